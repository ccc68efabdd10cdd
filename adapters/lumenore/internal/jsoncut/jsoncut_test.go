package jsoncut_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
	"math/rand/v2"
	"runtime"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore/internal/jsoncut"
)

const (
	keep = 4000
	most = 5000
)

// cut writes a document in pieces of a size.
func cut(t *testing.T, document string, piece int) (jsoncut.Cut, error) {
	t.Helper()
	c := jsoncut.New(keep, most)
	for rest := []byte(document); len(rest) > 0; {
		n := min(piece, len(rest))
		if _, err := c.Write(rest[:n]); err != nil {
			return jsoncut.Cut{}, err
		}
		rest = rest[n:]
	}
	return c.Close()
}

func mustCut(t *testing.T, document string) jsoncut.Cut {
	t.Helper()
	got, err := cut(t, document, 7)
	if err != nil {
		t.Fatal(err)
	}
	if !json.Valid(got.Data) || len(got.Data) > most+2 {
		t.Fatalf("%d bytes, valid: %v\n%s", len(got.Data), json.Valid(got.Data), got.Data)
	}
	return got
}

// rows is n rows of two cells as an array.
func rows(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, `["member %d",%d],`, i, i)
	}
	return "[" + strings.TrimSuffix(b.String(), ",") + "]"
}

func decode[T any](t *testing.T, data []byte) T {
	t.Helper()
	var v T
	if err := json.Unmarshal(data, &v); err != nil {
		t.Fatalf("%v in %s", err, data)
	}
	return v
}

func TestADocumentThatFitsIsKeptWithoutItsWhiteSpace(t *testing.T) {
	for _, document := range []string{
		`{"a":[1,-2.5e+3,true,null,"x\n\u00e9\"]"],"b":{"c":[]},"d":{}}`, `[]`, `{}`, `0`, `-0.5`, `"text"`, `null`,
		" [ 1 , { \"a\" : [ ] } ]\r\n\t",
	} {
		var want bytes.Buffer
		if err := json.Compact(&want, []byte(document)); err != nil {
			t.Fatal(err)
		}
		got := mustCut(t, document)
		if string(got.Data) != want.String() || got.Lengths != nil || got.Lower {
			t.Errorf("%s became %s, %v, %v", document, got.Data, got.Lengths, got.Lower)
		}
	}
}

func TestALongTableKeepsItsFirstRowsAndWhatStandsAroundIt(t *testing.T) {
	got := mustCut(t, `{"status":"ok","rows":`+rows(20000)+`,"columns":["a","b"],"total":{"n":20000}}`)
	v := decode[struct {
		Status  string
		Rows    [][]any
		Columns []string
		Total   struct{ N int }
	}](t, got.Data)
	if v.Status != "ok" || len(v.Columns) != 2 || v.Total.N != 20000 || got.Lengths["rows"] != 20000 || got.Lower {
		t.Fatalf("%+v %v %v", v, got.Lengths, got.Lower)
	}
	if len(got.Data) < keep*9/10 {
		t.Errorf("only %d bytes are kept", len(got.Data))
	}
	for i, row := range v.Rows {
		if len(row) != 2 || row[1] != float64(i) {
			t.Fatalf("row %d is %v", i, row)
		}
	}
}

func TestTwoLongTablesShareTheRoom(t *testing.T) {
	got := mustCut(t, `{"first":`+rows(5000)+`,"small":`+rows(5)+`,"second":`+rows(700)+`,"end":1}`)
	v := decode[map[string]json.RawMessage](t, got.Data)
	first, second := len(v["first"]), len(v["second"])
	if first < 1000 || second < 1000 || string(v["small"]) != rows(5) || string(v["end"]) != "1" {
		t.Fatalf("first %d, second %d, small %s", first, second, v["small"])
	}
	if got.Lengths["first"] != 5000 || got.Lengths["second"] != 700 || len(got.Lengths) != 2 {
		t.Errorf("lengths %v", got.Lengths)
	}
}

