package mcp_test

import (
	"encoding/json"
	"strings"
	"testing"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

func TestSchemaIDsAreIntegersOrDigits(t *testing.T) {
	session := start(t, service{analyses: every}).connect(t, legacy, nil)
	for _, c := range []struct {
		given string
		id    float64
		says  string
	}{
		{`7`, 7, ""},
		{`7.0`, 7, ""},
		{`7e0`, 7, ""},
		{`"7"`, 7, ""},
		{`" 35403 "`, 35403, ""},
		{`9007199254740991`, 9007199254740991, ""},
		{`7.5`, 0, "not 7.5"},
		{`9007199254740993`, 0, "schemaId must be an integer"},
		{`0`, 0, "above 0"},
		{`-3`, 0, "above 0"},
		{`"-3"`, 0, "not '-3'"},
		{`"sales"`, 0, "not 'sales'"},
		{`""`, 0, "not ''"},
		{`true`, 0, "not a boolean"},
		{`[7]`, 0, "not an array"},
		{`{"id":7}`, 0, "not an object"},
		{`null`, 0, "schemaId is missing"},
	} {
		t.Run(c.given, func(t *testing.T) {
			got := call(t, session, "nlq_to_data", json.RawMessage(`{"userQuery":"sales","schemaId":`+c.given+`}`))
			if c.says == "" {
				if got["status"] != "success" || got["data"].(map[string]any)["of"] != c.id {
					t.Errorf("%v", got)
				}
				return
			}
			if text, _ := got["error"].(string); got["status"] != "validation_error" || !strings.Contains(text, c.says) {
				t.Errorf("%v", got)
			}
		})
	}
}

func TestAllThatIsWrongIsSaidAtOnce(t *testing.T) {
	session := start(t, service{analyses: every}).connect(t, legacy, nil)
	const question = ` Send {"userQuery": "a question in plain words", "schemaId": <schema_id from get_dataset_metadata>}.`
	for _, c := range []struct {
		name, tool, given, want string
	}{
		{
			"nothing given", "get_trend_data", `{}`,
			`{"error":"Invalid request parameters: userQuery is missing; schemaId is missing.` + question + `","status":"validation_error"}`,
		},
		{
			"other names", "get_trend_data", `{"user_query":"sales","schema_id":7,"limit":5}`,
			`{"error":"Invalid request parameters: unknown argument 'limit'; unknown argument 'schema_id', spell it schemaId; unknown argument 'user_query', spell it userQuery; userQuery is missing; schemaId is missing.` + question + `","status":"validation_error"}`,
		},
		{
			"wrong types", "get_trend_data", `{"userQuery":5,"schemaId":"x"}`,
			`{"error":"Invalid request parameters: userQuery must be a string, not a number; schemaId must be an integer above 0 (or a string of digits), not 'x'.` + question + `","schema_id":"x","status":"validation_error"}`,
		},
		{
			"an empty question and an id of nothing", "get_trend_data", `{"userQuery":"  ","schemaId":0}`,
			`{"error":"Invalid request parameters: userQuery is empty; schemaId must be an integer above 0.` + question + `","query":"  ","schema_id":0,"status":"validation_error"}`,
		},
		{
			"half of a surrogate pair", "get_trend_data", `{"userQuery":"sales \ud83d","schemaId":7}`,
			`{"error":"Invalid request parameters: userQuery holds a broken character (half of a surrogate pair, or bytes that are no UTF-8).` + question + `","query":"sales \ufffd","schema_id":7,"status":"validation_error"}`,
		},
		{
			"arguments where none are taken", "get_dataset_metadata", `{"schemaId":7}`,
			`{"error":"Invalid request parameters: unknown argument 'schemaId'. Send no arguments.","status":"validation_error"}`,
		},
		{
			"a question where only an id is taken", "get_metadata_info", `{"schemaId":7,"userQuery":"x"}`,
			`{"error":"Invalid request parameters: unknown argument 'userQuery'. Send {\"schemaId\": <schema_id from get_dataset_metadata>}.","schema_id":7,"status":"validation_error"}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			var want envelope
			if err := json.Unmarshal([]byte(strings.ReplaceAll(c.want, question, escaped(t, question))), &want); err != nil {
				t.Fatal(err)
			}
			got := call(t, session, c.tool, json.RawMessage(c.given))
			if compact(t, got) != compact(t, want) {
				t.Errorf("%s\nwant\n%s", compact(t, got), compact(t, want))
			}
		})
	}
}

// escaped is a text as it stands inside a JSON string.
func escaped(t *testing.T, text string) string {
	t.Helper()
	return strings.Trim(compact(t, text), `"`)
}

func TestALongQuestionIsNotEchoedWhole(t *testing.T) {
	session := start(t, service{analyses: every}).connect(t, legacy, nil)
	got := call(t, session, "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": strings.Repeat("ä", 5001)})
	if text, _ := got["error"].(string); !strings.Contains(text, "5001 characters") {
		t.Error(text)
	}
	if echo, _ := got["query"].(string); len(echo) > 100 {
		t.Errorf("%d bytes echoed", len(echo))
	}
	if got := call(t, session, "nlq_to_data", map[string]any{"schemaId": 7, "userQuery": strings.Repeat("ä", 5000)}); got["status"] != "success" {
		t.Errorf("%v", got)
	}
}

func TestManyUnknownArgumentsAreNotAllRepeated(t *testing.T) {
	session := start(t, service{analyses: every}).connect(t, legacy, nil)
	given := map[string]any{}
	for i := range 50 {
		given[strings.Repeat("x", 1000+i)] = i
	}
	got := call(t, session, "get_dataset_metadata", given)
	if text, _ := got["error"].(string); !strings.Contains(text, "45 more unknown arguments") || len(text) > 1000 {
		t.Error(text)
	}
}

func TestArgumentsThatAreNoObject(t *testing.T) {
	s := start(t, service{analyses: every})
	status, body := s.modern(t, "tools/call", "nlq_to_data", `"name":"nlq_to_data","arguments":[1]`)
	if status != 200 || !strings.Contains(body, "the arguments must be a JSON object") {
		t.Error(status, body)
	}
}

func TestAnUnknownToolIsAProtocolError(t *testing.T) {
	session := start(t, service{analyses: every}).connect(t, legacy, nil)
	if _, err := session.CallTool(t.Context(), &mcp.CallToolParams{Name: "drop_tables"}); err == nil {
		t.Error("no error")
	}
}
