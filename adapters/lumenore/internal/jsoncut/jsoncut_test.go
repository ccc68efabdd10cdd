package jsoncut_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"maps"
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
