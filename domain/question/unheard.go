package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// refuseUnheard holds the finished plan against the words that decide what its
// figures are: an average, a median, a share, both ends of an order, a value or a
// column named. A pass may have taken such a word and come to a plan without it;
// whatever the reason, the figures are then others than were asked for.
func (g *reading) refuseUnheard() error {
	if !g.plain() || g.plan.Asks != "" {
		return nil
	}
	told := g.told()
	for i, sp := range g.spans {
		var said, try string
		switch { // an example is read again: only a refusal is worth that
		case !g.heard(i, told):
			said, try = g.words(sp), "Put it in other words with the columns' own names"+g.exampleWithout()
		case !g.bothEnds(i):
			said, try = g.words(sp)+" and "+g.otherEnd(i), "Name both ends as figures, as in: minimum and maximum "+g.exampleMeasure()
		case !g.bothSides(i):
			said, try = "with and without", "Ask by the column that tells them apart, as in: "+g.exampleQuestion()
		default:
			continue
		}
		return domain.NewFault(domain.KindUnsupported, "'"+said+"' has no place in the way that the rest of the question is read.", try).
			Because(domain.Cause("a word of weight without a trace in the plan"))
	}
	return nil
}

// heard reports whether a word that decides what the figures are shows in the
// plan; of other words it is always true.
func (g *reading) heard(i int, told string) bool {
	sp := g.spans[i]
	switch sp.first {
	case isAggregate:
		switch sp.word {
		case "average":
			return g.averages(told)
		case "median":
			return strings.Contains(told, "median") || strings.Contains(told, "quartile")
		}
	case isShare:
		return g.shares(told)
	case isStop, isMark:
		switch w := g.words(sp); w {
		case "%", "rate", "rates", "rate of", "rates of":
			return sp.from > 0 && g.tokens[sp.from-1].number || g.shares(told)
		}
	case isNegation, isNull:
		return g.denies(i, told)
	case isCount:
		return !g.onlyAverages() || fold(g.words(sp)) != "how many"
	case isValue:
		return len(sp.values) == 0 || isTruth(g.words(sp)) || slices.ContainsFunc(sp.values, func(v Value) bool {
			return strings.Contains(told, fold(v.Text)) || strings.Contains(told, fold(v.Column))
		})
	case isColumn:
		return !g.namedInFull(sp) || slices.ContainsFunc(sp.columns, func(r columnRef) bool { return strings.Contains(told, fold(g.column(r.column).Name)) })
	}
	return true
}

// namedInFull reports whether a span is the whole name of a column that can't be
// a word for the rows: a number, an answer of yes and no, or a name of several
// words.
func (g *reading) namedInFull(sp span) bool {
	c := g.column(sp.columns[0].column)
	_, yes := g.affirmative(c)
	return sp.columns[0].quality == 1 && !isKey(c.Name) && !g.isThings(sp) && c.Role != domain.RoleTime &&
		(c.Role == domain.RoleMeasure || yes || sp.to-sp.from > 1)
}

// averages reports whether anything in the plan is a mean or a quotient.
func (g *reading) averages(told string) bool {
	return strings.Contains(told, "average") || strings.Contains(told, "mean") || strings.Contains(told, "avg") || g.divides() ||
		slices.ContainsFunc(g.plan.Derived, func(d Derived) bool { return d.Kind == MovingAverage })
}

// shares reports whether anything in the plan is a part of a whole.
func (g *reading) shares(told string) bool {
	for _, w := range []string{"share", "percent", "%", "rate", "pct", "ratio", "proportion", "average"} {
		if strings.Contains(told, w) {
			return true
		}
	}
	return g.divides() || g.plan.Compare != nil || slices.ContainsFunc(g.plan.Derived, func(d Derived) bool {
		return d.Kind == ShareOfTotal || d.Kind == ShareOfParent || d.Kind == Growth
	})
}

// bothEnds reports whether the two opposite superlatives that "and" joins both
// show: "the youngest and the oldest".
func (g *reading) bothEnds(i int) bool {
	if g.otherEnd(i) == "" {
		return true
	}
	has := func(f query.AggregateFunc) bool {
		return slices.ContainsFunc(g.plan.Measures, func(m Measure) bool { return m.Aggregate == f })
	}
	return has(query.Minimum) && has(query.Maximum)
}

// otherEnd is the superlative behind "and" that is opposite to one; empty where
// there is none.
func (g *reading) otherEnd(i int) string {
	const near = 3 // "youngest and our oldest"
	sp := g.spans[i]
	desc, ok := g.endNamed(g.tokens[sp.to-1].text)
	if !ok || g.tokenAfter(i) != "and" {
		return ""
	}
	for _, t := range g.tokens[sp.to+1 : min(sp.to+near, len(g.tokens))] {
		if other, ok := g.endNamed(t.text); ok && other != desc {
			return t.raw
		}
	}
	return ""
}

