package mcp

import (
	"encoding/json"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// maxExact is the largest integer that JSON carries exactly (RFC 8259,
	// section 6); beyond it two ids may read as one.
	maxExact = 1<<53 - 1
	// maxNamed is how many unknown arguments a message names: enough to mend a
	// call, and no more of the caller's text than that.
	maxNamed = 5
	// maxShown is how much of a caller's own text a message or an echo
	// repeats where the text is at fault, in characters.
	maxShown = 40
)

// arguments are a call's arguments, decoded. The echoes are what the envelope
// of an error repeats; they are set as far as the caller gave them, wrong or not.
type arguments struct {
	userQuery string
	schemaID  domain.SchemaID

	queryEcho  *string
	schemaEcho any // int64, or the caller's number or string
}

// decode reads a call's arguments. Everything wrong with them goes into one
// Fault of KindInvalid, so that an assistant mends all at once.
func (p parameters) decode(raw any) (arguments, error) {
	var args arguments
	given, ok := raw.(map[string]any)
	if !ok && raw != nil {
		return args, invalid([]string{"the arguments must be a JSON object"}, p)
	}
	problems := p.unknown(given)
	if p.userQuery {
		problems = append(problems, args.readQuery(given["userQuery"])...)
	}
	if p.schemaID {
		problems = append(problems, args.readSchema(given["schemaId"])...)
	}
	if len(problems) > 0 {
		return args, invalid(problems, p)
	}
	return args, nil
}

func invalid(problems []string, p parameters) error {
	for i := range problems {
		problems[i] = strings.TrimSuffix(problems[i], ".")
	}
	return domain.NewFault(domain.KindInvalid, strings.Join(problems, "; ")+".", p.advice())
}

// unknown names the arguments that the tool does not take.
func (p parameters) unknown(given map[string]any) []string {
	names := p.names()
	var problems []string
	for name := range given {
		if slices.Contains(names, name) {
			continue
		}
		problem := "unknown argument " + quoted(name)
		for _, known := range names {
			if plain(name) == plain(known) {
				problem += ", spell it " + known
			}
		}
		problems = append(problems, problem)
	}
	slices.Sort(problems)
	if more := len(problems) - maxNamed; more > 0 {
		problems = append(problems[:maxNamed], fmt.Sprintf("%d more unknown arguments", more))
	}
	return problems
}

// readQuery applies the domain's own rules to the text, so that what is wrong
// with it stands beside what is wrong with the id.
func (a *arguments) readQuery(value any) []string {
	if value == nil {
		return []string{"userQuery is missing"}
	}
	text, ok := value.(string)
	if !ok {
		return []string{"userQuery must be a string, not " + typeName(value)}
	}
	a.userQuery = text
	a.queryEcho = &text
	if _, err := domain.NewQuestion(text, 1); err != nil {
		short := clip(text)
		a.queryEcho = &short
		return []string{domain.FaultFrom(err).Message}
	}
	return nil
}

func (a *arguments) readSchema(value any) []string {
	id, problem := schemaID(value)
	switch v := value.(type) {
	case float64:
		a.schemaEcho = v
	case string:
		a.schemaEcho = clip(v)
	}
	if problem != "" {
		return []string{problem}
	}
	a.schemaID = domain.SchemaID(id)
	a.schemaEcho = id
	if err := domain.CheckSchemaID(a.schemaID); err != nil {
		return []string{domain.FaultFrom(err).Message}
	}
	return nil
}

// schemaID reads an integer, or a string of digits as assistants send it; 7.0
// is the integer 7 (JSON has one kind of number).
func schemaID(value any) (id int64, problem string) {
	const wanted = "schemaId must be an integer above 0 (or a string of digits), not "
	switch v := value.(type) {
	case nil:
		return 0, "schemaId is missing"
	case float64:
		if v != math.Trunc(v) || math.Abs(v) > maxExact {
			return 0, wanted + strconv.FormatFloat(v, 'g', -1, 64)
		}
		return int64(v), ""
	case string:
		digits := strings.TrimSpace(v)
		n, err := strconv.ParseUint(digits, 10, 53)
		if err != nil {
			return 0, wanted + quoted(v)
		}
		return int64(n), ""
	}
	return 0, wanted + typeName(value)
}

// typeName names the JSON type of a decoded value.
func typeName(value any) string {
	switch value.(type) {
	case bool:
		return "a boolean"
	case float64, json.Number:
		return "a number"
	case string:
		return "a string"
	case []any:
		return "an array"
	}
	return "an object"
}

func quoted(text string) string { return "'" + clip(text) + "'" }

// clip shortens a text that is only repeated to be recognised.
func clip(text string) string {
	runes := []rune(text)
	if len(runes) <= maxShown {
		return text
	}
	return string(runes[:maxShown]) + "…"
}

// plain is a name without what people spell differently.
func plain(name string) string {
	return strings.ToLower(strings.NewReplacer("_", "", "-", "", " ", "").Replace(name))
}
