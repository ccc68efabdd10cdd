package catalogfile

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/goccy/go-yaml/ast"
)

// maxFieldName bounds the name of a field that a warning quotes: a longer one is
// no name that somebody misspelled, but text that slipped to the wrong place.
const maxFieldName = 40

// unknownFields are warnings of the fields that the format does not have, each
// with its name, so that a misspelled one is seen.
func unknownFields(root ast.Node) []Warning {
	var out []Warning
	check := func(node ast.Node, where string, known ...string) {
		for _, f := range fieldsOf(node) {
			name := keyOf(f)
			if name == "<<" || slices.Contains(known, name) || len(out) == maxFlaws {
				continue
			}
			said := line(f.Key.GetToken()) + quotedName(name)
			out = append(out, Warning{Reason: unknownField, Name: fmt.Sprintf("%s; %s: %s", said, where, strings.Join(known, ", "))})
		}
	}
	check(root, "the file takes", "datasets")
	for _, datasets := range named(root, "datasets") {
		for _, dataset := range fieldsOf(datasets) {
			check(dataset.Value, "a dataset takes", "name", "schema_id", "description", "default_measure", "default_time", "columns")
			for _, columns := range named(dataset.Value, "columns") {
				for _, column := range fieldsOf(columns) {
					check(column.Value, "a column takes", "role", "unit", "synonyms", "description", "good")
				}
			}
		}
	}
	return out
}

func keyOf(f *ast.MappingValueNode) string { return f.Key.GetToken().Value }

// named are the values of a mapping's fields of one name.
func named(node ast.Node, name string) []ast.Node {
	var out []ast.Node
	for _, f := range fieldsOf(node) {
		if keyOf(f) == name {
			out = append(out, f.Value)
		}
	}
	return out
}

// quotedName tells the name of a field, where it looks like one.
func quotedName(name string) string {
	plain := !strings.ContainsFunc(name, func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !strings.ContainsRune(" _-.", r)
	})
	if name == "" || !plain || utf8.RuneCountInString(name) > maxFieldName {
		return "there is no field of this name here"
	}
	return "there is no field '" + name + "' here"
}
