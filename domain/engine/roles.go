package engine

import (
	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// nearlyUnique is the share of distinct values from which a text names
	// records ("Title") instead of grouping them.
	nearlyUnique = 0.9
	// mostlyUnique is the same for names that end like a code ("Product No").
	mostlyUnique = 0.5
	// fewRows is a table so small that unique texts are its groups: six rows of
	// six regions.
	fewRows = 12
	// fewValues is how many values of a "class" or "status" still group rows.
	fewValues = 50
	// minIDs is how many values an "id" needs before it is one: fewer are codes.
	minIDs = 13
)

// withRoles returns the dataset with the role of every column worked out and
// a default measure and time where it has any; what the catalog says stands.
func withRoles(d domain.Dataset) domain.Dataset {
	columns := make([]domain.Column, len(d.Columns))
	for i, c := range d.Columns {
		if c.Role == "" {
			c.Role = roleOf(c, d.Rows)
		}
		columns[i] = c
	}
	d.Columns = columns
	if d.DefaultTime == "" {
		d.DefaultTime = defaultTime(d.Name, columns)
	}
	if d.DefaultMeasure == "" {
		d.DefaultMeasure = defaultMeasure(columns)
	}
	return d
}

// roleOf judges a column by its type, its name and what its values look like.
func roleOf(c domain.Column, rows int64) domain.Role {
	switch {
	case c.Type.Temporal():
		return domain.RoleTime
	case c.Type == domain.Boolean, c.Distinct == 0:
		return domain.RoleDimension
	case c.Type == domain.String:
		return textRole(c, rows)
	}
	return numberRole(c, rows)
}

// uniqueness is the share of a column's values that are distinct, 0 to 1.
func uniqueness(c domain.Column, rows int64) float64 {
	filled := float64(rows) * (1 - c.NullShare)
	if filled < 1 {
		return 0
	}
	return float64(c.Distinct) / filled
}

func textRole(c domain.Column, rows int64) domain.Role {
	name := nameOf(c.Name)
	unique := uniqueness(c, rows)
	switch {
	case name.endsIn(idWords()...) && c.Distinct >= minIDs:
		return domain.RoleIdentifier
	case name.endsIn(codeWords()...) && c.Distinct >= minIDs && unique >= mostlyUnique:
		return domain.RoleIdentifier
	case name.endsIn(contactWords()...) && c.Distinct >= minIDs:
		return domain.RoleIdentifier
	case rows > fewRows && unique >= nearlyUnique:
		return domain.RoleIdentifier
	}
	return domain.RoleDimension
}

func numberRole(c domain.Column, rows int64) domain.Role {
	name := nameOf(c.Name)
	if c.Type == domain.Integer && isYears(c, name) {
		return domain.RoleTime
	}
	switch {
	case name.endsIn(idWords()...):
		return domain.RoleIdentifier
	case name.endsIn(contactWords()...):
		return domain.RoleIdentifier
	case name.has(placeWords()...):
		return domain.RoleDimension
	case c.Type != domain.Integer:
		return domain.RoleMeasure
	case name.endsIn(codeWords()...) && uniqueness(c, rows) >= mostlyUnique && c.Distinct >= minIDs:
		return domain.RoleIdentifier
	case numbersThings(c, name):
		return domain.RoleIdentifier
	case isSequence(c, rows) && !name.has(quantityWords()...):
		return domain.RoleIdentifier
	case isFlag(c, name), isCalendarPart(c, name):
		return domain.RoleDimension
	case name.endsIn(classWords()...) && c.Distinct <= fewValues:
		return domain.RoleDimension
	}
	return domain.RoleMeasure
}

// isSequence reports whether the values count the rows: unique, without gaps.
func isSequence(c domain.Column, rows int64) bool {
	low, high, ok := integerRange(c)
	return ok && rows > fewRows && uniqueness(c, rows) == 1 && high-low+1 == c.Distinct
}

// numbersThings reports whether the values are numbers that were given out to
// things, in a table where each of them has several rows: the name ends so, and
// they fill a range or all have as many digits.
func numbersThings(c domain.Column, name columnName) bool {
	low, high, ok := integerRange(c)
	return ok && name.endsIn("no", "nr", "number") && c.Distinct >= minIDs && low >= 1 && (2*c.Distinct >= high-low+1 || high < 10*low)
}

// isFlag reports whether an integer says yes or no: 0 and 1 under a name that
// asks a question.
func isFlag(c domain.Column, name columnName) bool {
	low, high, ok := integerRange(c)
	return ok && low >= 0 && high <= 1 && (name.startsWith("is", "has", "was") || name.has("flag"))
}

// isCalendarPart reports whether an integer is a part of a date.
func isCalendarPart(c domain.Column, name columnName) bool {
	low, high, ok := integerRange(c)
	if !ok || low < 0 {
		return false
	}
	for word, most := range calendarParts() {
		if name.endsIn(word) && high <= most {
			return true
		}
	}
	return false
}

func integerRange(c domain.Column) (low, high int64, ok bool) {
	low, okLow := c.Min.(int64)
	high, okHigh := c.Max.(int64)
	return low, high, okLow && okHigh
}
