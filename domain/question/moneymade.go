package question

// bringsMoney reports whether a verb, or its last word, tells of money that something
// brings in.
func bringsMoney(verb string) bool {
	switch verb {
	case "made", "make", "makes", "making", "generated", "generate", "generates", "brought", "raised",
		"grossed", "netted", "yielded", "in", "earned", "earning", "took":
		return true
	}
	return false
}

// movesMoney reports whether a verb can tell of nothing but money where no object is
// named: "earned the most", "spent the least".
func movesMoney(verb string) bool {
	switch verb {
	case "earn", "earns", "spent", "spend", "spends", "paid", "pay", "pays", "bring", "brings", "take", "takes":
		return true
	}
	return bringsMoney(verb)
}

// moneyRanked is the column of money by which things are ranked where a verb says that
// they earned, made or spent the most and nothing says of what: the dataset's default
// may be something else.
func (g *reading) moneyRanked() (column int, said string) {
	k := g.lexicon.money()
	if k < 0 {
		return noColumn, ""
	}
	for i, sp := range g.spans {
		last := i+1 == len(g.spans)
		if i == 0 || sp.first != isSuper || !last && !among(g.spans[i+1].first, []role{isMark, isPeriod, isIn, isFor, isVersusTime}) {
			continue
		}
		verb := sp.from - 1
		if verb > 0 && g.tokens[verb].text == "the" || verb > 0 && g.tokens[verb].text == "us" {
			verb--
		}
		if g.tokens[verb].text == "in" { // "brought in", "takes in"
			verb = max(verb-1, 0)
		}
		if movesMoney(g.tokens[verb].text) {
			return k, g.words(span{from: verb, to: sp.to})
		}
	}
	return noColumn, ""
}

// takeMoneyRanked measures by that column where it is not the default.
func (g *reading) takeMoneyRanked(byDefault int) bool {
	money, said := g.moneyRanked()
	if money == noColumn || money == byDefault {
		return false
	}
	g.plan.Measures = append(g.plan.Measures, g.measure("sum", money))
	g.assume("'" + said + "' is taken to be about " + g.column(money).Name)
	return true
}

// readMoneyMade takes "the most money" for the column that holds it.
func (g *reading) readMoneyMade() error {
	for i := 1; i < len(g.spans); i++ {
		sp := g.spans[i]
		if sp.role == isUnknown && sp.to == sp.from+1 && g.tokens[sp.from].text == "money" &&
			among(g.at(g.before(i, isStop, isOf)).role, []role{isSuper, isTop}) && g.profit() == noColumn {
			k := g.lexicon.money() // looked for where the word stands alone: it reads every column's name
			if k < 0 {
				return nil
			}
			g.spans[i].role, g.spans[i].first = isColumn, isColumn
			g.spans[i].columns = []columnRef{{column: k, quality: likeName, how: "the amount of money"}}
		}
	}
	return nil
}
