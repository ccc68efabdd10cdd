package question

import (
	"strings"

	"github.com/agnivade/levenshtein"
)

// A word may differ from the one it is taken for by one letter from
// minTypoLength on, by two from longTypoLength on: shorter words have too many
// neighbours. Two letters exchanged count as one difference.
const (
	minTypoLength  = 5
	longTypoLength = 8
)

// correct replaces unknown words by the one known word that they misspell, and
// reports whether it changed any.
func (g *reading) correct(spans []span) bool {
	var known []string
	changed := false
	for _, sp := range spans {
		t := g.tokens[sp.from]
		if sp.role == isUnknown && g.correctName(sp.from) {
			changed = true
			continue
		}
		if w, how := g.otherForm(sp.from); w != "" && sp.role == isUnknown {
			g.tokens[sp.from].text = fold(w)
			g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: t.raw, As: w, How: how})
			changed = true
			continue
		}
		if w := g.spelledOut(t.text); w != "" && sp.role == isUnknown {
			g.tokens[sp.from].text = w
			g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: t.raw, As: w, How: "short form"})
			changed = true
			continue
		}
		if sp.role != isUnknown || t.number || !isWord(t) || len(t.text) < 4 || g.lexicon.isPersonWord(t.text) || personNoun(g.stems.base(t.text)) {
			continue
		}
		if known == nil {
			known = g.knownWords()
		}
		if _, compares := g.comparatives[t.text]; compares || neverMisspelt(t.text) {
			continue
		}
		w, how := g.longForm(t.text), "longer form"
		if w == "" {
			if near, ok := g.stems.nearest(t.text, known); ok && !g.saysNothing(near) && near != t.text && (!g.stems.isEnglish(t.text) || g.stems.sameWord(near, t.text)) {
				w, how = near, "typo"
			}
		}
		if w == "" {
			continue
		}
		g.tokens[sp.from].text = w
		g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: t.raw, As: w, How: how})
		changed = true
	}
	return changed
}

// neverMisspelt reports whether an unknown word is a word of the language whose
// neighbours mean something else: "last" is not "least".
func neverMisspelt(w string) bool {
	switch w {
	case "last", "latest", "first", "earliest", "difference", "differences", "same", "past", "previous", "prior", "current", "recent", "during",
		"day", "days", "week", "weeks", "month", "months", "quarter", "quarters", "year", "years", "hour", "hours", "today", "yesterday",
		"rate", "rates", "none", "both", "neither", "weekend", "weekday", "late", "early", "then", "than", "later", "earlier", "ever", "half", "left", "once", "twice", "rest", "other", "others":
		return true
	}
	return false
}

// saysNothing reports whether a known word is a stop word: taking an unknown word
// for one would drop it ("commute" is not "compute").
func (g *reading) saysNothing(known string) bool {
	e, plain := g.vocabulary[known]
	_, named := g.lexicon.byBase[g.stems.base(known)]
	return plain && !named && e.role == isStop && known != "different" && known != "various"
}

// minShortForm is the shortest word that counts as the short form of a longer
// one: "expect" of "expectancy", "temp" of "temperature".
const minShortForm = 4

// longForm returns the word of a column's name that w is a longer or a shorter
// form of, if there is just one.
func (g *reading) longForm(w string) string {
	found := ""
	for _, c := range g.in.Dataset.Columns {
		for _, k := range words(c.Name) {
			short, long := k, w
			if len(short) > len(long) {
				short, long = long, short
			}
			if len(short) < minShortForm || !strings.HasPrefix(long, short) || k == found || long == w && g.superlativeOfAggregate(long, short) {
				continue
			}
			if found != "" {
				return ""
			}
			found = k
		}
	}
	return found
}

// superlativeOfAggregate reports whether a word is the superlative of one that means
// something else by itself: "meanest" asks for no mean.
func (g *reading) superlativeOfAggregate(word, root string) bool {
	e, ok := g.vocabulary[root]
	return ok && e.role == isAggregate && (word == root+"est" || word == root+root[len(root)-1:]+"est")
}

// nearest returns the known word closest to w, if it is close enough and no
// other is as close.
func (s stemmer) nearest(w string, known []string) (string, bool) {
	limit := 0
	if len(w) >= minTypoLength {
		limit = 1
	}
	if len(w) >= longTypoLength {
		limit = 2
	}
	best, bestAt, tied := "", limit+1, false
	if limit == 0 {
		bestAt = 2
	}
	for _, k := range known {
		if k[0] != w[0] || len(k) > len(w)+max(limit, 1) || len(w) > len(k)+limit {
			continue
		}
		d := levenshtein.ComputeDistance(w, k)
		near := d <= limit || d == 1 && len(w) == minTypoLength-1 && len(k) > len(w)
		if exchanged(w, k) {
			d, near = 1, true
		}
		switch {
		case !near || d > bestAt:
		case d == bestAt && s.stem(best) != s.stem(k):
			tied = true
		case d < bestAt:
			best, bestAt, tied = k, d, false
		}
	}
	return best, best != "" && !tied
}

// exchanged reports whether two words differ by one pair of neighbouring
// letters written in the other order.
func exchanged(a, b string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := 0; i+1 < len(a); i++ {
		if a[i] != b[i] {
			return a[i] == b[i+1] && a[i+1] == b[i] && a[i+2:] == b[i+2:]
		}
	}
	return false
}
