package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// tellCounted says that rows called by a word for money, "donations by month",
// were counted: the word alone may mean how many there were or how much they came
// to, and every tool counts.
func (g *reading) tellCounted() {
	p := &g.plan
	money := g.lexicon.money()
	if g.in.Analysis == domain.Outlier || g.in.Analysis == domain.Correlation || money < 0 {
		return
	}
	if len(p.Measures) != 1 || p.Measures[0].Aggregate != query.Count || p.Measures[0].Denominator != nil || len(p.Having) > 0 {
		return
	}
	noun := ""
	for _, sp := range g.spans {
		switch {
		case among(sp.first, []role{isCount, isDistinct, isShare, isCompare}):
			return
		case sp.first == isRows || sp.first == isColumn && isKey(g.column(sp.columns[0].column).Name):
			if w := g.tokens[sp.to-1].text; noun == "" && isPaid(g.stems.base(w)) {
				noun = w
			}
		}
	}
	if noun == "" {
		return
	}
	name := g.column(money).Name
	g.assume("'" + noun + "' are counted; what they came to is total " + name)
	g.alternative("total " + name)
}

// isPaid reports whether a noun in the singular means an amount of money as well as
// the act of paying it.
func isPaid(w string) bool {
	switch w {
	case "donation", "gift", "contribution", "pledge", "payment", "refund", "expense", "grant", "fee", "tax", "tip", "commission", "royalty", "subsidy",
		"deposit", "withdrawal", "transfer", "purchase", "loan", "debt", "investment", "bonus", "fine", "premium", "claim", "sale":
		return true
	}
	return false
}
