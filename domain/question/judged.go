package question

import "slices"

// judgeOrder turns the order of a ranking that judges where high values are bad
// news: the worst by delay is the one with the most of it, the best the one with
// the least. Which way is good is said by the catalog or by the column's name;
// where neither says, high is good, and the answer tells how it was taken.
func (g *reading) judgeOrder() {
	p := &g.plan
	word := g.judgement()
	if word == "" || g.valued || g.top == nil || len(p.Order) != 1 || !g.isMeasure(p.Order[0].By) {
		return
	}
	o := &p.Order[0]
	if g.badIsHigh(o.By) {
		o.Desc = word == "worst"
	}
	way := "lowest"
	if o.Desc {
		way = "highest"
	}
	g.assume("'" + word + "' is taken to mean the " + way + " " + o.By)
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
