package configdoc

import (
	"errors"
	"strings"
)

// The table stands between these two lines.
const (
	begin = "<!-- configuration: generated from app/config.go by `make generate` -->\n"
	end   = "<!-- configuration: end -->\n"
)

// Insert returns the document with the table between its two marks.
func Insert(document, table string) (string, error) {
	before, rest, ok := strings.Cut(document, begin)
	if !ok {
		return "", errors.New("the document has no mark where the table begins")
	}
	_, after, ok := strings.Cut(rest, end)
	if !ok {
		return "", errors.New("the document has no mark where the table ends")
	}
	return before + begin + table + end + after, nil
}