func TestATableFurtherDownIsCutAtItsRowsAndSaysSo(t *testing.T) {
	for name, c := range map[string]struct {
		document string
		lengths  map[string]int
		lower    bool
	}{
		"objects":           {`{"data":{"headers":["a","b"],"result":{"resultSet":%s,"count":3}},"status":1}`, map[string]int{"data/result/resultSet": 20000}, false},
		"odd names":         {`{"a/b~":{"\u0063 \"":%s},"c":[]}`, map[string]int{`a~1b~0/c "`: 20000}, false},
		"the top itself":    {`%s`, map[string]int{"": 20000}, false},
		"a list of results": {`[{"name":"x"},{"table":%s,"after":[1,2]},{"name":"y"}]`, nil, true},
		"no name":           {`{"":%s}`, nil, true},
		"a very long name":  {`{"` + strings.Repeat("n", 300) + `":%s}`, nil, true},
	} {
		got := mustCut(t, fmt.Sprintf(c.document, rows(20000)))
		if got.Lower != c.lower || !maps.Equal(got.Lengths, c.lengths) {
			t.Errorf("%s: lower %v, lengths %v", name, got.Lower, got.Lengths)
		}
		if n := bytes.Count(got.Data, []byte("member")); n < 100 || bytes.Count(got.Data, []byte(`],["member`)) != n-1 {
			t.Errorf("%s: %d rows in %s", name, n, got.Data)
		}
		if name == "objects" && !bytes.HasSuffix(got.Data, []byte(`],"count":3}},"status":1}`)) {
			t.Errorf("the end is %s", got.Data[len(got.Data)-60:])
		}
	}
}

func TestARowThatIsTooBigEndsItsTable(t *testing.T) {
	huge := strings.Repeat("x", 3*most)
	got := mustCut(t, `{"rows":[["a"],["`+huge+`"],["b"]],"end":true}`)
	if string(got.Data) != `{"rows":[["a"]],"end":true}` || got.Lengths["rows"] != 3 {
		t.Errorf("%s %v", got.Data, got.Lengths)
	}
}

func TestWhatHasNoElementsToLeaveOutIsTooBig(t *testing.T) {
	for _, document := range []string{
		`{"a":"` + strings.Repeat("x", 2*most) + `"}`,
		`"` + strings.Repeat("x", 2*most) + `"`,
		`{` + strings.Repeat(`"key":[],`, most) + `"end":1}`,
		strings.Repeat("1", 2*most),
	} {
		if _, err := cut(t, document, 1000); !errors.Is(err, jsoncut.ErrTooBig) {
			t.Errorf("%.40s: %v", document, err)
		}
	}
}

func TestALongTextIsCutAfterALineBreak(t *testing.T) {
	got := mustCut(t, `"`+strings.Repeat(`a \\n line\n`, most)+`"`)
	text := decode[string](t, got.Data)
	if !got.Lower || len(text) < keep/2 || strings.ReplaceAll(text, "a \\n line\n", "") != "" {
		t.Errorf("lower %v, %q", got.Lower, text)
	}
}

func TestAStreamThatIsNotReadToItsEndIsStillADocument(t *testing.T) {
	document := `{"a":{"b":[1,2,{"c":[3]}],"d":"text"},"rows":` + rows(2000) + `,"end":[]}`
	for at := 1; at < len(document); at += 11 {
		c := jsoncut.New(keep, most)
		if _, err := c.Write([]byte(document[:at])); err != nil {
			t.Fatal(err)
		}
		got, err := c.Stop()
		if err != nil || !json.Valid(got.Data) || !got.Lower {
			t.Fatalf("at %d: %v, lower %v: %s", at, err, got.Lower, got.Data)
		}
	}
}

func TestEveryDocumentIsJudgedAsTheStandardLibraryJudgesIt(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	const alphabet = `{}[]",:0123456789.eE+-tfn \u"rueals{[]}`
	seeds := []string{`{"a":[1,2.5e-3,"\u00e9\n",true,false,null],"b":{"c":{}}}`, `[[],[[]],{}]`, `-0`, `01`, `1.`, `.5`, `1e`, `tru`, `"\x"`, `{"a"}`, `[1,]`, `{,}`, ``}
	seen := map[bool]int{}
	for i := range 10000 {
		document := []byte(seeds[i%len(seeds)])
		for range random.IntN(3) {
			if len(document) > 0 {
				document[random.IntN(len(document))] = alphabet[random.IntN(len(alphabet))]
			}
		}
		valid := json.Valid(document)
		seen[valid]++
		got, err := cut(t, string(document), 1+random.IntN(9))
		if (err == nil) != valid {
			t.Fatalf("%q: %v, but valid is %v", document, err, valid)
		}
		if valid && !json.Valid(got.Data) {
			t.Fatalf("%q became %q", document, got.Data)
		}
	}
	if seen[true] < 500 || seen[false] < 500 {
		t.Fatalf("the documents were %v", seen)
	}
}

