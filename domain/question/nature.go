package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Nature is whether the values of a measure may be added up.
type Nature string

// The natures.
const (
	Amount Nature = "amount" // parts add up: money, counts, volumes
	Rate   Nature = "rate"   // levels, prices, ratings, shares: averaged
)

// NatureOf judges a column from its name, its unit and its values: first the
// words of the name, then the unit, then how the values lie. What speaks neither
// way is a Rate, since an average of amounts misleads less than a sum of rates.
func NatureOf(c domain.Column) Nature {
	if !c.Type.Numeric() {
		return Rate
	}
	if n, said := natureSaid(c); said {
		return n
	}
	if longTailed(c) || tallied(c) {
		return Amount
	}
	return Rate
}

// AmountByValues reports whether only a column's values make it an amount,
// which an answer has to say.
func AmountByValues(c domain.Column) bool {
	if !c.Type.Numeric() {
		return false
	}
	_, said := natureSaid(c)
	return !said && (longTailed(c) || tallied(c))
}

// WhyAmount says by what its values make an amount of a column whose name says
// none.
func WhyAmount(c domain.Column) string {
	if tallied(c) {
		return "its values are counts of things"
	}
	return "its values lie as those of amounts do: none below zero, most of them small beside a few"
}

// natureSaid is what a column's name and unit say; false where they are silent.
func natureSaid(c domain.Column) (Nature, bool) {
	name := words(c.Name)
	for i, w := range name {
		name[i] = singular(w)
	}
	for i, w := range name {
		switch w {
		case "per", "average", "avg", "mean", "median", "rate", "ratio", "percent", "percentage", "pct", "share", "index", "score", "rating", "margin":
			return Rate, true
		case "total":
			if i == 0 {
				return Amount, true
			}
		}
	}
	if c.Unit == "%" || strings.Contains(c.Name, "%") || lastsEach(c) {
		return Rate, true
	}
	if n, said := measuredNature(c); said {
		return n, true
	}
	name, money := withoutCurrency(name)
	if n, said := headNature(name); said {
		return n, true
	}
	for _, w := range name {
		if amountHead(w) || countedThings(c, w) {
			return Amount, true
		}
	}
	if n, said := foreignNature(c.Name, name); said {
		return n, true
	}
	if last := words(c.Name); c.Type == domain.Integer && c.Distinct > maxGroupNumbers && (len(last) > 0 && singular(last[len(last)-1]) != last[len(last)-1] || thingsIn(c.Name) != "") {
		return Amount, true // a plural names things that were counted
	}
	if money || strings.ContainsAny(c.Unit, "$€£") || len(c.Unit) == 3 && strings.ToUpper(c.Unit) == c.Unit {
		return Amount, true
	}
	return Rate, false
}

// countedThings reports whether a word of a column of whole numbers says what was
// done with the things that it counts: "Returned" are the pieces that came back.
func countedThings(c domain.Column, w string) bool {
	stem, ed := strings.CutSuffix(w, "ed")
	return ed && c.Type == domain.Integer && amountHead(stem) && c.Distinct > 2
}

// headNature is what the last word of an English name says.
func headNature(name []string) (Nature, bool) {
	if len(name) == 0 {
		return Rate, false
	}
	switch head := name[len(name)-1]; {
	case rateHead(head), shortLevel.says(head):
		return Rate, true
	case amountHead(head), shortAmount.says(head):
		return Amount, true
	}
	return Rate, false
}

// singular undoes the plain plural, which is enough for the words looked for.
func singular(w string) string {
	switch {
	case strings.HasSuffix(w, "ies") && len(w) > 4:
		return strings.TrimSuffix(w, "ies") + "y"
	case strings.HasSuffix(w, "ss"), strings.HasSuffix(w, "us"), strings.HasSuffix(w, "is"), len(w) < 4:
		return w
	}
	return strings.TrimSuffix(w, "s")
}

// rateHead reports whether a name's last word speaks of a level.
func rateHead(w string) bool { return levelNoun.says(w) }

// amountHead reports whether a word speaks of something that is counted or
// paid, so that parts add up.
func amountHead(w string) bool { return amountNoun.says(w) }
