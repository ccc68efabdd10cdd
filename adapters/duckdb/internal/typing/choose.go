package typing

import "github.com/lumenore/analytics-mcp-server/domain"

// Column is a column to be typed.
type Column struct {
	Name string
	// DatesOnly is set where the source itself says that the column is text:
	// then digits are a code, but a date is still a date.
	DatesOnly bool
}

// Preference is what a file as a whole gives away.
type Preference struct{ DecimalComma bool }

// Choose nominates the form that fits all the sample values, which are trimmed
// and hold no nulls. Forms in banned, by key, are known not to fit.
func Choose(c Column, sample []string, banned map[string]bool, p Preference) Form {
	if len(sample) == 0 {
		return Plain()
	}
	for _, f := range candidates(c, sample, p) {
		if !banned[f.Key] && f.Fits(sample) {
			return f
		}
	}
	return Plain()
}

func candidates(c Column, sample []string, p Preference) []Form {
	var all []Form
	if !c.DatesOnly {
		if namedLikeDate(c.Name) {
			all = append(all, compactDate())
		}
		all = append(all, boolean())
		all = append(all, numbers(sample, p)...)
	}
	return append(all, moments()...)
}

func boolean() Form {
	return Form{
		Key: "boolean", Type: domain.Boolean,
		pattern: whole(`(?i)true|false`),
		cast:    "CASE lower(%v) WHEN 'true' THEN TRUE WHEN 'false' THEN FALSE END",
	}
}

// Prefer reads a file's decimal sign off the columns that settle it.
// semicolons says that the file's fields are parted by them, as they are where
// the comma is the decimal sign.
func Prefer(samples [][]string, semicolons bool) Preference {
	comma, point := false, false
	for _, sample := range samples {
		c, d := true, true
		for _, v := range sample {
			c = c && commaNumber.MatchString(v)
			d = d && pointNumber.MatchString(v)
			if !c && !d {
				break
			}
		}
		if len(sample) == 0 {
			continue
		}
		comma = comma || c && !d
		point = point || d && !c
	}
	return Preference{DecimalComma: !point && (comma || semicolons)}
}
