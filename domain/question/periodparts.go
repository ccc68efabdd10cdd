package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// periodParts restricts the rows to any of several periods.
func (g *reading) periodParts(parts []domain.Period) {
	var any query.Or
	text := ""
	for k, p := range parts {
		any.Terms = append(any.Terms, Within(g.column(g.timeColumn()), p))
		if k > 0 {
			text += " or "
		}
		text += g.column(g.timeColumn()).Name + " in " + period.Describe(p.From, p.To)
	}
	g.plan.Filters = append(g.plan.Filters, Filter{Expr: any, Text: text, Columns: []string{g.column(g.timeColumn()).Name}})
}

// eachOf splits a span into the periods of its grain, where they are few.
func eachOf(f period.Found) []domain.Period {
	n := 0
	if !f.From.IsZero() && !f.To.IsZero() && f.Grain != "" {
		n = period.Count(f.Grain, f.From, f.To)
	}
	if n < 2 || n > 12 {
		return []domain.Period{f.Period()}
	}
	var out []domain.Period
	for t := period.StartOf(f.Grain, f.From); !t.After(f.To); t = period.Next(f.Grain, t) {
		out = append(out, domain.Period{From: t, To: period.EndOf(f.Grain, t), Phrase: f.Phrase})
	}
	return out
}

// alternativePeriod reports whether "or" sets a period beside another condition
// ("with 8 cylinders or built before 1980") or beside a period that is open at
// an end ("after 2013 or before 2008"): then it restricts only together with it.
func (g *reading) alternativePeriod(i int) bool {
	light := []role{isStop, isWhose, isIs, isIn, isOf, isHave, isWith, isFor, isA}
	for _, k := range []int{g.beyondTime(i, -1, light), g.beyondTime(i, 1, light)} {
		if sp := g.at(k); sp.first != isLogic || sp.word != "or" {
			continue
		}
		other := g.beyond(k, map[bool]int{true: 1, false: -1}[k > i], light)
		switch sp := g.at(other); sp.first {
		case isPeriod:
			if sp.found.Kind != period.Cycle && (open(sp.found) || open(g.spans[i].found)) {
				return true
			}
		case isValue, isPart, isNumber, isCompare:
			return true
		case isColumn:
			if k < i && g.wasCondition(other) || k > i && among(g.at(g.beyond(other, 1, light)).first, []role{isCompare, isBetween, isNumber}) {
				return true
			}
		}
	}
	return false
}

// beyondTime is the next span to one side of a period that is neither a light
// word nor the column of times: "or opened before 2005".
func (g *reading) beyondTime(i, step int, light []role) int {
	for i += step; i >= 0 && i < len(g.spans); i += step {
		sp := g.spans[i]
		if !among(sp.first, light) && !(sp.first == isColumn && g.column(sp.columns[0].column).Role == domain.RoleTime) {
			return i
		}
	}
	return i
}

// beyond is the next span to one side, as they were first read, that is no
// light word.
func (g *reading) beyond(i, step int, light []role) int {
	for i += step; i >= 0 && i < len(g.spans) && among(g.spans[i].first, light); {
		i += step
	}
	return i
}

func open(f period.Found) bool { return f.From.IsZero() || f.To.IsZero() }

// wasCondition reports whether a condition was read from the words around a
// span.
func (g *reading) wasCondition(i int) bool {
	for _, c := range g.conditions {
		if c.span >= i-2 && c.span <= i+2 {
			return true
		}
	}
	return false
}

func (g *reading) inTimeFilter(col domain.Column, c condition) Filter {
	p := c.inTime.Period()
	return Filter{Expr: Within(col, p), Text: col.Name + " in " + period.Describe(p.From, p.To), Columns: []string{col.Name}}
}
