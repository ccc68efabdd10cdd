package mcp_test

import (
	"context"
	"encoding/json"
	"io"
	"maps"
	"net/http"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// raw is a tools/call of one era, with what a test puts into it.
type raw struct {
	id, meta, name, arguments string
	more                      string // members of params beside the others
	header                    map[string]string
}

// plainest is a call of the plainest form.
func plainest(era string) raw {
	call := raw{id: "7", name: `"get_trend_data"`, arguments: `{"userQuery":"sales","schemaId":7}`, header: map[string]string{"Mcp-Protocol-Version": era}}
	if era == modern {
		call.meta = `{"io.modelcontextprotocol/protocolVersion":"` + modern + `","io.modelcontextprotocol/clientCapabilities":{}}`
		call.header["Mcp-Method"], call.header["Mcp-Name"] = "tools/call", "get_trend_data"
	}
	return call
}

func (c raw) body() string {
	params := `"name":` + c.name + `,"arguments":` + c.arguments + c.more
	if c.meta != "" {
		params = `"_meta":` + c.meta + "," + params
	}
	return `{"jsonrpc":"2.0","id":` + c.id + `,"method":"tools/call","params":{` + params + `}}`
}

// ask sends the call and returns all of its answer that is not new each time.
func (s *site) ask(t *testing.T, c raw) (status int, header http.Header, body string) {
	t.Helper()
	r, err := http.NewRequestWithContext(t.Context(), http.MethodPost, s.url, strings.NewReader(c.body()))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	for name, value := range c.header {
		r.Header.Set(name, value)
	}
	response, err := s.http.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer response.Body.Close()
	text, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	response.Header.Del("Date")
	response.Header.Del("X-Request-Id")
	return response.StatusCode, response.Header, string(text)
}

// way is a service that tells how a question came to it.
func way(answer func(text string) (usecase.Result, error)) (service, *string) {
	came := new(string)
	return service{analyses: every, answer: func(_ context.Context, text string) (usecase.Result, error) {
		*came = "straight"
		if strings.Contains(string(debug.Stack()), "mcp-go/server.(*MCPServer)") {
			*came = "through mcp-go"
		}
		return answer(text)
	}}, came
}

// A member of params that means nothing makes a call take the long way.
const meaningless = `,"x":1`

func TestAPlainCallIsAnsweredAsTheProtocolLibraryWouldAnswerIt(t *testing.T) {
	s, came := way(func(text string) (usecase.Result, error) {
		switch text {
		case "fault":
			return usecase.Result{}, domain.NewFault(domain.KindUnknownDataset, "no <dataset> & such.", "List them.")
		case "cut":
			return usecase.Result{Data: json.RawMessage(` [1, "<b>\u2028é\\" ] `), Truncated: true, Notice: "cut > here"}, nil
		}
		return usecase.Result{Data: json.RawMessage(`{"rows":[["a",1.50]]}`)}, nil
	})
	site := start(t, s)
	edits := map[string]func(*raw){
		"as it is":           func(*raw) {},
		"an answer cut":      func(c *raw) { c.arguments = `{"userQuery":"cut","schemaId":"7"}` },
		"a fault":            func(c *raw) { c.arguments = `{"userQuery":"fault","schemaId":7}` },
		"wrong arguments":    func(c *raw) { c.arguments = `{"userQuery":"<","other":[1]}` },
		"no arguments":       func(c *raw) { c.arguments = `{}` },
		"a text as id":       func(c *raw) { c.id = `"call 1/é"` },
		"a plain text as id": func(c *raw) { c.id = `"4f-A_'1'"` },
		"a large id":         func(c *raw) { c.id = "123456789012345" },
		"a larger id":        func(c *raw) { c.id = "12345678901234567890" },
		"an id with a point": func(c *raw) { c.id = "1.50" },
		"an escape in an id": func(c *raw) { c.id = `"a\u003cb"` },
		"an id with a sign":  func(c *raw) { c.id = `"<&>"` },
		"a session's id":     func(c *raw) { c.header["Mcp-Session-Id"] = "gone" },
		"only events wanted": func(c *raw) { c.header["Accept"] = "text/event-stream" },
		"another's argument": func(c *raw) { c.header["Mcp-Param-Region"] = "West" },
	}
	for _, era := range []string{legacy, modern} {
		for name, edit := range edits {
			call := plainest(era)
			edit(&call)
			status, header, body := site.ask(t, call)
			call.more = meaningless
			*came = ""
			wantStatus, wantHeader, wantBody := site.ask(t, call)
			if *came == "straight" {
				t.Fatalf("%s, %s: not compared with mcp-go", era, name)
			}
			if status != wantStatus || body != wantBody {
				t.Errorf("%s, %s: %d\n%s\nwant %d\n%s", era, name, status, body, wantStatus, wantBody)
			}
			if !maps.EqualFunc(header, wantHeader, func(a, b []string) bool { return strings.Join(a, "\n") == strings.Join(b, "\n") }) {
				t.Errorf("%s, %s: header %v, want %v", era, name, header, wantHeader)
			}
		}
	}
}

func TestOnlyAPlainCallGoesStraightToItsTool(t *testing.T) {
	s, came := way(func(string) (usecase.Result, error) { return usecase.Result{Data: json.RawMessage("1")}, nil })
	site := start(t, s)
	const version = `"io.modelcontextprotocol/protocolVersion":"2026-07-28"`
	const (
		straight = "straight"
		through  = "through mcp-go"
		refused  = ""
	)
	for name, c := range map[string]struct {
		era  string
		edit func(*raw)
		want string
	}{
		"modern":                   {modern, func(*raw) {}, straight},
		"legacy":                   {legacy, func(*raw) {}, straight},
		"no version at all":        {legacy, func(c *raw) { c.header = nil }, straight},
		"legacy with _meta":        {legacy, func(c *raw) { c.meta = `{"vendor/x":[1]}` }, straight},
		"legacy with a null _meta": {legacy, func(c *raw) { c.meta = `null` }, straight},
		"capabilities and a name": {modern, func(c *raw) {
			c.meta = `{` + version + `,"io.modelcontextprotocol/clientInfo":{"name":"c","version":"1"},"io.modelcontextprotocol/clientCapabilities":{"sampling":{},"elicitation":{"form":{}}}}`
		}, straight},
		"progress, legacy":            {legacy, func(c *raw) { c.meta = `{"progressToken":1}` }, through},
		"progress, modern":            {modern, func(c *raw) { c.meta = strings.Replace(c.meta, "{", `{"progressToken":"p",`, 1) }, through},
		"another member":              {modern, func(c *raw) { c.more = meaningless }, through},
		"a task":                      {legacy, func(c *raw) { c.more = `,"task":{"ttl":1}` }, through},
		"a name in base64":            {modern, func(c *raw) { c.header["Mcp-Name"] = "=?base64?Z2V0X3RyZW5kX2RhdGE=?=" }, through},
		"an escape in the name":       {legacy, func(c *raw) { c.name = `"get_trend\u005fdata"` }, through},
		"an old version in _meta":     {legacy, func(c *raw) { c.meta = `{"io.modelcontextprotocol/protocolVersion":"2025-06-18"}` }, through},
		"no tool":                     {legacy, func(c *raw) { c.name = `"no_tool"` }, refused},
		"_meta is no object":          {legacy, func(c *raw) { c.meta = `[1]` }, refused},
		"a version that never was":    {legacy, func(c *raw) { c.header["Mcp-Protocol-Version"] = "2020-01-01" }, refused},
		"modern only in the header":   {modern, func(c *raw) { c.meta = "" }, refused},
		"modern only in _meta":        {modern, func(c *raw) { delete(c.header, "Mcp-Protocol-Version") }, refused},
		"no capabilities":             {modern, func(c *raw) { c.meta = `{` + version + `}` }, refused},
		"capabilities are null":       {modern, func(c *raw) { c.meta = `{` + version + `,"io.modelcontextprotocol/clientCapabilities":null}` }, refused},
		"capabilities of wrong types": {modern, func(c *raw) { c.meta = `{` + version + `,"io.modelcontextprotocol/clientCapabilities":{"sampling":1}}` }, refused},
		"no method in the header":     {modern, func(c *raw) { delete(c.header, "Mcp-Method") }, refused},
		"another method there":        {modern, func(c *raw) { c.header["Mcp-Method"] = "tools/list" }, refused},
		"no name in the header":       {modern, func(c *raw) { delete(c.header, "Mcp-Name") }, refused},
		"another name there":          {modern, func(c *raw) { c.header["Mcp-Name"] = "get_pareto_data" }, refused},
		"an event to go on from":      {modern, func(c *raw) { c.header["Last-Event-ID"] = "1" }, refused},
		"a version to come": {modern, func(c *raw) {
			c.header["Mcp-Protocol-Version"] = "2099-01-01"
			c.meta = strings.Replace(c.meta, modern, "2099-01-01", 1)
		}, refused},
	} {
		call := plainest(c.era)
		c.edit(&call)
		*came = refused
		status, _, body := site.ask(t, call)
		if *came != c.want {
			t.Errorf("%s: came %q, want %q: %d %s", name, *came, c.want, status, body)
		}
		if c.want == refused && !strings.Contains(body, `"error":{`) && status != http.StatusBadRequest {
			t.Errorf("%s: %d %s", name, status, body)
		}
	}
}

// FuzzAPlainCallAgreesWithTheProtocolLibrary looks for a call that is answered
// otherwise on the short way than on the long one.
func FuzzAPlainCallAgreesWithTheProtocolLibrary(f *testing.F) {
	for _, era := range []string{legacy, modern} {
		c := plainest(era)
		f.Add(era, c.id, c.meta, c.name, c.arguments)
	}
	f.Add(modern, `"a<b"`, `{"io.modelcontextprotocol/protocolVersion":"2026-07-28","io.modelcontextprotocol/clientCapabilities":{"sampling":{"x":1e999}}}`, `"get_trend_data"`, `{"userQuery":"a"}`)
	f.Add(legacy, `1e2`, `{"progressToken":null,"io.modelcontextprotocol/protocolVersion":1}`, `"get_pareto_data"`, `{"schemaId":1.0}`)
	s := start(f, service{analyses: every})
	f.Fuzz(func(t *testing.T, era, id, meta, name, arguments string) {
		call := plainest(legacy)
		if era == modern {
			call = plainest(modern)
		}
		call.id, call.meta, call.name, call.arguments = id, meta, name, arguments
		status, _, body := s.ask(t, call)
		call.more = meaningless
		wantStatus, _, wantBody := s.ask(t, call)
		if (status == http.StatusOK || wantStatus == http.StatusOK) && (status != wantStatus || body != wantBody) {
			t.Errorf("%q: %d\n%s\nwant %d\n%s", call.body(), status, body, wantStatus, wantBody)
		}
	})
}
