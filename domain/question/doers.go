package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// readDoer reads "who inspected the most units" by the column that is called for
// those who do it: the inspectors. It reports whether there is one.
func (g *reading) readDoer() bool {
	for i, sp := range g.spans {
		if i == 0 || sp.from > 2 || sp.to != sp.from+1 || !among(sp.role, []role{isColumn, isStop, isUnknown}) {
			continue
		}
		col := g.doerOf(g.tokens[sp.from].text)
		if col == noColumn {
			continue
		}
		g.which, g.who = true, true
		g.head = append(g.head, col)
		g.assume("'who' is read as " + g.column(col).Name)
		g.done(i)
		return true
	}
	return false
}

// doerOf is the column of names that is called by the noun for who does what a
// verb tells: "Inspector" of "inspected".
func (g *reading) doerOf(verb string) int {
	if !isParticiple(verb) {
		return noColumn
	}
	return slices.IndexFunc(g.in.Dataset.Columns, func(c domain.Column) bool {
		ws := words(c.Name)
		if len(ws) == 0 || c.Type != domain.String {
			return false
		}
		last := g.stems.base(ws[len(ws)-1])
		doer := strings.HasSuffix(last, "er") || strings.HasSuffix(last, "or")
		return last != verb && doer && strings.HasPrefix(last, strings.TrimSuffix(g.stems.stem(verb), "e"))
	})
}

// onlyDoers is the one column of names that is called by a noun for those who do
// something, an operator or an inspector: noColumn where there are none or several.
func (g *reading) onlyDoers() int {
	found := noColumn
	for k, c := range g.in.Dataset.Columns {
		ws := words(c.Name)
		if c.Type != domain.String || c.Role == domain.RoleMeasure || len(ws) == 0 || !isDoer(singular(ws[len(ws)-1])) {
			continue
		}
		if found != noColumn {
			return noColumn
		}
		found = k
	}
	return found
}

// isDoer reports whether a noun is one of persons by what they do at work.
func isDoer(w string) bool {
	switch w {
	case "operator", "inspector", "technician", "mechanic", "engineer", "doctor", "nurse", "surgeon", "physician", "dentist", "therapist", "clerk", "cashier",
		"courier", "teacher", "instructor", "tutor", "trainer", "coach", "lecturer", "salesperson", "salesman", "rep", "representative", "consultant", "assistant",
		"advisor", "adviser", "assignee", "handler", "picker", "packer", "installer", "recruiter", "officer", "manager", "supervisor", "editor", "author",
		"reviewer", "analyst", "developer", "worker", "staff", "librarian", "pilot", "captain", "skipper", "farmer", "caller", "volunteer", "seller", "owner":
		return true
	}
	return false
}

// namesPersonsOnly reports whether a column's name is about the persons
// themselves, and not about something of theirs: "guest_name", but no "Guest
// Country".
func namesPersonsOnly(name string) bool {
	ws := words(name)
	last := singular(ws[headOf(name, ws)])
	return personNoun(last) || slices.Contains([]string{"name", "id", "number", "no", "email", "key", "code", "buyer", "rider", "agent"}, last)
}
