package typing

import (
	"regexp"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Form is a way to read the texts of a column.
type Form struct {
	Key        string // tells forms apart
	Type       domain.Type
	Unit       string
	DateFormat string
	// Note tells a reader of the column's description about a choice that its
	// values don't settle.
	Note string
	// Unsettled is an SQL condition on a value that would settle the choice;
	// where some value meets it, Note does not hold.
	Unsettled string
	// Whole is set for points in time: where all are midnights, they are dates.
	Whole bool

	pattern *regexp.Regexp
	fits    func(v string) bool // beyond the pattern; nil: all
	cast    string              // SQL with %v for the quoted column
}

// SQL reads the column's text v, an SQL expression; null where it does not fit.
func (f Form) SQL(v string) string { return strings.ReplaceAll(f.cast, "%v", v) }

// AsDate is the form for points in time that are all midnights.
func (f Form) AsDate() Form {
	f.Key += " date"
	f.Type = domain.Date
	f.cast = "CAST(" + f.cast + " AS DATE)"
	f.DateFormat, _, _ = strings.Cut(f.DateFormat, " hh")
	return f
}

// Plain is the form that fits every value.
func Plain() Form { return Form{Key: "text", Type: domain.String, cast: "%v"} }

// Fits reports whether the form seems to fit the values.
func (f Form) Fits(values []string) bool {
	for _, v := range values {
		if f.pattern != nil && !f.pattern.MatchString(v) {
			return false
		}
		if f.fits != nil && !f.fits(v) {
			return false
		}
	}
	return true
}

// when builds a cast that only applies where the whole text has the pattern:
// the engine's own casts also take texts that mean something else ("1_000").
func when(pattern, cast string) string {
	return "CASE WHEN regexp_full_match(%v, '" + strings.ReplaceAll(pattern, "'", "''") + "') THEN " + cast + " END"
}

// whole compiles a pattern that must match all of a text. The engine uses the
// same regular expression language (RE2).
func whole(pattern string) *regexp.Regexp { return regexp.MustCompile(anchored(pattern)) }

func anchored(pattern string) string { return "^(?:" + pattern + ")$" }
