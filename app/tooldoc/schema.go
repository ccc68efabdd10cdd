package tooldoc

import (
	"fmt"
	"strings"

	"github.com/modelcontextprotocol/go-sdk/mcp"
)

// argumentTable lists the arguments of an input schema; it is empty where there
// are none.
func argumentTable(schema any) (string, error) {
	object, _ := schema.(map[string]any)
	properties, _ := object["properties"].(map[string]any)
	if len(properties) == 0 {
		return "", nil
	}
	required, _ := object["required"].([]any)
	if len(required) != len(properties) {
		return "", fmt.Errorf("of %d arguments %d are required: the table has no column for that", len(properties), len(required))
	}
	var table strings.Builder
	table.WriteString("| Argument | Takes | Meaning |\n| --- | --- | --- |\n")
	for _, name := range required {
		property, _ := properties[fmt.Sprint(name)].(map[string]any)
		fmt.Fprintf(&table, "| `%s` | %s | %s |\n", name, taken(property), property["description"])
	}
	return table.String(), nil
}

// taken words what a schema takes.
func taken(schema map[string]any) string {
	if several, ok := schema["anyOf"].([]any); ok {
		words := []string{}
		for _, one := range several {
			one, _ := one.(map[string]any)
			words = append(words, taken(one))
		}
		return strings.Join(words, ", or ")
	}
	words := fmt.Sprint(schema["type"])
	if pattern, ok := schema["pattern"]; ok {
		words += fmt.Sprintf(" like `%s`", pattern)
	}
	if least, ok := schema["minimum"]; ok {
		words += fmt.Sprintf(", at least %v", least)
	}
	if most, ok := schema["maxLength"]; ok {
		words += fmt.Sprintf(" of %v to %v characters", schema["minLength"], most)
	}
	return words
}

// field is one of them and what it means.
type field struct{ name, meaning string }

// envelopeFields says what the fields of the envelope mean, in the order in
// which they are told.
func envelopeFields() []field {
	return []field{
		{"status", "`success`, `validation_error` (the arguments are wrong) or `error`; all but a success are marked `isError`, too"},
		{"data", "the answer, of a success"},
		{"truncated", "true where the answer was cut to its budget, at whole rows"},
		{"notice", "what was left out, and what to ask instead"},
		{"error", "what happened, and why"},
		{"kind", "what kind of error it is, of an `error`"},
		{"suggestion", "what to try next, where something helps"},
		{"candidates", "the readings of an ambiguous question, to choose from"},
		{"retryable", "whether the same call may succeed later, unchanged"},
		{"query", "the question, of an error"},
		{"schema_id", "the dataset, of an error"},
	}
}

// envelopeTable describes what the answers of all tools share. A field of the
// output schema that is not described is an error.
func envelopeTable(tool *mcp.Tool) (string, error) {
	schema, _ := tool.OutputSchema.(map[string]any)
	properties, _ := schema["properties"].(map[string]any)
	var table strings.Builder
	table.WriteString("\n## What the answers of all tools share\n\n" +
		"The same JSON stands in `structuredContent` and, as text, in `content`.\n\n" +
		"| Field | Meaning |\n| --- | --- |\n")
	for _, field := range envelopeFields() {
		if properties[field.name] == nil {
			return "", fmt.Errorf("the envelope has no field %q any more", field.name)
		}
		fmt.Fprintf(&table, "| `%s` | %s |\n", field.name, field.meaning)
	}
	if len(properties) != len(envelopeFields()) {
		return "", fmt.Errorf("the envelope has %d fields, described are %d", len(properties), len(envelopeFields()))
	}
	return table.String(), nil
}
