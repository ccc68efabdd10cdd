package question

import (
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// percentTogether writes a number and its word for percent as one: "20 percent",
// "20 per cent" and "20 %" as 20%. A year is no number of percents, and that of
// "top 5 percent changes" counts them.
func (g *reading) percentTogether() {
	const firstYear = 1000
	for i := 0; i+1 < len(g.tokens); i++ {
		t := g.tokens[i]
		n := 0
		switch {
		case g.text(i+1) == "percent" || g.text(i+1) == "%":
			n = 1
		case g.text(i+1) == "per" && g.text(i+2) == "cent":
			n = 2
		}
		ranked := slices.Contains([]string{"top", "bottom", "first", "last", "best", "worst"}, g.text(i-1))
		if n == 0 || !t.number || t.quoted || t.value >= firstYear || strings.HasSuffix(t.text, "%") || ranked {
			continue
		}
		g.tokens[i].text, g.tokens[i].raw = t.text+"%", t.raw+"%"
		g.tokens = slices.Delete(g.tokens, i+1, i+1+n)
	}
}

// settlePercents takes the sign behind the bounds in percent at its word: on a
// column of shares, 20% is 0.2; on one that is in percent it is 20. What is neither
// has no bound in percent.
func (g *reading) settlePercents() error {
	for k := range g.conditions {
		c := &g.conditions[k]
		at := g.percentOf(*c)
		if at == noColumn {
			continue
		}
		if c.column == noColumn {
			return g.percentOfNothing(at, "a number of rows")
		}
		switch col := g.column(c.column); {
		case holdsShares(col) && !(namedPercent(col) && c.value <= toFloat(col.Max)):
			c.value, c.upper = inShares(c.value), inShares(c.upper)
			c.also = slices.Clone(c.also)
			for n, v := range c.also {
				c.also[n] = inShares(v)
			}
			g.assume("the values of " + col.Name + " are shares of 1: " + plain(g.spans[at].number) + "% of it is " + plain(inShares(g.spans[at].number)))
		case !holdsPercents(col):
			return g.percentOfNothing(at, col.Name)
		case !namedPercent(col):
			g.assume("the values of " + col.Name + ", up to " + plain(toFloat(col.Max)) + ", are taken to be in percent")
		}
	}
	return nil
}

// inShares is a number of percents as a share of 1.
func inShares(v float64) float64 { return v / 100 }

// percentOf is the span of the number in percent that a condition holds a column
// or a count against; noColumn where it is held against no such number.
func (g *reading) percentOf(c condition) int {
	const near = 6 // spans between the word that compares and its number
	if c.bounded != nil || c.than != "" || c.against > 0 || c.op == "" && !c.between || c.span < 0 || c.null || len(c.values) > 0 {
		return noColumn
	}
	best, found := near, noColumn
	for i, sp := range g.spans {
		if sp.first != isNumber || math.Abs(sp.number) != math.Abs(c.value) && !(c.between && sp.number == c.upper) || !g.percentAt(i) {
			continue
		}
		if d := max(i-c.span, c.span-i); d < best {
			best, found = d, i
		}
	}
	return found
}

// holdsShares reports whether a column holds parts of a whole written from 0 to 1.
func holdsShares(c domain.Column) bool {
	_, measured := unitOf(c)
	_, money := withoutCurrency(plainName(c.Name))
	within := c.Max != nil && math.Abs(toFloat(c.Min)) <= 1 && toFloat(c.Max) <= 1
	return c.Type == domain.Number && !measured && !money && (c.Unit == "" || c.Unit == "%") && within
}

// holdsPercents reports whether a column's values can be in percent: its name or its
// unit says so, or they are levels without a unit that stay within 100.
func holdsPercents(c domain.Column) bool {
	const whole = 100
	if namedPercent(c) || saysPercent(c.Name) {
		return true
	}
	_, measured := unitOf(c)
	_, money := withoutCurrency(plainName(c.Name))
	return !measured && !money && c.Unit == "" && NatureOf(c) == Rate && !isMoneyLevel(c) && !isDuration(c) && !lasts(c) &&
		toFloat(c.Max) <= whole && toFloat(c.Min) >= -whole
}

// inPercents reports whether a span names a number of which a percentage is one of
// its values, and no part of all of it.
func (g *reading) inPercents(sp span) bool {
	if sp.role != isColumn || !g.numeric(sp) {
		return false
	}
	c := g.column(g.numericColumn(sp))
	return holdsShares(c) && NatureOf(c) == Rate || namedPercent(c)
}

// namedPercent reports whether a column is said to be in percent.
func namedPercent(c domain.Column) bool {
	return c.Unit == "%" || strings.ContainsRune(c.Name, '%') ||
		slices.ContainsFunc(words(c.Name), func(w string) bool { return w == "percent" || w == "percentage" || w == "pct" })
}

// percentOfNothing refuses a bound in percent on what holds no shares.
func (g *reading) percentOfNothing(at int, of string) error {
	said := g.words(g.spans[at])
	plainly := slices.Clone(g.tokens)
	t := &plainly[g.spans[at].from]
	t.raw = strings.TrimSuffix(t.raw, "%")
	var text []string
	for _, t := range plainly {
		text = append(text, t.raw)
	}
	try := "Ask for a number in the unit of what is compared"
	if example := strings.Join(text, " "); !g.in.trial && g.reads(example) {
		try += ", as in: " + example
	} else {
		try += ", as in: " + g.exampleQuestion()
	}
	return domain.NewFault(domain.KindUnsupported, "'"+said+"' can't be held against "+of+", which holds no shares and no percentages.", try)
}
