package usecase_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"reflect"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// answered asks a service whose platform gives this answer, with room for so
// many bytes of data.
func answered(t *testing.T, a domain.Answer, room int) (usecase.Result, error) {
	t.Helper()
	s := newService(t, usecase.Params{
		Platform:    &platform{answer: func(context.Context, domain.Question) (domain.Answer, error) { return a, nil }},
		BudgetBytes: room + usecase.EnvelopeBytes,
	})
	return s.Answer(t.Context(), domain.Query, "sales", 7)
}

func numbers(n int) string {
	return "[" + strings.TrimSuffix(strings.Repeat("[1,2],", n), ",") + "]"
}

func TestTheBudgetCutsWholeRowsOfTheLongestArrayAndSaysSo(t *testing.T) {
	const advice = "; narrow the question by a filter, a shorter period or a top N."
	for name, c := range map[string]struct {
		data, start, end, notice string
		lengths                  map[string]int
		unread                   bool
	}{
		"rows, the rest in its order": {
			data:  `{"summary":"s","rows":` + numbers(12034) + `,"after":[1,2,3]}`,
			start: `{"summary":"s","rows":[[1,2],[1,2]`, end: `],"after":[1,2,3]}`,
			notice: "of 12,034 rows shown" + advice,
		},
		"the true length": {
			data: `{"rows":` + numbers(1000) + `}`, lengths: map[string]int{"rows": 50000},
			start: `{"rows":[[1,2]`, end: `]}`, notice: "of 50,000 rows shown" + advice,
		},
		"a lower bound": {
			data: `{"rows":` + numbers(1000) + `}`, lengths: map[string]int{"rows": 50000}, unread: true,
			start: `{"rows":[[1,2]`, end: `]}`, notice: "of at least 50,000 rows shown" + advice,
		},
		"not cut by the budget": {
			data: `{"rows":[[1],[2]]}`, lengths: map[string]int{"rows": 5},
			start: `{"rows":[[1],[2]`, end: `]}`, notice: "2 of 5 rows shown" + advice,
		},
		"not read to the end": {
			data: `{"a":1}`, unread: true, start: `{"a":1`, end: `}`, notice: "The first part of the answer shown" + advice,
		},
		"deep inside": {
			data:  `{"data":{"result":{"resultSet":` + numbers(9000) + `}}}`,
			start: `{"data":{"result":{"resultSet":[[1,2]`, end: `]}}}`, notice: "of 9,000 entries of resultSet shown" + advice,
		},
		"the true length deep inside": {
			data:    `{"data":{"a/b":{"rows":` + numbers(1000) + `}},"rows":[]}`,
			lengths: map[string]int{"data/a~1b/rows": 50000, "data/none \"x\"": 3},
			start:   `{"data":{"a/b":{"rows":[[1,2]`, end: `]}},"rows":[]}`,
			notice: `of 50,000 rows, 0 of 3 entries of none "x" shown` + advice,
		},
		"the true length at the top": {
			data: numbers(1000), lengths: map[string]int{"": 50000},
			start: `[[1,2],`, end: `]`, notice: "of 50,000 entries shown" + advice,
		},
		"inside a list of results": {
			data:  `[{"headers":["a","b"]},{"resultSet":` + numbers(9000) + `}]`,
			start: `[{"headers":["a","b"]},{"resultSet":[[1,2]`, end: `]}]`, notice: "of 9,000 entries of resultSet shown" + advice,
		},
		"at the top": {
			data: numbers(9000), start: `[[1,2],`, end: `]`, notice: "of 9,000 entries shown" + advice,
		},
		"lines of a text": {
			data:  string(text(strings.Repeat("a \"line\"\n", 9000))),
			start: `"a \"line\"\n`, end: `a \"line\"\n"`, notice: "of 9,000 lines shown" + advice,
		},
	} {
		t.Run(name, func(t *testing.T) {
			const room = 2000
			r, err := answered(t, domain.Answer{Data: json.RawMessage(c.data), Lengths: c.lengths, Unread: c.unread}, room)
			if err != nil {
				t.Fatal(err)
			}
			got := string(r.Data)
			if !strings.HasPrefix(got, c.start) || !strings.HasSuffix(got, c.end) || !json.Valid(r.Data) || len(got) > room {
				t.Errorf("%d bytes: %.80s … %s", len(got), got, got[max(0, len(got)-40):])
			}
			if len(c.data) > room && len(got) < room-20 {
				t.Errorf("%d bytes: more rows would fit", len(got))
			}
			if !r.Truncated || !strings.HasSuffix(r.Notice, c.notice) {
				t.Errorf("notice %q; want …%q", r.Notice, c.notice)
			}
		})
	}
}

func text(s string) json.RawMessage {
	b, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return b
}

func TestTheNoticeCountsWhatIsShown(t *testing.T) {
	r, err := answered(t, domain.Answer{Data: json.RawMessage(`{"rows":` + numbers(1000) + `}`)}, 1500)
	if err != nil {
		t.Fatal(err)
	}
	var shown struct{ Rows []any }
	if err := json.Unmarshal(r.Data, &shown); err != nil {
		t.Fatal(err)
	}
	if want := fmt.Sprintf("%d of 1,000 rows", len(shown.Rows)); !strings.HasPrefix(r.Notice, want) {
		t.Errorf("%q; want %q", r.Notice, want)
	}
}

