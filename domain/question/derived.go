package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readDerived reads what is computed over the rows of the answer.
func (g *reading) readDerived() error {
	for i := range g.spans {
		if g.spans[i].role == isDerived {
			g.derivedAt(i)
		}
	}
	return nil
}

// growthOverSpan reads "growth of sales 2024 to 2025" as the last of the named
// periods against the first, where nothing is shown along the way.
func (g *reading) growthOverSpan() {
	p := &g.plan
	if p.Compare != nil || g.timeline != nil || g.compareBy != nil || p.Period == nil || g.periodGrain == "" || p.Period.From.IsZero() || p.Period.To.IsZero() {
		return
	}
	kept := g.derived[:0:0]
	for _, d := range g.derived {
		if d.kind != string(Growth) && d.kind != string(Difference) {
			kept = append(kept, d)
		}
	}
	if len(kept) == len(g.derived) || period.Count(g.periodGrain, p.Period.From, p.Period.To) < 2 {
		return
	}
	first := domain.Period{From: p.Period.From, To: period.EndOf(g.periodGrain, p.Period.From), Phrase: p.Period.Phrase}
	last := domain.Period{From: period.StartOf(g.periodGrain, p.Period.To), To: p.Period.To, Phrase: p.Period.Phrase}
	p.Compare, p.Period, g.derived = &Comparison{Control: first, Test: last}, nil, kept
}

// rankRows ranks the things that rows are where nothing else is ranked: "rank
// states by income" in a table of states.
func (g *reading) rankRows() {
	for _, d := range g.derived {
		if k := g.namingColumn(); d.kind == string(RankOf) && g.rowsNamed && !g.grouped() && len(g.bins) == 0 && k != noColumn && g.namesRows(k) {
			g.dimensions = append(g.dimensions, k)
		}
	}
}

// derivedAt reads "running total", "3 month moving average", "growth".
func (g *reading) derivedAt(i int) {
	d := derivedWish{kind: g.spans[i].word}
	if d.kind == string(Difference) && (g.differenceAt(i) || g.differenceOfValues(i)) {
		return
	}
	if d.kind != string(MovingAverage) {
		g.derived = append(g.derived, d)
		g.done(i)
		return
	}
	for k := i - 1; k >= 0 && k >= i-4; k-- {
		if g.spans[k].role == isNumber {
			d.window = int(g.spans[k].number)
			g.done(k)
			g.windowUnit(k + 1)
			break
		}
	}
	if d.window == 0 {
		for k := i + 1; k < len(g.spans) && k <= i+8; k++ {
			if g.spans[k].role == isNumber {
				d.window = int(g.spans[k].number)
				g.done(k)
				break
			}
		}
	}
	g.derived = append(g.derived, d)
	g.done(i)
}

// windowUnit takes the unit of a moving window, "3 month", for the timeline.
func (g *reading) windowUnit(i int) {
	sp := g.at(i)
	if sp.role != isUnknown && sp.role != isGrain && sp.role != isStop && sp.role != isColumn || i >= len(g.spans) {
		return
	}
	grain := query.Grain(g.stems.base(g.tokens[sp.from].text))
	switch grain {
	case query.Day, query.Week, query.Month, query.Quarter, query.Year:
		g.done(i)
		if g.timeline == nil || g.timeline.grain == "" {
			g.timeline = &timelineWish{grain: grain}
		}
	}
}
