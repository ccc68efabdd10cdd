package edge_test

import (
	"fmt"
	"io"
	"net/http"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/mcp/edge"
)

func TestTheArgumentsOfAToolCallGoPastTheProtocol(t *testing.T) {
	s := start(t, edge.Params{Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(r.Body)
		if err != nil || int64(len(body)) != r.ContentLength {
			t.Errorf("%d bytes, %d declared, %v", len(body), r.ContentLength, err)
		}
		arguments, ok := edge.Arguments(r.Context())
		fmt.Fprintf(w, "%s\n%s\n%v", body, arguments, ok)
	})})
	for name, c := range map[string]struct{ sent, passed, arguments string }{
		"an object": {
			`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments": {"b":"}\"","c":[{"arguments":1}]} ,"_meta":{}}}`,
			`{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments": {} ,"_meta":{}}}`,
			`{"b":"}\"","c":[{"arguments":1}]}`,
		},
		"an escaped name": {
			`{"params":{"\u0061rguments":{"b":1}},"method":"tools/call","id":1}`,
			`{"params":{"\u0061rguments":{}},"method":"tools/call","id":1}`,
			`{"b":1}`,
		},
	} {
		if got, want := s.post(t, c.sent).body, c.passed+"\n"+c.arguments+"\ntrue"; got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
	for name, sent := range map[string]string{
		"none":            `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a"}}`,
		"no object":       `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":[{}]}}`,
		"null":            `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":null}}`,
		"two spellings":   `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"arguments":{"a":1},"Arguments":{"b":1}}}`,
		"another one":     `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","ARGUMENTS":{"a":1}}}`,
		"elsewhere":       `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","_meta":{"arguments":{"a":1}}},"x":{"arguments":{"a":1}}}`,
		"another method":  `{"jsonrpc":"2.0","id":1,"method":"prompts/get","params":{"name":"a","arguments":{"a":"1"}}}`,
		"params in a row": `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":[{"arguments":{"a":1}}]}`,
	} {
		if got, want := s.post(t, sent).body, sent+"\n\nfalse"; got != want {
			t.Errorf("%s: %s", name, got)
		}
	}
}

func TestAMessageStaysWholeForAHandlerThatWantsIt(t *testing.T) {
	s := start(t, edge.Params{WholeMessages: true, Handler: http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, apart := edge.Arguments(r.Context())
		_, _ = io.Copy(w, r.Body)
		fmt.Fprint(w, apart)
	})})
	sent := `{"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"a","arguments":{"b":1}}}`
	if got := s.post(t, sent).body; got != sent+"false" {
		t.Error(got)
	}
}
