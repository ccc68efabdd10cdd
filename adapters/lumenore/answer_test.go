package lumenore_test

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// smallBudget keeps large answers small.
const smallBudget = 8 << 10

// answered is what the streamed call makes of a body.
func answered(t *testing.T, contentType, body string, change func(*lumenore.Params)) (answer domain.Answer, err error) {
	t.Helper()
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = typed(contentType, body)
		c, _ := b.client(t, func(p *lumenore.Params) {
			p.BudgetBytes = smallBudget
			if change != nil {
				change(p)
			}
		})
		answer, err = c.Answer(t.Context(), domain.Query, ask(t))
	})
	return answer, err
}

func TestAStreamedAnswerIsJSONWhereItIsAndATextWhereNot(t *testing.T) {
	for _, c := range []struct{ contentType, body, want string }{
		{"application/json", "{\"a\":\n[1, 2]}\n", "{\"a\":\n[1, 2]}"},
		{"text/plain", ` [1]`, `[1]`},
		{"", `"quoted"`, `"quoted"`},
		{"text/plain; charset=utf-8", "Sales rose by 5 %.\nWhy: \"West\" & <Q4>\t\\\u2028\u00e9\x01", `"Sales rose by 5 %.\nWhy: \"West\" & <Q4>\t\\` + "\u2028\u00e9" + `\u0001"`},
		{"application/json", "{\"a\":1}\n{\"a\":2}\n", `"{\"a\":1}\n{\"a\":2}"`},
		{"application/x-ndjson", "{\"a\":1}\n\n[2]", `"{\"a\":1}\n\n[2]"`},
		{"text/event-stream", "data: {\"a\":1}\n\ndata: [DONE]\n", `"data: {\"a\":1}\n\ndata: [DONE]"`},
		{"text/plain", "bad \xff byte", `"bad ` + "\ufffd" + ` byte"`},
		{"application/json", "[\"bad \xff byte\"]", "[\"bad \ufffd byte\"]"},
	} {
		answer, err := answered(t, c.contentType, c.body, nil)
		if err != nil || string(answer.Data) != c.want || answer.Unread || answer.Lengths != nil {
			t.Errorf("%s %q: %s, %+v, %v", c.contentType, c.body, answer.Data, answer.Lengths, err)
		}
		if !json.Valid(answer.Data) {
			t.Errorf("%q is no JSON", answer.Data)
		}
	}
}

func TestOtherAnswersAreJSONOrAnError(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = typed("text/plain", "All fine.")
		c, _ := b.client(t, nil)
		for _, o := range operations(t) {
			if _, err := o.call(t.Context(), c); o.name == "nlq_to_data" {
				if err != nil {
					t.Error(err)
				}
			} else {
				wantFault(t, err, domain.KindNotUnderstood)
			}
		}
	})
}

func table(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `["member %d",%d],`, i, i)
	}
	return "[" + strings.TrimSuffix(b.String(), ",") + "]"
}

func TestALargeTableIsCutAtARowAndItsTrueLengthTold(t *testing.T) {
	answer, err := answered(t, "application/json", `{"columns":["a","b"],"rows":`+table(20000)+`,"count":20000}`, nil)
	if err != nil {
		t.Fatal(err)
	}
	var data struct {
		Columns []string
		Rows    [][]any
		Count   int
	}
	if err := json.Unmarshal(answer.Data, &data); err != nil {
		t.Fatal(err)
	}
	if answer.Lengths["rows"] != 20000 || answer.Unread || data.Count != 20000 || len(data.Rows) < 200 || len(data.Columns) != 2 {
		t.Errorf("%v %v, %d rows", answer.Lengths, answer.Unread, len(data.Rows))
	}
	if len(answer.Data) > smallBudget*5/4 {
		t.Errorf("%d bytes of a budget of %d", len(answer.Data), smallBudget)
	}
}

func TestWhatIsBeyondTheReadLimitIsSaidToBeUnread(t *testing.T) {
	limit := func(p *lumenore.Params) { p.MaxBackendBytes = 50 << 10 }
	answer, err := answered(t, "application/json", `{"rows":`+table(20000)+`}`, limit)
	if err != nil || !json.Valid(answer.Data) {
		t.Fatalf("%v %s", err, answer.Data)
	}
	if n := answer.Lengths["rows"]; !answer.Unread || n < 1000 || n >= 20000 {
		t.Errorf("lengths %v, unread %v", answer.Lengths, answer.Unread)
	}
	body := `{"rows":[1,2,3]}`
	for budget, unread := range map[int64]bool{int64(len(body)): false, int64(len(body)) - 1: true} {
		answer, err := answered(t, "application/json", body, func(p *lumenore.Params) { p.MaxBackendBytes = budget })
		if err != nil || answer.Unread != unread || !json.Valid(answer.Data) {
			t.Errorf("limit %d: %s, unread %v, %v", budget, answer.Data, answer.Unread, err)
		}
	}
}

