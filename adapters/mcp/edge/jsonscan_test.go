package edge_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"net/http/httptest"
	"testing"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

// FuzzMessagesAgreeWithEncodingJSON compares the edge's verdict on a message
// with that of encoding/json, wrapped in an object so that only the scanner
// decides: what passes is JSON, and what is JSON passes unless it nests too
// deeply or says a name twice.
func FuzzMessagesAgreeWithEncodingJSON(f *testing.F) {
	for _, seed := range []string{
		`1`, `-0.5e+10`, `01`, `1.`, `1e`, `-`, `"a\u00e9\ud800\n"`, `"\x"`, `"\u12g4"`, "\"\t\"", `tru`, `true`, `nullx`,
		`{"a":1,"b":[true,null,{}]}`, `{"a":1,"a":2}`, `{"a":1,"\u0061":2}`, `[1,]`, `{,}`, `{"a"}`, `[`, ` [ ] `, "\x00", `"\`, `"`, `[1 2]`,
	} {
		f.Add([]byte(seed))
	}
	reached := false
	server, err := edge.New(edge.Params{Logger: nop(), Handler: http.HandlerFunc(func(http.ResponseWriter, *http.Request) { reached = true })})
	if err != nil {
		f.Fatal(err)
	}
	f.Fuzz(func(t *testing.T, value []byte) {
		body := append(append([]byte(`{"x":`), value...), '}')
		reached = false
		r := httptest.NewRequest(http.MethodPost, "/mcp", bytes.NewReader(body))
		r.Header.Set("Content-Type", "application/json")
		server.Handler().ServeHTTP(httptest.NewRecorder(), r)
		if want := utf8.Valid(body) && json.Valid(body) && oneReading(body); reached != want {
			t.Errorf("%q: passed %v, want %v", body, reached, want)
		}
	})
}

// oneReading reports whether a valid text keeps to 64 levels and says no name
// twice in one object nor spells a member of JSON-RPC otherwise.
func oneReading(text []byte) bool {
	type level struct {
		names map[string]bool // nil for an array
		name  bool            // a name comes next
	}
	var levels []level
	decoder := json.NewDecoder(bytes.NewReader(text))
	for {
		token, err := decoder.Token()
		if err == io.EOF {
			return true
		}
		if err != nil {
			return false
		}
		top := len(levels) - 1
		if top >= 0 && levels[top].names != nil {
			if name, ok := token.(string); ok && levels[top].name {
				if levels[top].names[name] {
					return false
				}
				levels[top].names[name] = true
				levels[top].name = false
				if top == 0 && name != "x" && misspelled(name) {
					return false
				}
				continue
			}
			levels[top].name = true
		}
		switch token {
		case json.Delim('{'):
			levels = append(levels, level{names: map[string]bool{}, name: true})
		case json.Delim('['):
			levels = append(levels, level{})
		case json.Delim('}'), json.Delim(']'):
			levels = levels[:len(levels)-1]
		}
		if len(levels) > 64 {
			return false
		}
	}
}

func misspelled(name string) bool {
	for _, known := range []string{"jsonrpc", "id", "method", "params", "result", "error"} {
		if name != known && bytes.EqualFold([]byte(name), []byte(known)) {
			return true
		}
	}
	return false
}