func TestAnyDocumentThatIsCutStaysADocument(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 4))
	cuts, tooBig := 0, 0
	for range 1000 {
		var b strings.Builder
		grow(&b, random, 0)
		document := b.String()
		got, err := cut(t, document, 1+random.IntN(500))
		if errors.Is(err, jsoncut.ErrTooBig) {
			tooBig++
			continue
		}
		if err != nil || !json.Valid(got.Data) || len(got.Data) > most+1 {
			t.Fatalf("%v: %d bytes of %d:\n%s\n%s", err, len(got.Data), len(document), document, got.Data)
		}
		if len(document) > most {
			cuts++
			if got.Lengths == nil && !got.Lower {
				t.Fatalf("cut in silence: %s", got.Data)
			}
		}
		wantFirstElements(t, document, got)
	}
	if cuts < 100 || tooBig > 2*cuts {
		t.Fatalf("%d cuts, %d too big", cuts, tooBig)
	}
}

// wantFirstElements checks that what is kept are first elements of what was
// there, and that the lengths told are true.
func wantFirstElements(t *testing.T, document string, got jsoncut.Cut) {
	t.Helper()
	whole, part := decode[any](t, []byte(document)), decode[any](t, got.Data)
	var check func(whole, part any)
	check = func(whole, part any) {
		switch w := whole.(type) {
		case []any:
			p := part.([]any)
			for i := range p {
				check(w[i], p[i])
			}
		case map[string]any:
			p := part.(map[string]any)
			if len(w) != len(p) {
				t.Fatalf("%d of %d members", len(p), len(w))
			}
			for k := range w {
				check(w[k], p[k])
			}
		default:
			if whole != part {
				t.Fatalf("%v became %v", whole, part)
			}
		}
	}
	check(whole, part)
	for path, n := range got.Lengths {
		at := whole
		for key := range strings.SplitSeq(path, "/") {
			if path != "" {
				at = at.(map[string]any)[key]
			}
		}
		if array := at.([]any); len(array) != n {
			t.Fatalf("%s has %d elements, not %d", path, len(array), n)
		}
	}
}

// grow writes a random value; objects have unique keys.
func grow(b *strings.Builder, random *rand.Rand, depth int) {
	switch kind := random.IntN(10); {
	case depth == 0 && kind < 7 || depth < 5 && kind < 3:
		b.WriteByte('{')
		for i := range random.IntN(6) {
			if i > 0 {
				b.WriteByte(',')
			}
			fmt.Fprintf(b, `"k%d":`, i)
			grow(b, random, depth+1)
		}
		b.WriteByte('}')
	case depth < 5 && kind < 7:
		b.WriteByte('[')
		n := random.IntN(5)
		if random.IntN(4) == 0 {
			n = random.IntN(400)
		}
		for i := range n {
			if i > 0 {
				b.WriteByte(',')
			}
			if n > 5 {
				fmt.Fprintf(b, `["row",%d]`, random.IntN(1e6))
				continue
			}
			grow(b, random, depth+1)
		}
		b.WriteByte(']')
	default:
		fmt.Fprintf(b, `"%s"`, strings.Repeat("x", random.IntN(30)))
	}
}

func TestMemoryStaysTheSameHoweverLongTheDocument(t *testing.T) {
	chunk := []byte(strings.Repeat(`["member",12345],`, 4096))
	c := jsoncut.New(keep, most)
	if _, err := c.Write([]byte(`{"rows":[`)); err != nil {
		t.Fatal(err)
	}
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for range 300 { // 20 MB
		if _, err := c.Write(chunk); err != nil {
			t.Fatal(err)
		}
	}
	runtime.ReadMemStats(&after)
	if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 64<<10 {
		t.Errorf("%d bytes were allocated for 20 MB", allocated)
	}
}
