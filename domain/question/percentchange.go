package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readPercentChange reads "percent change", "% change", "change in %" and
// "percentage increase" where nothing else is made of them: they set the period
// that is named against the one before it.
func (g *reading) readPercentChange() error {
	if !g.plain() && g.in.Analysis != domain.Change || g.change != nil || len(g.changeBounds) > 0 || g.asksForPoints() {
		return nil
	}
	for i := range g.spans {
		if _, ok := g.movementAt(i); !ok || !g.movesInPercent(i) {
			continue
		}
		g.percentMoved = true
		if !g.plain() {
			g.done(i)
			return nil
		}
		if g.spans[i].role == isDerived {
			g.spans[i].word = string(Growth)
			return nil
		}
		g.wantChange()
		for k := range g.derived {
			g.derived[k].kind = string(Growth)
		}
		g.done(i)
		return nil
	}
	return nil
}

// movesInPercent reports whether a movement is said to be one in percent, and
// passes over the words that say so.
func (g *reading) movesInPercent(i int) bool {
	word := fold(g.words(g.spans[i]))
	own := strings.Contains(word, "percent") || strings.Contains(word, "%")
	if !own && !slices.ContainsFunc(g.tokens, func(t token) bool { return t.text == "%" || strings.HasPrefix(t.text, "percent") }) {
		return false
	}
	return g.saysRelative(i) || own || g.byWhatPercent(i)
}

// byWhatPercent reads "by what percent did sales change", and passes over it.
func (g *reading) byWhatPercent(i int) bool {
	for k := range g.spans[:i] {
		if sp := g.spans[k]; g.saysPercent(k) && sp.from > 0 && (g.tokens[sp.from-1].text == "what" || g.tokens[sp.from-1].text == "which") {
			g.done(k)
			if n := g.before(k, isWhich, isStop); g.at(n).role == isGroup && fold(g.words(g.spans[n])) == "by" {
				g.done(n)
			}
			return true
		}
	}
	return false
}

// asksForPoints reports whether a question about changes asks when they were, or for
// sudden ones: about the points of change, whatever their size.
func (g *reading) asksForPoints() bool {
	return !g.plain() && slices.ContainsFunc(g.tokens, func(t token) bool {
		switch t.text {
		case "when", "significant", "significantly", "sudden", "suddenly", "abrupt", "shift", "shifts", "level", "break", "breaks", "turning":
			return true
		}
		return false
	})
}

// comparesPercent finds the two periods of a percent change: the one named and
// the one before it, else the last complete quarter and the one before it.
// Refused where the data don't reach back to the earlier one.
func (g *reading) comparesPercent() error {
	p := &g.plan
	if !g.percentMoved || p.Compare != nil || g.timeline != nil || g.compareBy != nil || len(g.oneByOne) > 1 || p.Time == nil {
		return nil
	}
	if p.Period == nil {
		test, control, ok := g.lastPair()
		if !ok {
			return nil
		}
		p.Compare = &Comparison{Control: control, Test: test}
		g.assume("no period is named, so " + test.Phrase + ", the last complete one, is compared with " + control.Phrase)
		return nil
	}
	if p.Period.From.IsZero() || p.Period.To.IsZero() {
		return nil
	}
	asked := *p.Period
	g.againstBefore()
	if p.Compare == nil {
		return domain.NewFault(domain.KindOutsideData, "the data begin on "+g.in.Calendar.DataFrom.Format("2006-01-02")+
			", so nothing before "+period.Describe(asked.From, asked.To)+" can be compared.",
			"Name a later period, as in: "+g.suggestedComparison())
	}
	return nil
}

// lastPair is the last complete quarter and the one before it, else the months;
// of data by year, the years.
func (g *reading) lastPair() (test, control domain.Period, ok bool) {
	grains := []query.Grain{query.Quarter, query.Month, query.Week, query.Day}
	if g.in.Calendar.Years {
		grains = []query.Grain{query.Year}
	}
	for _, grain := range grains {
		from, to := g.in.Calendar.LastComplete(grain, 1)
		before, until := period.Before(from, to, "")
		if from.IsZero() || before.Before(period.StartOf(query.Month, g.in.Calendar.DataFrom)) {
			continue
		}
		return domain.Period{From: from, To: to, Phrase: period.Describe(from, to)},
			domain.Period{From: before, To: until, Phrase: period.Describe(before, until)}, true
	}
	return test, control, false
}

// toDate reports whether a period is one that is counted up to now, which the
// same part of the year before is fair to.
func toDate(p domain.Period) bool {
	said := " " + fold(p.Phrase) + " "
	for _, w := range []string{" ytd ", " qtd ", " mtd ", " to date ", " so far ", " to-date "} {
		if strings.Contains(said, w) {
			return true
		}
	}
	return false
}

// knownPart cuts a period at the end of the data: what lies beyond can't be
// held against a whole one.
func (g *reading) knownPart(p domain.Period) domain.Period {
	if through := g.in.Calendar.DataThrough; !g.in.Calendar.Years && through.After(p.From) && through.Before(p.To) {
		p.To = through
	}
	return p
}
