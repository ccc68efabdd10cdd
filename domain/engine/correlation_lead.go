package engine

import (
	"fmt"
	"math"
	"strings"
)

// farApart is by how much Pearson and Spearman must differ for it to be said.
const farApart = 0.3

// pairKey tells pairs of columns apart, within members too.
func (p *pairFigures) pairKey() string {
	key := p.X + "\x00" + p.Y
	if p.Member != nil {
		key += "\x00" + p.Member.key()
	}
	return key
}

// chooseLeads settles which coefficient of two numbers is to be trusted:
// Pearson's, which measures in the columns' own units, unless the ranks tell
// otherwise. Where the two are far apart, a few extreme values or a curve made
// one of them or hid it, and the ranks see through both. The other one becomes
// a detail of the first.
func (run *correlationRun) chooseLeads() {
	linear := map[string]*pairFigures{}
	for _, p := range run.pairs {
		if p.Method == pearsonMethod {
			linear[p.pairKey()] = p
		}
	}
	for _, p := range run.pairs {
		l := linear[p.pairKey()]
		if p.Method != spearmanMethod || l == nil {
			continue
		}
		lead, detail := l, p
		if ranksDiffer(l, p) {
			lead, detail = p, l
		}
		lead.beside, detail.behind = detail, lead
	}
}

// ranksDiffer reports whether the ranks tell another story than the values: far
// apart, or only one of the two significant.
func ranksDiffer(linear, ranks *pairFigures) bool {
	return math.Abs(ranks.found.Coefficient-linear.found.Coefficient) > farApart ||
		(ranks.adjusted < significant) != (linear.adjusted < significant)
}

// leading is the coefficient of the pair that is to be trusted.
func (p *pairFigures) leading() *pairFigures {
	if p.behind != nil {
		return p.behind
	}
	return p
}

// direction is "positive" or "negative" where the coefficient has a sign.
func direction(method string, coefficient float64) string {
	switch {
	case method != pearsonMethod && method != spearmanMethod || math.IsNaN(coefficient):
		return ""
	case coefficient < 0:
		return "negative"
	}
	return "positive"
}

// words: "Age and Orders: weak negative (spearman −0.21, adjusted p = 0.003;
// pearson 0.01)".
func (p *pairFigures) words() string {
	member, detail := "", ""
	if p.Member != nil {
		member = " in " + p.Member.String()
	}
	if p.beside != nil {
		detail = fmt.Sprintf("; %s %s", p.beside.Method, digits3(p.beside.found.Coefficient))
		if p.beside.adjusted < significant && !(p.adjusted < significant) {
			detail += fmt.Sprintf(", adjusted %s, which extreme values or groups that differ can make; the ranks show none", pWords(p.beside.adjusted))
		}
	}
	if where := p.places(); where != "" && (p.adjusted < significant || len(p.asked) > 0) {
		detail = "; " + where
	}
	numbers := fmt.Sprintf("%s %s, adjusted %s%s", p.Method, digits3(p.found.Coefficient), pWords(p.adjusted), detail)
	if !(p.adjusted < significant) { // a strength that may be chance is none
		return fmt.Sprintf("%s and %s%s: %s", p.X, p.Y, member, numbers)
	}
	how := strings.TrimSpace(p.Strength + " " + direction(p.Method, p.found.Coefficient))
	return fmt.Sprintf("%s and %s%s: %s (%s)", p.X, p.Y, member, how, numbers)
}

// leastProbability stands for p-values too small for a float: no test gives 0.
const leastProbability = 1e-300

// probability is a p-value of a test of correlation.
func probability(p float64) any { return PValue(math.Max(p, leastProbability)) }

// extremesCaveat names pairs whose linear correlation lies far from that of the
// ranks, by extreme values, a curve, or groups that differ.
func (run *correlationRun) extremesCaveat() string {
	var names []string
	for _, p := range run.pairs {
		if p.Method == spearmanMethod && p.beside != nil && math.Abs(p.found.Coefficient-p.beside.found.Coefficient) > farApart && len(names) < maxNamed {
			names = append(names, fmt.Sprintf("%s and %s (pearson %s, spearman %s)", p.X, p.Y, digits3(p.beside.found.Coefficient), digits3(p.found.Coefficient)))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return fmt.Sprintf("The linear correlation and that of the ranks lie apart: %s. "+
		"Extreme values, a curve or groups that differ can do that; trust the ranks there.",
		enumerate(names, "and"))
}
