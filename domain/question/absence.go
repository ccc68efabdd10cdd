package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// absentBefore reports whether the clause that ends in a period says of things
// that they did nothing in it, or had nothing: "did not order anything in May",
// "without orders in May". That is about the things, not about the rows of other
// periods.
func (g *reading) absentBefore(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch g.spans[k].role {
		case isNegation:
			return !g.leavesOutColumn(k, i) && g.saysAbsence(k) && g.saysSomething(k+1, i)
		case isStop, isIn, isOf, isColumn, isRows, isWhose, isA, isAll, isHave, isFor, isUnknown:
		default:
			return false
		}
	}
	return false
}

// saysAbsence reports whether a negation says that something was not done or
// not there, and does not leave out rows as "excluding" does.
func (g *reading) saysAbsence(k int) bool {
	switch fold(g.words(g.spans[k])) {
	case "did not", "didn t", "didn't", "do not", "don t", "don't", "does not", "doesn t", "doesn't",
		"without", "no", "not", "never", "has no", "have no", "had no", "having no", "with no", "without any", "without a":
		return true
	}
	return false
}

// saysSomething reports whether a verb or a thing stands between two spans.
func (g *reading) saysSomething(from, to int) bool {
	for k := from; k < to; k++ {
		if !among(g.spans[k].role, []role{isIn, isA, isAll, isOf, isFor}) {
			return true
		}
	}
	return false
}

// refuseAbsentDays refuses days, months and other periods without rows: they
// are not in the data, so that no row tells of them.
func (g *reading) refuseAbsentDays() error {
	for t := 1; t+1 < len(g.tokens); t++ {
		if w := g.tokens[t].text; w != "without" && w != "no" {
			continue
		}
		k := t - 1
		for k > 0 && (g.tokens[k].text == "with" || g.tokens[k].text == "have" || g.tokens[k].text == "had" || g.tokens[k].text == "that") {
			k--
		}
		n := t + 1
		if g.tokens[n].text == "any" && n+1 < len(g.tokens) {
			n++
		}
		if isPeriodWord(g.stems.base(g.tokens[k].text)) && isNothingButData(g.tokens[n].text) {
			return domain.NewFault(domain.KindUnsupported, "periods without any rows are not in the data, so they can't be listed or counted.",
				"Ask for the number of rows of each day or month and look for those that are missing, as in: number of rows by day.")
		}
	}
	return nil
}

func isPeriodWord(w string) bool {
	switch w {
	case "hour", "day", "date", "week", "month", "quarter", "year":
		return true
	}
	return false
}

// isNothingButData reports whether a word is one for the data as such.
func isNothingButData(w string) bool {
	switch w {
	case "data", "rows", "row", "entries", "records", "values", "figures", "readings", "measurements":
		return true
	}
	return false
}

// includesThose reports whether "without" adds rows instead of choosing them:
// "including those without insurance" leaves nothing out.
func (g *reading) includesThose(i int) bool {
	for t := g.spans[i].from - 1; t >= 0 && t >= g.spans[i].from-4; t-- {
		switch g.tokens[t].text {
		case "those", "ones", "rows", "the", "them", "all", "who", "that", "are", "records", "people":
		case "including", "include", "includes", "counting", "even", "plus":
			return true
		default:
			return false
		}
	}
	return false
}

// deniesAny reports whether words of a missing value deny that there is any.
func (g *reading) deniesAny(text string) bool {
	return strings.HasSuffix(text, " no") || strings.HasSuffix(text, " any") || text == "without a"
}

// listsAbsent reports whether the members that did nothing in a period are all
// that is asked for: their rows of other periods say nothing of it, and are not
// counted.
func (g *reading) listsAbsent() bool {
	measured := g.counting || len(g.measures) > 0 || len(g.plan.Measures) > 0
	if !g.plain() || measured || len(g.plan.Dimensions) != 1 || g.plan.Dimensions[0].Grain != "" || g.top != nil {
		return false
	}
	return slices.ContainsFunc(g.conditions, func(c condition) bool {
		return c.never && c.notInTime != nil && g.listed() == g.indexOf(g.plan.Dimensions[0].Column)
	})
}

// leavesOutColumn reports whether what a negation stands before is a number or a
// column of yes and no: "loans without fine in 2024" are those of 2024.
func (g *reading) leavesOutColumn(k, i int) bool {
	for n := k + 1; n < i; n++ {
		sp := g.spans[n]
		if sp.role == isColumn && (g.numeric(sp) || g.saysYes(sp) || n == k+1 && g.deniesColumn(k, n)) {
			return true
		}
	}
	return false
}

// deniesColumn reports whether a verb that is denied is what a column is called
// by, so that the denial is of it and not of the period that follows.
func (g *reading) deniesColumn(k, n int) bool {
	c := g.column(g.spans[n].columns[0].column)
	switch fold(g.words(g.spans[k])) {
	case "did not", "didn t", "do not", "don t", "does not", "doesn t":
		return c.Role == domain.RoleDimension
	}
	return false
}
