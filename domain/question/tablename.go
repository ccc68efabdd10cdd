package question

import (
	"slices"
	"strings"
	"unicode"
)

// tableName is the part of a dataset's name that says what its rows are: the last
// one, or the one before where that is only what programs call a first sheet or
// table: "incidents" of incidents/Sheet1.
func tableName(name string) string {
	parts := strings.Split(name, "/")
	for len(parts) > 1 && sheetByDefault(parts[len(parts)-1]) {
		parts = parts[:len(parts)-1]
	}
	return parts[len(parts)-1]
}

// sheetByDefault reports whether a name is one that spreadsheet programs give, with
// a number or without.
func sheetByDefault(name string) bool {
	word := strings.TrimRightFunc(fold(name), func(r rune) bool { return unicode.IsDigit(r) || r == ' ' || r == '_' || r == '-' })
	return slices.Contains([]string{"sheet", "table", "tabelle", "feuil", "feuille", "hoja",
		"foglio", "blatt", "planilha", "arkusz", "blad", "data", "main", "export"}, word)
}
