package question

import "strings"

// withoutCurrency takes the currency from the end of a name ("amount_eur"), and
// reports whether one stood there.
func withoutCurrency(name []string) ([]string, bool) {
	n := len(name)
	for n > 1 {
		switch name[n-1] {
		case "usd", "eur", "gbp", "jpy", "chf", "cad", "aud", "inr", "cny", "brl", "mxn", "sek", "nok", "dkk", "pln", "euro", "dollar":
			n--
			continue
		}
		break
	}
	return name[:n], n < len(name)
}

// foreignNature is what a name says in the other languages in which tables are
// often headed. Where a language puts the main word first ("prix de vente"), the
// first word that says something decides; a German compound is judged by its
// last part ("Verkaufspreis"), Chinese, Japanese and Korean by what the name
// holds, levels before amounts ("売上単価").
func foreignNature(full string, name []string) (Nature, bool) {
	lower := strings.ToLower(full)
	if foreignWithin(lower, foreignLevelPart) {
		return Rate, true
	}
	if foreignWithin(lower, foreignAmountPart) {
		return Amount, true
	}
	for _, w := range name {
		if averageWord(w) {
			return Rate, true
		}
	}
	for _, w := range name {
		switch {
		case foreignAmount(w):
			return Amount, true
		case foreignLevel(w):
			return Rate, true
		}
	}
	return Rate, false
}

// averageWord reports whether a folded word of another language says average.
func averageWord(w string) bool { return saysIn(foreignWords, foreignAverage, w) }

// foreignAmount reports whether a folded word (without accents, without a plain
// plural's s) names something that adds up.
func foreignAmount(w string) bool {
	return foreignSays(w, foreignAmountWord, foreignAmountEnding)
}

// foreignLevel reports whether a folded word names something that is averaged.
func foreignLevel(w string) bool {
	return foreignSays(w, foreignLevelWord, foreignLevelEnding)
}