// endNamed reports which end of an order a superlative names.
func (g *reading) endNamed(w string) (desc, ok bool) {
	if a, found := g.adjectives[w]; found {
		return a.desc, true
	}
	e := g.vocabulary[w]
	return e.word == "desc", e.role == isSuper
}

// bothSides reports whether a column said to be there and not to be there, "with
// and without a reminder", is grouped by.
func (g *reading) bothSides(i int) bool {
	from, to := g.spans[i].from, g.spans[i].to
	if to+2 > len(g.tokens) || g.tokens[from].text != "with" || !slices.Contains([]string{"and", "or", "vs", "versus"}, g.tokens[from+1].text) || g.tokens[from+2].text != "without" {
		return true
	}
	return len(g.plan.Dimensions) > 0 || len(g.plan.Measures) > 1
}

// denies reports whether anything in the plan denies or is about what is missing.
func (g *reading) denies(i int, told string) bool {
	if next := g.after(i, isStop, isIs); among(g.spans[min(next, len(g.spans)-1)].first, []role{isCompare, isNumber, isBetween}) {
		return true // "not higher than 4" is at most 4
	}
	for _, w := range []string{"not ", "no ", "null", "without", "never", "≠", "empty", "missing", "false", "<", "at most", "= 0", "none", "excluding", "except"} {
		if strings.Contains(told, w) {
			return true
		}
	}
	return slices.ContainsFunc(g.plan.Filters, func(f Filter) bool { return strings.Contains(fold(f.Text), "'n") }) ||
		slices.ContainsFunc(g.plan.Dimensions, func(d Dimension) bool { return g.groupsByAnswer(d) && !g.namesOther(i, d) }) // "delayed vs not delayed"
}

// groupsByAnswer reports whether a dimension is a column of yes and no.
func (g *reading) groupsByAnswer(d Dimension) bool {
	c, _ := g.in.Dataset.Column(d.Column)
	_, yes := g.affirmative(c)
	return yes
}

// namesOther reports whether what stands behind a denial is another column than a
// dimension: "damaged cars with no cost" says nothing of the damage.
func (g *reading) namesOther(i int, d Dimension) bool {
	n := i + 1
	for n < len(g.spans) && among(g.spans[n].first, []role{isStop, isAll, isA, isIs}) {
		n++
	}
	sp := g.at(n)
	return sp.first == isColumn && len(sp.columns) > 0 && !slices.ContainsFunc(sp.columns, func(r columnRef) bool { return g.column(r.column).Name == d.Column })
}

// isTruth reports whether a word is an answer, whose column may store another.
func isTruth(w string) bool {
	return slices.Contains([]string{"yes", "no", "true", "false"}, strings.ToLower(w))
}

// onlyAverages reports whether all that the plan measures are averages, where none
// was asked for.
func (g *reading) onlyAverages() bool {
	if len(g.plan.Measures) == 0 || slices.ContainsFunc(g.spans, func(sp span) bool { return sp.first == isAggregate }) {
		return false
	}
	return !slices.ContainsFunc(g.plan.Measures, func(m Measure) bool { return m.Aggregate != query.Average })
}

// divides reports whether a measure is a quotient.
func (g *reading) divides() bool {
	measures := g.plan.Measures
	if g.plan.Inner != nil {
		measures = slices.Concat(measures, g.plan.Inner.Measures)
	}
	return slices.ContainsFunc(measures, func(m Measure) bool {
		return m.Denominator != nil || m.Aggregate == query.Average
	})
}

// told is all that the plan tells of itself, in lower case.
func (g *reading) told() string {
	var parts []string
	p := &g.plan
	stage := func(measures []Measure, dimensions []Dimension, filters ...[]Filter) {
		for _, m := range measures {
			parts = append(parts, m.Name, m.Label, m.Column, m.DenominatorLabel)
		}
		for _, d := range dimensions {
			parts = append(parts, d.Name, d.Column)
		}
		for _, f := range slices.Concat(filters...) {
			parts = append(append(parts, f.Text), f.Columns...)
		}
	}
	stage(p.Measures, p.Dimensions, p.Filters, p.Having)
	if p.Inner != nil {
		stage(p.Inner.Measures, p.Inner.Dimensions, p.Inner.Having)
	}
	for _, d := range p.Derived {
		parts = append(append(parts, d.Name, d.Of), d.Partition...)
	}
	for _, o := range p.Order {
		parts = append(parts, o.By)
	}
	for _, k := range p.Kept {
		parts = append(parts, k.Text, k.By)
	}
	if p.Time != nil {
		parts = append(parts, p.Time.Column)
	}
	parts = append(append(append(parts, p.Fields...), p.Within...), p.Reading.Assumptions...)
	return fold(strings.Join(parts, "\n"))
}
