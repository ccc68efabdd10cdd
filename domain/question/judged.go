package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// judgeOrder turns the order of a ranking that judges where high values are bad
// news: the worst by delay is the one with the most of it, the best the one with
// the least. Which way is good is said by the catalog, by the name of the column
// or by what is counted; the answer tells how it was taken. Where none says, the
// best is the highest, and the worst is refused.
func (g *reading) judgeOrder() error {
	p := &g.plan
	word := g.judgement()
	if word == "" || g.valued || g.top == nil && !g.superUsed || len(p.Order) != 1 || !g.isMeasure(p.Order[0].By) {
		return nil
	}
	o := &p.Order[0]
	bad, known := g.badNews(o.By)
	if g.undecided(o.By) || !known && (word == "worst" || g.lasts(o.By)) {
		return g.whichEnd(word, o.By)
	}
	if bad {
		o.Desc = word == "worst"
	}
	way := "lowest"
	if o.Desc {
		way = "highest"
	}
	g.assume("'" + word + "' is taken to mean the " + way + " " + o.By)
	return nil
}

// badNews reports whether high values of a measure are bad, and whether anything
// says so or the contrary: the catalog, a noun of loss or of gain in its name,
// and of a count what the rows are.
func (g *reading) badNews(name string) (bad, known bool) {
	if g.badIsHigh(name) {
		return true, true
	}
	said := words(name)
	for _, m := range g.plan.Measures {
		if m.Name != name {
			continue
		}
		c, ok := g.in.Dataset.Column(m.Column)
		switch {
		case ok && c.Good != "":
			return false, true
		case ok:
			said = append(said, words(c.Name)...)
		case m.Aggregate == query.Count:
			said = append(said, g.countedNouns(m)...)
		}
		if ok && WorthOf(c) == worthMoney {
			said = append(said, "money")
		}
	}
	for _, w := range said {
		if isBadNews(g.stems.base(w)) {
			return true, true
		}
	}
	return false, slices.ContainsFunc(said, func(w string) bool { return isGoodNews(g.stems.base(w)) })
}

// countedNouns are the words for what a measure without a column counts.
func (g *reading) countedNouns(m Measure) []string {
	said := append(words(m.Label), words(g.in.Dataset.Name)...)
	for _, sp := range g.spans {
		if sp.first == isRows {
			said = append(said, texts(g.tokens[sp.from:sp.to])...)
		}
	}
	return said
}

// isBadNews reports whether a noun is for what nobody wants more of.
func isBadNews(w string) bool {
	switch w {
	case "absence", "absent", "accident", "alarm", "alert", "arrear", "breach", "breakdown", "bug", "cancelled", "canceled", "cancellation", "casualty",
		"churn", "churned", "complaint", "cost", "crash", "crime",
		"damage", "damaged", "death", "debt", "defect", "delay", "delayed", "delinquent", "died", "disruption", "downtime", "emission",
		"error", "escalation", "expense", "failed", "failure", "fault", "fatality", "fraud", "incident",
		"infection", "injury", "interruption", "late", "lateness", "loss", "lost", "missed", "mistake", "nok", "outage",
		"overdue", "penalty", "pollution", "problem", "refund", "rejected", "rejection", "returned", "rework",
		"scrap", "stockout", "theft", "unpaid", "unemployment", "violation", "wait", "waiting", "waste":
		return true
	}
	return false
}

// isGoodNews reports whether a noun is for what everybody wants more of.
func isGoodNews(w string) bool {
	switch w {
	case "sale", "revenue", "turnover", "profit", "margin", "income", "earning", "money", "score", "rating", "satisfaction", "nps", "csat", "grade", "yield",
		"order", "customer", "subscriber", "subscription", "signup", "booking", "visit", "visitor", "conversion",
		"click", "attendance", "pass", "passed", "productivity", "efficiency", "availability", "uptime", "quality", "growth", "retention", "renewal", "mrr",
		"arr", "win", "quantity", "goal", "point", "performance", "accuracy":
		return true
	}
	return false
}

// judgement is the word that judges, if the question says one: "best selling" and
// "best paid" say of what there is most, and judge nothing.
func (g *reading) judgement() string {
	for i, t := range g.tokens {
		switch t.text {
		case "worst":
			return t.text
		case "best":
			if i+1 >= len(g.tokens) || !slices.Contains([]string{"selling", "seller", "sellers", "paid", "known", "earning"}, g.tokens[i+1].text) {
				return t.text
			}
		}
	}
	return ""
}