func TestRowCountSaysHowManyRowsAreLeft(t *testing.T) {
	r, err := answered(t, domain.Answer{Data: json.RawMessage(`{"a":{"row_count":1},"rows":` + numbers(1000) + `,"row_count":1000,"total_rows":1000}`)}, 1500)
	if err != nil {
		t.Fatal(err)
	}
	var shown struct {
		A struct {
			RowCount int `json:"row_count"`
		}
		Rows      []any
		RowCount  int `json:"row_count"`
		TotalRows int `json:"total_rows"`
	}
	if err := json.Unmarshal(r.Data, &shown); err != nil {
		t.Fatal(err)
	}
	if shown.RowCount != len(shown.Rows) || shown.TotalRows != 1000 || shown.A.RowCount != 1 {
		t.Errorf("%d rows, row_count %d, total_rows %d", len(shown.Rows), shown.RowCount, shown.TotalRows)
	}
}

func TestTwoLongArraysShareTheBudget(t *testing.T) {
	r, err := answered(t, domain.Answer{Data: json.RawMessage(`{"a":` + numbers(5000) + `,"b":` + numbers(2000) + `,"c":[1,2]}`)}, 2000)
	if err != nil {
		t.Fatal(err)
	}
	var shown struct{ A, B, C []any }
	if err := json.Unmarshal(r.Data, &shown); err != nil {
		t.Fatal(err)
	}
	if d := len(shown.A) - len(shown.B); d < -2 || d > 2 || len(shown.C) != 2 {
		t.Errorf("%d, %d and %d elements", len(shown.A), len(shown.B), len(shown.C))
	}
}

func TestWhatHasNothingToLeaveOutIsRefused(t *testing.T) {
	for name, data := range map[string]string{
		"a long text in an object": `{"summary":"` + strings.Repeat("x", 5000) + `","rows":[1]}`,
		"one long line":            `"` + strings.Repeat("x", 5000) + `"`,
	} {
		_, err := answered(t, domain.Answer{Data: json.RawMessage(data)}, 2000)
		if k := kindOf(t, err); k != domain.KindTooBig {
			t.Errorf("%s: %s", name, k)
		}
	}
}

// randomValue writes a value of any shape: nested, escaped, with markup and
// white space.
func randomValue(r *rand.Rand, b *bytes.Buffer, depth int) {
	space := []string{"", "", " ", "\n\t"}[r.IntN(4)]
	b.WriteString(space)
	defer b.WriteString(space)
	kind := r.IntN(7)
	if depth == 0 {
		kind = r.IntN(4)
	}
	switch kind {
	case 0:
		fmt.Fprintf(b, "%g", r.NormFloat64())
	case 1:
		b.WriteString([]string{"true", "false", "null", "-0", "1e9"}[r.IntN(5)])
	case 2, 3:
		b.Write(text(strings.Repeat([]string{`a"\`, "<&>", "é\u2028", "]}", "[{,:"}[r.IntN(5)], r.IntN([]int{20, 20, 2000}[r.IntN(3)]))))
	case 4:
		n := r.IntN(5)
		b.WriteString("{")
		for i := range n {
			if i > 0 {
				b.WriteString(",")
			}
			b.Write(text(fmt.Sprintf(`k%d"[`, i)))
			b.WriteString(":")
			randomValue(r, b, depth-1)
		}
		b.WriteString("}")
	default:
		n := r.IntN(25)
		b.WriteString("[")
		for i := range n {
			if i > 0 {
				b.WriteString(",")
			}
			randomValue(r, b, depth-1)
		}
		b.WriteString("]")
	}
}

// Whatever the answer: it comes back whole, or cut to valid JSON within the
// budget however it is encoded and with a notice, or as a fault.
func TestNoAnswerBreaksItsBudget(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	var whole, cut, refused int
	for range 400 {
		var b bytes.Buffer
		randomValue(random, &b, 3)
		room := usecase.EnvelopeBytes + random.IntN(4000)
		r, err := answered(t, domain.Answer{Data: b.Bytes()}, room)
		if err != nil {
			if k := kindOf(t, err); k != domain.KindTooBig {
				t.Fatalf("%s for %s", k, b.Bytes())
			}
			refused++
			continue
		}
		encoded, err := json.Marshal(r.Data) // as escaped as encoding/json makes it
		if err != nil || len(encoded) > room || len(r.Data) > room {
			t.Fatalf("%d bytes of %d, %v: %s", len(encoded), room, err, r.Data)
		}
		if len(r.Notice) > usecase.EnvelopeBytes/2 {
			t.Fatalf("a notice of %d bytes", len(r.Notice))
		}
		var before, after any
		if json.Unmarshal(b.Bytes(), &before) != nil || json.Unmarshal(r.Data, &after) != nil {
			t.Fatal("not JSON")
		}
		if !isCutOf(before, after) {
			t.Fatalf("%s is not the beginning of %s", r.Data, b.Bytes())
		}
		if r.Truncated {
			cut++
		} else {
			whole++
		}
		if same := reflect.DeepEqual(before, after); same == r.Truncated {
			t.Fatalf("truncated is %v, the answer the same: %v", r.Truncated, same)
		}
	}
	if whole == 0 || cut == 0 || refused == 0 {
		t.Errorf("one-sided: %d whole, %d cut, %d refused", whole, cut, refused)
	}
}

// isCutOf reports whether after is before with some arrays, or a text, ended early.
func isCutOf(before, after any) bool {
	switch after := after.(type) {
	case []any:
		b, ok := before.([]any)
		if !ok || len(after) > len(b) {
			return false
		}
		for i := range after {
			if !isCutOf(b[i], after[i]) {
				return false
			}
		}
		return true
	case map[string]any:
		b, ok := before.(map[string]any)
		if !ok || len(after) != len(b) {
			return false
		}
		for k := range after {
			if !isCutOf(b[k], after[k]) {
				return false
			}
		}
		return true
	default:
		return before == after
	}
}
