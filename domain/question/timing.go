package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// readPeriods reads when: the period, periods set against each other, and the
// periods to group by.
func (g *reading) readPeriods() error {
	g.readNow()
	var spans []period.Found
	for i := range g.spans {
		sp := g.spans[i]
		switch sp.role {
		case isVersusTime:
			if f, ok := g.courseOver(sp); ok {
				spans = append(spans, f)
				g.done(i)
				continue
			}
			if g.plan.Compare != nil && sp.found.Kind != period.Versus {
				if f := g.refuseThirdPeriod([]period.Found{sp.found, sp.other}); f != nil {
					return f
				}
			}
			g.versusTime(sp)
			g.done(i)
		case isPeriod:
			if g.periodOfOwn(i) {
				continue
			}
			absent := g.absentBefore(i)
			negated := g.negatedBefore(i) || g.negatedClause(i)
			if f, ok := g.latestOf(sp.found); ok && !negated {
				sp.found = f
			} else if f, ok := g.levelAtTime(i); ok && !negated {
				sp.found = f
			}
			switch {
			case sp.found.Kind == period.Cycle:
				g.conditions = append(g.conditions, condition{column: g.timeColumn(), recurring: sp.found.Recurring, negated: negated, countOf: noColumn, orWith: noColumn, span: i})
			case negated:
				f := sp.found
				g.conditions = append(g.conditions, condition{column: g.timeColumn(), notInTime: &f, never: absent || g.saysNever(), countOf: noColumn, orWith: noColumn, span: i})
			case g.alternativePeriod(i):
				f := sp.found
				g.conditions = append(g.conditions, condition{column: g.timeColumn(), inTime: &f, countOf: noColumn, orWith: noColumn, span: i})
			case sp.found.Kind != period.AllTime:
				if sp.first == isPeriod {
					sp.found.Phrase = g.saidPeriod(sp)
				}
				spans = append(spans, sp.found)
			}
			if sp.found.Assumption != "" {
				g.assume(sp.found.Assumption)
			}
			g.done(i)
		case isGrain:
			g.grainAt(i)
		}
	}
	return g.settlePeriods(spans)
}

// saidPeriod is a period in the question's own words, without the preposition
// that led to it.
func (g *reading) saidPeriod(sp span) string {
	text := g.words(sp)
	if first, rest, ok := strings.Cut(text, " "); ok {
		switch strings.ToLower(first) {
		case "in", "for", "during", "on", "of", "at", "over", "within", "the":
			return strings.TrimPrefix(rest, "the ")
		}
	}
	return text
}

// negatedClause reports whether the clause that ends in a period is negated and
// says nothing else that the negation could be of: "but did not purchase from
// that category in 2023".
func (g *reading) negatedClause(i int) bool {
	for k := i - 1; k >= 0; k-- {
		switch g.spans[k].role {
		case isNegation:
			if g.leavesOutColumn(k, i) {
				return false
			}
			g.done(k)
			return true
		case isStop, isIn, isOf, isColumn, isRows, isWhose, isA, isAll, isHave, isFor:
		default:
			return false
		}
	}
	return false
}

// grainAt records the periods to group by. Between an aggregate and its column
// ("average monthly sales") the periods are an inner grouping instead.
func (g *reading) grainAt(i int) {
	if g.agreesWith(i) {
		g.done(i)
		return
	}
	if g.unitOfDuration(i) || g.averagePerPeriod(i) || g.rowsPerPeriod(i) {
		return
	}
	sp := g.spans[i]
	prev, next := g.before(i, isStop, isAll), g.after(i, isStop, isAll, isOf)
	first := g.tokens[sp.from].text
	adjective := sp.to-sp.from == 1 && first != "by" && !sp.grain.Calendar && !sp.grain.Which && sp.grain.Grain != ""
	if adjective && g.at(prev).role == isAggregate && g.at(next).role == isAggregate && g.spans[next].word == "sum" { // "average yearly total sales"
		g.done(next)
		next = g.after(next, isStop, isAll, isOf)
	}
	if adjective && g.at(prev).role == isAggregate && among(g.at(next).role, []role{isColumn, isCount, isRows, isDistinct}) && g.spans[prev].word != "sum" {
		g.spans[prev].grain = sp.grain
		g.done(i)
		return
	}
	if adjective && g.at(next).role == isAggregate && g.spans[next].word != "sum" && !g.numeric(g.at(g.after(next, isStop, isAll, isOf))) { // "monthly average of bookings"
		if k := g.after(next, isStop, isAll, isOf); g.isThings(g.at(k)) || g.at(k).role == isCount {
			g.spans[next].grain = sp.grain
			g.done(i)
			return
		}
	}
	if g.at(prev).role == isAggregate && g.spans[prev].word == "sum" && g.at(g.before(prev, isStop)).role == isSuper { // "highest total monthly sales"
		g.done(prev)
		prev = g.before(prev, isStop)
	}
	if prev := g.at(prev); adjective && prev.role == isSuper && among(g.at(next).role, []role{isColumn, isAggregate}) && !g.asksWhich() {
		g.extremeOf(g.before(i, isStop), next, sp.grain.Grain)
		g.done(i)
		return
	}
	if g.at(prev).role == isOrder || g.at(prev).role == isGroup && g.at(g.before(prev, isStop)).role == isOrder {
		g.timeOrder = true
		g.done(i)
		if g.timeline != nil || g.grainElsewhere(i) {
			return
		}
	}
	if first == "each" || first == "every" || first == "in" || first == "per" || first == "for" {
		g.timeEach = true
	}
	if g.timeline == nil || g.timeline.grain == "" && !g.timeline.calendar {
		g.timeline = &timelineWish{grain: sp.grain.Grain, calendar: sp.grain.Calendar, part: sp.grain.Part, which: sp.grain.Which || g.timeline != nil && g.timeline.which}
	}
	g.done(i)
}

