package question

import (
	"cmp"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// splitPeriods shows periods that were named one by one ("sales in 2023, 2024
// and 2025") each by itself: added up, nobody would see that they were. Where
// the question picks from what they hold together, that is said.
func (g *reading) splitPeriods() {
	measured := len(g.measures) > 0 || g.explicit() || g.numbersNamed() || g.grouped()
	if len(g.oneByOne) < 2 || g.timeline != nil || g.compareBy != nil || g.plan.Compare != nil || g.listing || !g.plain() || !measured || g.saysTogether() {
		return
	}
	if len(g.inBoth) > 0 && g.listed() != noColumn { // the members with rows in each of them
		return
	}
	picks := g.top != nil || g.which
	for _, c := range g.conditions {
		picks = picks || c.aggregate != ""
	}
	if picks {
		g.assume(g.plan.Period.Phrase + " are taken together")
		g.alternative("each of " + g.plan.Period.Phrase + " by itself")
		return
	}
	g.timeline = &timelineWish{grain: g.periodGrain}
	g.plan.Time.Grain = g.periodGrain
}

// saysTogether reports whether periods are to be added up.
func (g *reading) saysTogether() bool {
	if strings.Contains(g.plan.Period.Phrase, " or ") {
		return true
	}
	for k, t := range g.tokens {
		switch t.text {
		case "combined", "together", "altogether", "overall":
			return true
		case "total":
			if k > 0 && g.tokens[k-1].text == "in" {
				return true
			}
		}
	}
	return false
}

// comparedPeriod sets the one period that is named against the earlier one
// that it is compared with: "YTD sales vs same period last year", "December
// 2025 by region against the same month last year".
func (g *reading) comparedPeriod() {
	v, p := g.compareBy, g.plan.Period
	if v != nil && p == nil && g.in.Analysis == domain.Change {
		p = g.lastOf(cmp.Or(v.Grain, v.Shift, query.Quarter))
	}
	if v != nil && p != nil && p.To.IsZero() && !p.From.IsZero() {
		p = g.closed(*p)
	}
	if v == nil || p == nil || g.timeline != nil || g.plan.Compare != nil || len(g.oneByOne) > 1 || p.From.IsZero() || p.To.IsZero() ||
		!g.plain() && g.in.Analysis != domain.Change {
		return
	}
	from, to := period.Before(p.From, p.To, v.Shift)
	if !to.Before(p.From) { // "month over month in 2025": the months within it
		return
	}
	g.plan.Compare = &Comparison{Control: domain.Period{From: from, To: to, Phrase: period.Describe(from, to)}, Test: *p}
	g.plan.Period, g.compareBy = nil, nil
	kept := g.derived[:0:0]
	for _, d := range g.derived {
		if d.kind != string(Growth) && d.kind != string(Difference) { // the comparison shows both
			kept = append(kept, d)
		}
	}
	g.derived = kept
}

// closed is a period without an end up to the last day of the data: "since March",
// set against the same days of another year.
func (g *reading) closed(p domain.Period) *domain.Period {
	last := g.in.Calendar.LastDay()
	if last.Before(p.From) {
		return &p
	}
	p.To = last
	g.assume("'" + p.Phrase + "' is " + period.Describe(p.From, p.To) + ", up to the last day of the data")
	return &p
}

// lastOf is the last complete period of a grain, which "year over year" sets
// against the one before it where no period is named.
func (g *reading) lastOf(grain query.Grain) *domain.Period {
	from, to := g.in.Calendar.LastComplete(grain, 1)
	if grain == "" || from.IsZero() || from.Before(g.in.Calendar.DataFrom) {
		return nil
	}
	g.assume("no period is named, so " + period.Describe(from, to) + ", the last complete one, is compared")
	return &domain.Period{From: from, To: to, Phrase: period.Describe(from, to)}
}

// refuseThirdPeriod refuses a period beside two that are set against each
// other: leaving one out would answer another question.
func (g *reading) refuseThirdPeriod(spans []period.Found) error {
	c := g.plan.Compare
	if c == nil && g.in.Analysis == domain.Change && len(spans) == 1 && len(spans[0].Named) > 2 && g.saysVersus() {
		return g.besideTwo(period.Describe(spans[0].Named[2].From, spans[0].Named[2].To))
	}
	for _, f := range spans {
		if c == nil || !f.From.After(c.Control.From) && (f.To.IsZero() || !f.To.Before(c.Test.To)) {
			continue
		}
		return g.besideTwo(f.Phrase)
	}
	return nil
}

func (g *reading) besideTwo(phrase string) error {
	return domain.NewFault(domain.KindUnsupported, "one table sets two periods against each other, and the question names '"+phrase+"' besides.",
		"List all of them, as in: "+g.exampleMeasure()+" in 2023, 2024 and 2025; or compare two at a time.")
}

// saysVersus reports whether a word sets periods against each other.
func (g *reading) saysVersus() bool {
	return slices.ContainsFunc(g.tokens, func(t token) bool {
		return slices.Contains([]string{"vs", "versus", "against", "compare", "compared", "comparison"}, t.text)
	})
}

// alongside are the conditions that also hold for each row that a member must
// have: "bought both A and B in December" is about the purchases of December.
func (g *reading) alongside(c condition) (query.Expr, string) {
	var all []query.Expr
	shown := ""
	if p := g.plan.Period; p != nil && len(g.inBoth) == 0 && g.timeColumn() != noColumn && c.notInTime == nil {
		t := g.column(g.timeColumn())
		all, shown = append(all, Within(t, *p)), " in "+period.Describe(p.From, p.To)
		if len(g.oneByOne) > 1 {
			var any query.Or
			for _, part := range g.oneByOne {
				any.Terms = append(any.Terms, Within(t, part))
			}
			all = append(all, any)
		}
	}
	for _, other := range g.conditions {
		if other.span == c.span || other.column == c.column || other.column == noColumn || other.negated || other.alternative || other.orWith != noColumn {
			continue
		}
		if other.recurring == nil && len(unique(other.values)) != 1 {
			continue
		}
		f := g.rowFilter(other)
		all, shown = append(all, f.Expr), shown+" and "+f.Text
	}
	if len(all) == 0 {
		return nil, ""
	}
	return query.And{Terms: all}, shown
}
