package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// derive settles what shares are of and adds what is worked out of the measures.
func (g *reading) derive() error {
	if err := g.shareOfMembers(); err != nil {
		return err
	}
	if err := g.settleShared(); err != nil {
		return err
	}
	if err := g.refuseShareOfPart(); err != nil {
		return err
	}
	g.buildDerived()
	if err := g.refuseShareOverOther(); err != nil {
		return err
	}
	return g.refuseSharesCompared()
}

// settleShared makes of what a share is of something that has parts: an average
// has none, so that its "share" can be above 1. Where no measure was named the
// rows are meant, a quantity is added up, and shares of a level are refused.
func (g *reading) settleShared() error {
	p := &g.plan
	if g.share == "" || p.Compare != nil || len(p.Measures) == 0 || p.Measures[0].Aggregate != query.Average {
		return nil
	}
	m := p.Measures[0]
	c, ok := g.in.Dataset.Column(m.Column)
	said, known := natureSaid(c)
	switch {
	case g.defaulted:
		p.Measures[0] = g.countMeasureOf(noColumn, false)
		g.forget(m.Column)
		g.assume("no measure was named, so the share is of the rows")
	case ok && !g.saysAggregate() && (!(known && said == Rate) || isDuration(c) || lasts(c)):
		p.Measures[0] = g.measure("sum", g.indexOf(c.Name))
		g.forget(m.Column)
		g.assume(c.Name + " is added up, since shares of it are asked for")
	default:
		return domain.NewFault(domain.KindUnsupported, "a share of "+m.Name+" can't be taken: averages have no parts.",
			"Ask for the averages themselves, as in: "+m.Name+"; or for shares of the number of rows.")
	}
	for i := range p.Order {
		if p.Order[i].By == m.Name {
			p.Order[i].By = p.Measures[0].Name
		}
	}
	return nil
}

// lasts reports whether a column's name says that it is a duration.
func lasts(c domain.Column) bool {
	name := plainName(c.Name)
	return len(name) > 0 && name[len(name)-1] == "duration"
}

// forget takes back what was assumed of a column that is read in another way.
func (g *reading) forget(column string) {
	r := &g.plan.Reading
	kept := r.Assumptions[:0:0]
	for _, a := range r.Assumptions {
		if !strings.HasPrefix(a, column+" is averaged") && !strings.HasPrefix(a, "no measure was named") {
			kept = append(kept, a)
		}
	}
	r.Assumptions = kept
}

// saysAggregate reports whether the question itself says how to aggregate.
func (g *reading) saysAggregate() bool {
	for _, sp := range g.spans {
		if sp.first == isAggregate {
			return true
		}
	}
	return false
}