func TestALargeTextIsCutAtAWholeLine(t *testing.T) {
	line := `The "West" sold more.` + "\t\n"
	for _, contentType := range []string{"text/plain", "application/json"} {
		body := strings.Repeat(line, 20000)
		if contentType == "application/json" {
			line = "{\"region\":\"West\"}\n"
			body = strings.Repeat(line, 20000)
		}
		answer, err := answered(t, contentType, body, nil)
		var text string
		if err != nil || json.Unmarshal(answer.Data, &text) != nil {
			t.Fatalf("%v %.100s", err, answer.Data)
		}
		if !answer.Unread || len(text) < smallBudget/2 || len(answer.Data) > smallBudget*5/4 || strings.ReplaceAll(text, line, "") != "" {
			t.Errorf("%s: %d bytes, unread %v: %.200q", contentType, len(text), answer.Unread, text)
		}
	}
}

func TestATextWithoutLinesThatIsTooLongIsAnError(t *testing.T) {
	for _, body := range []string{strings.Repeat("word ", 10000), strings.Repeat("\x01", smallBudget)} {
		_, err := answered(t, "text/plain", body, nil)
		wantFault(t, err, domain.KindTooBig)
	}
}

func TestALineOfAnyLengthIsRead(t *testing.T) {
	body := `{"note":"x","rows":[` + strings.Repeat(`{"name":"member","value":1},`, 50000) + `{}]}`
	answer, err := answered(t, "application/json", body, nil)
	if err != nil || answer.Lengths["rows"] != 50001 {
		t.Errorf("%v, %v", answer.Lengths, err)
	}
}

func TestTheUseCaseFitsALargeAnswerToItsBudgetAndSaysWhatIsMissing(t *testing.T) {
	for body, notice := range map[string]string{
		`{"rows":` + table(12034) + `}`:                     " of 12,034 rows shown; ",
		`{"data":{"resultSet":` + table(12034) + `,"n":1}}`: " of 12,034 entries of resultSet shown; ",
		table(12034):                           " of 12,034 entries shown; ",
		`[{"resultSet":` + table(12034) + `}]`: " of at least ",
		strings.Repeat("a line of a text that goes on\n", 5000): " of at least ",
	} {
		synctest.Test(t, func(t *testing.T) {
			b := newBackend(t)
			b.answer = typed("text/plain", body)
			c, _ := b.client(t, func(p *lumenore.Params) { p.BudgetBytes = smallBudget })
			s, err := usecase.New(usecase.Params{Platform: c, BudgetBytes: smallBudget})
			if err != nil {
				t.Fatal(err)
			}
			r, err := s.Answer(t.Context(), domain.Query, question, schema)
			if err != nil || !r.Truncated || !strings.Contains(r.Notice, notice) || len(r.Data) < smallBudget*3/4 {
				t.Errorf("%v: %q, %d bytes", err, r.Notice, len(r.Data))
			}
		})
	}
}

func TestAStreamedAnswerReportsItsProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = func(w http.ResponseWriter, _ *http.Request) {
			for range 5 {
				_, _ = io.WriteString(w, "a line of "+question+"\n")
				_ = http.NewResponseController(w).Flush()
				time.Sleep(time.Second)
			}
		}
		c, _ := b.client(t, nil)
		var mu sync.Mutex
		var told []string
		ctx := domain.WithReport(t.Context(), func(message string) {
			mu.Lock()
			defer mu.Unlock()
			told = append(told, message)
		})
		if _, err := c.Answer(ctx, domain.Query, ask(t)); err != nil {
			t.Fatal(err)
		}
		if len(told) != 6 || told[0] != "The platform has begun to answer." || told[5] != "Lines of the answer received: 5." {
			t.Errorf("%q", told)
		}
		wantNothingIn(t, "progress", strings.Join(told, "\n"))
	})
}

func TestNoProgressIsReportedOfAPage(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = typed("text/html", page)
		c, _ := b.client(t, nil)
		ctx := domain.WithReport(t.Context(), func(message string) { t.Errorf("told %q", message) })
		wantFault(t, lastError(c.Answer(ctx, domain.Query, ask(t))), domain.KindNotUnderstood)
	})
}

func TestASlowAnswerMayTakeLongerThanTheLongestSilence(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = func(w http.ResponseWriter, _ *http.Request) {
			for i := range 5 {
				_, _ = fmt.Fprintf(w, "%c", "[1,2]"[i])
				_ = http.NewResponseController(w).Flush()
				time.Sleep(50 * time.Second)
			}
		}
		c, _ := b.client(t, nil)
		ctx, cancel := context.WithTimeout(t.Context(), 300*time.Second)
		defer cancel()
		answer, err := c.Datasets(ctx)
		if err != nil || !bytes.Equal(answer.Data, []byte("[1,2]")) {
			t.Errorf("%s %v", answer.Data, err)
		}
	})
}

func TestACompressedAnswerIsReadAsWhatItHolds(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = gzipped(`{"rows":` + table(20000) + `}`)
		c, _ := b.client(t, func(p *lumenore.Params) { p.BudgetBytes = smallBudget })
		answer, err := c.Datasets(t.Context())
		if err != nil || answer.Lengths["rows"] != 20000 {
			t.Errorf("%v %v", answer.Lengths, err)
		}
		if slices.Contains(b.calls[0].Header["Accept-Encoding"], "br") {
			t.Error("an encoding is asked for that is not understood")
		}
	})
}
