package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// addMoneyWords lets "sales" and "revenue" name the dataset's amount of money
// where no measure is called so.
func (l *lexicon) addMoneyWords() {
	verbs := []string{"sell", "sold", "earn", "spend", "spent", "pay", "paid", "paying"}
	for _, word := range []string{"sale", "revenue"} {
		for _, ref := range l.byBase[word] {
			if c := l.dataset.Columns[ref.column]; c.Role == domain.RoleMeasure && ref.quality > genericPart {
				l.addMoney(ref.column, verbs)
				return
			}
		}
	}
	best := l.money()
	switch {
	case best < 0:
	case l.valueOfThings(l.dataset.Columns[best].Name):
		l.addMoney(best, verbs)
	default:
		l.addMoney(best, append(verbs, "sale", "revenue", "turnover"))
	}
}

// valueOfThings reports whether a name speaks of the value of something else
// than what was sold: a lifetime value is no revenue.
func (l *lexicon) valueOfThings(name string) bool {
	value, other := false, false
	for _, w := range l.stems.bases(words(name)) {
		switch w {
		case "value":
			value = true
		case "order", "sale", "transaction", "purchase", "invoice", "contract", "deal", "basket", "total", "gross", "net", "amount",
			"in", "usd", "eur", "gbp", "the", "of":
		default:
			other = true
		}
	}
	return value && other
}

func (l *lexicon) addMoney(column int, said []string) {
	for _, word := range said {
		l.add([]string{word}, columnRef{column, likeName, "the amount of money"})
	}
}

// money is the column that holds what was sold; -1 where none does.
func (l *lexicon) money() int {
	best, rank := -1, 0
	for i, c := range l.dataset.Columns {
		if r := l.moneyRank(c); r > rank {
			best, rank = i, r
		}
	}
	return best
}

// moneyRank orders the columns that may hold what was sold: by name, then the
// default measure; 0 for those that can't.
func (l *lexicon) moneyRank(c domain.Column) int {
	if c.Role != domain.RoleMeasure || NatureOf(c) != Amount {
		return 0
	}
	rank, fee := 0, false
	for _, w := range l.stems.bases(words(c.Name)) {
		switch w {
		case "amount", "value", "total", "payment", "paid", "charged", "billed", "spent":
			rank = max(rank, 2)
		case "charge", "premium", "bill":
			rank = max(rank, 1)
		case "profit", "cost", "tax", "discount", "quantity", "qty", "unit", "count":
			return 0
		case "fee":
			fee = true
		}
	}
	if strings.ContainsAny(c.Unit, "$€£") || c.Unit == "USD" || c.Unit == "EUR" || c.Unit == "GBP" {
		rank += 2
	}
	if fee {
		return 1 // a part of what is paid, where it is not all of it
	}
	if rank > 0 && c.Name == l.dataset.DefaultMeasure {
		rank++
	}
	return rank
}

// madeMoney finds the amount of money that "subjects that made more than 40k"
// compares.
func (g *reading) madeMoney(from int) (int, bool) {
	k := g.lexicon.money()
	if from == 0 || k < 0 {
		return 0, false
	}
	if bringsMoney(g.tokens[g.spans[from].from-1].text) {
		return k, true
	}
	return 0, false
}