// asksWhich reports whether the question asks for a member or a period.
func (g *reading) asksWhich() bool {
	for _, sp := range g.spans {
		if sp.role == isGrain && sp.grain.Which {
			return true
		}
		if sp.role == isWhich && g.words(sp) != "" && strings.HasPrefix(fold(g.words(sp)), "which") {
			return true
		}
	}
	return false
}

// extremeOf makes "highest daily revenue" the maximum of the days' totals.
func (g *reading) extremeOf(super, next int, grain query.Grain) {
	g.spans[super].role, g.spans[super].grain = isAggregate, period.GrainPhrase{Grain: grain}
	g.spans[super].word = map[bool]string{true: "maximum", false: "minimum"}[g.spans[super].word == "desc"]
	if g.at(next).role == isAggregate && g.spans[next].word == "sum" {
		g.done(next)
	}
}

func (g *reading) grainElsewhere(i int) bool {
	for k := range g.spans {
		if k != i && g.spans[k].role == isGrain {
			return true
		}
	}
	return false
}

// settlePeriods makes of the spans that were named one period, or a condition
// where they leave gaps; a second one is set beside the first.
func (g *reading) settlePeriods(spans []period.Found) error {
	if len(spans) == 0 {
		return nil
	}
	whole, parts, gaps := joined(spans)
	if f := g.outside(whole.From, whole.To); f != nil {
		return f
	}
	if f := g.refuseThirdPeriod(spans); f != nil {
		return f
	}
	if g.comparesRange(spans) || g.comparesSince(spans) {
		return nil
	}
	if !whole.From.IsZero() || !whole.To.IsZero() { // else its parts say all
		g.plan.Period = &whole
	}
	g.periodGrain = spans[0].Grain
	if g.saysBoth() && len(parts) == 1 {
		parts = eachOf(spans[0])
	}
	switch {
	case len(parts) > 1 && g.saysBoth():
		g.inBoth = parts
	case gaps:
		if compared, f := g.comparesParts(parts); f != nil || compared {
			g.plan.Period = nil
			return f
		}
		g.periodParts(parts)
	}
	switch {
	case apart(spans):
		g.inEither = parts
	case gaps:
		g.oneByOne = parts
	case len(spans) == 1:
		g.oneByOne = spans[0].Named
	}
	return nil
}

// joined is the whole stretch of the spans of time that were named, the parts of it
// that are meant, and whether they leave gaps.
func joined(spans []period.Found) (whole domain.Period, parts []domain.Period, gaps bool) {
	first := spans[0]
	from, to, phrase := first.From, first.To, first.Phrase
	gaps = len(first.Parts) > 1
	parts = append([]domain.Period{}, first.Parts...)
	if !gaps {
		parts = []domain.Period{first.Period()}
	}
	for _, f := range spans[1:] {
		if nested(f.From, f.To, from, to) { // "in 2024, in March": the narrower one
			from, to, phrase, parts = f.From, f.To, f.Phrase, []domain.Period{f.Period()}
			continue
		}
		if !gaps && facing(from, to, f.From, f.To) { // "after January and before April"
			from, to, phrase = latest(from, f.From), earliest(to, f.To), phrase+" and "+f.Phrase
			parts = []domain.Period{{From: from, To: to, Phrase: phrase}}
			continue
		}
		gaps = true
		parts = append(parts, f.Period())
		from, to = hull(from, to, f)
		phrase += ", " + f.Phrase
	}
	return domain.Period{From: from, To: to, Phrase: phrase}, parts, gaps
}

func (g *reading) saysBoth() bool {
	if g.eachValue {
		return true
	}
	for _, t := range g.tokens {
		if t.text == "both" {
			return true
		}
	}
	return false
}

// inEach keeps the members that have rows in each of several periods: "bought
// in both 2023 and 2024".
func (g *reading) inEach(thing int, parts []domain.Period) {
	besides, shown := g.alongside(condition{column: noColumn, span: -1, orWith: noColumn})
	for _, p := range parts {
		inside := Within(g.column(g.timeColumn()), p)
		if besides != nil {
			inside = query.And{Terms: []query.Expr{inside, besides}}
		}
		f := g.withoutRows(thing, inside, "", g.column(g.timeColumn()).Name)
		f.Expr = g.membersWith(thing, inside)
		f.Text = g.column(thing).Name + " with rows in " + period.Describe(p.From, p.To) + shown
		g.plan.Filters = append(g.plan.Filters, f)
	}
}
