package delimited

import (
	"fmt"
	"strings"
	"unicode"
)

// Names makes a header's names usable: trimmed, none empty ("column 3"), no
// two equal ("Sales", "Sales 2"). Names that differ in case alone count as
// equal, since neither questions nor the engine tell them apart.
func Names(header []string, fields int) []string {
	names := make([]string, fields)
	taken := map[string]bool{}
	for i := range names {
		name := ""
		if i < len(header) {
			name = clean(header[i])
		}
		if name == "" {
			name = fmt.Sprintf("column %d", i+1)
		}
		unique := name
		for n := 2; taken[strings.ToLower(unique)]; n++ {
			unique = fmt.Sprintf("%s %d", name, n)
		}
		taken[strings.ToLower(unique)] = true
		names[i] = unique
	}
	return names
}

// clean turns line breaks and other white space inside a name into blanks.
func clean(name string) string {
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) && !unicode.IsSpace(r) || r == '\ufeff' {
			return -1
		}
		return r
	}, name)
	return strings.Join(strings.Fields(name), " ")
}
