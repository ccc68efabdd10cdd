package question

import (
	"strconv"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Kept keeps the groups whose output fulfils a condition: a difference that is
// known only after the groups were computed.
type Kept struct {
	By    string // the output
	Size  bool   // its size, whatever the sign
	Op    query.CompareOp
	Value float64
	Text  string
}

// The columns of a comparison that set the two periods against each other.
const (
	differenceColumn = "difference"
	relativeColumn   = "relative_difference"
)

// DifferenceNames names the columns of a plan's comparison that set a measure's
// two periods against each other.
func DifferenceNames(p Plan, m Measure) (difference, relative string) {
	if len(p.Measures) == 1 {
		return differenceColumn, relativeColumn
	}
	return differenceColumn + " of " + m.Name, relativeColumn + " of " + m.Name
}

// comparesToRank finds the periods of a ranking by change that names one: the
// period is set against the one before it, months of a year against those before
// them.
func (g *reading) comparesToRank() {
	p := &g.plan
	if g.change == nil && len(g.changeBounds) == 0 || p.Compare != nil || g.timeline != nil || g.compareBy != nil {
		return
	}
	g.againstBefore()
}

// againstBefore sets the one period that is named against the one before it: what
// is not yet over, against the same part of the year before.
func (g *reading) againstBefore() {
	p := g.plan.Period
	if p == nil || p.From.IsZero() || p.To.IsZero() || len(g.oneByOne) > 1 {
		return
	}
	shift, test := query.Grain(""), g.knownPart(*p)
	if g.periodGrain != "" && test.To.Before(period.EndOf(g.periodGrain, test.From)) || toDate(*p) {
		shift = query.Year
	}
	from, to := period.Before(test.From, test.To, shift)
	if from.Before(period.StartOf(query.Month, g.in.Calendar.DataFrom)) {
		return
	}
	g.plan.Compare, g.plan.Period = &Comparison{Control: domain.Period{From: from, To: to, Phrase: period.Describe(from, to)}, Test: test}, nil
	g.assume("one period is named, so " + period.Describe(test.From, test.To) + " is compared with " + period.Describe(from, to))
}

// refuseUncompared refuses to rank by a change where no two periods and no
// timeline say between when, or where nothing is there to rank.
func (g *reading) refuseUncompared() error {
	if g.change == nil && len(g.changeBounds) == 0 {
		return nil
	}
	p := &g.plan
	if p.Compare == nil && len(p.Derived) == 0 {
		return domain.NewFault(domain.KindUnsupported, "what grew or fell is known only between two periods, and the question names none that the data cover.",
			"Name two, as in: "+g.changeExample())
	}
	if len(p.Dimensions) == 0 || p.Form != Grouped {
		return domain.NewFault(domain.KindUnsupported, "a change is ranked or bounded among members, and the question does not say of what.",
			"Name what to list, as in: "+g.changeExample())
	}
	return nil
}

// changeExample is a question of this kind that can be answered.
func (g *reading) changeExample() string {
	of := "members"
	for _, c := range g.in.Dataset.Columns {
		if c.Role == domain.RoleDimension {
			of = c.Name
			break
		}
	}
	last := g.in.Calendar.DataThrough.Year()
	return of + " whose " + g.exampleMeasure() + " fell from " + strconv.Itoa(last-1) + " to " + strconv.Itoa(last)
}

// changeColumn is the output that tells how a measure changed.
func (g *reading) changeColumn(relative bool) (string, bool) {
	p := &g.plan
	if len(p.Measures) == 0 {
		return "", false
	}
	if p.Compare != nil {
		difference, share := DifferenceNames(*p, p.Measures[0])
		if relative {
			return share, true
		}
		return difference, true
	}
	for _, d := range p.Derived {
		if d.Kind == Growth || d.Kind == Difference {
			return d.Name, true
		}
	}
	return "", false
}

// buildChange settles the conditions on changes.
func (g *reading) buildChange() error {
	if err := g.refuseUncompared(); err != nil {
		return err
	}
	for _, b := range g.changeBounds {
		by, ok := g.changeColumn(b.relative)
		if !ok {
			continue
		}
		g.plan.Kept = append(g.plan.Kept, Kept{By: by, Size: b.size, Op: b.op, Value: b.value, Text: b.shown(by)})
	}
	return nil
}

// changeOrder is the order by a change: by the size where either way counts, and
// from the end that a superlative, "bottom" or a direction names.
func (g *reading) changeOrder() (Order, bool) {
	c := g.change
	by, ok := g.changeColumn(c.relative)
	o := Order{By: by, Desc: c.desc, Size: c.size}
	if c.said {
		return o, ok
	}
	o.Desc = true
	switch {
	case g.direction != "":
		o.Desc = g.direction == "desc"
	case g.top != nil:
		o.Desc = g.top.desc
	}
	if c.way < 0 { // "top 3 by decline"
		o.Desc = !o.Desc
	}
	return o, ok
}
