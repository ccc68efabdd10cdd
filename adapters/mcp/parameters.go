package mcp

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// parameters says which arguments a tool takes; all of them are required.
type parameters struct {
	userQuery bool
	schemaID  bool
}

func (p parameters) names() []string {
	names := []string{}
	if p.userQuery {
		names = append(names, "userQuery")
	}
	if p.schemaID {
		names = append(names, "schemaId")
	}
	return names
}

// advice tells an assistant how a call should look.
func (p parameters) advice() string {
	switch {
	case p.userQuery:
		return `Send {"userQuery": "a question in plain words", "schemaId": <schema_id from ` + datasetsTool + `>}.`
	case p.schemaID:
		return `Send {"schemaId": <schema_id from ` + datasetsTool + `>}.`
	}
	return "Send no arguments."
}

// schema is the JSON Schema of the arguments. It is written out because the
// limits belong in it, and is small because mcp-go reads it at every call.
func (p parameters) schema() json.RawMessage {
	properties, required := []string{}, []string{}
	if p.userQuery {
		properties = append(properties, fmt.Sprintf(
			`"userQuery":{"type":"string","minLength":1,"maxLength":%d,"description":"One question in plain words that stands alone"}`, domain.MaxQuestionRunes))
		required = append(required, `"userQuery"`)
	}
	if p.schemaID {
		properties = append(properties,
			`"schemaId":{"anyOf":[{"type":"integer","minimum":1},{"type":"string","pattern":"^[0-9]+$","minLength":1,"maxLength":16}],`+
				`"description":"schema_id of the dataset, from `+datasetsTool+`"}`)
		required = append(required, `"schemaId"`)
	}
	schema := `{"type":"object","properties":{` + strings.Join(properties, ",") + `}`
	if len(required) > 0 {
		schema += `,"required":[` + strings.Join(required, ",") + `]`
	}
	return json.RawMessage(schema + `,"additionalProperties":false}`)
}
