package question

import (
	"strings"
)

// addRowWords takes the words of the dataset's own name for its rows: a table
// "web orders" holds orders.
func (l *lexicon) addRowWords() {
	base := l.dataset.Name
	if at := strings.LastIndexByte(base, '/'); at >= 0 {
		base = base[at+1:]
	}
	for _, w := range l.stems.bases(words(base)) {
		if len(w) > 2 && !emptyPart(w) {
			l.rows[w], l.ownName[w] = true, true
		}
	}
	if len(words(base)) > 0 {
		for _, like := range likeWords(l.stems.base(words(base)[len(words(base))-1])) {
			l.rows[like] = true
		}
	}
}

// isRowWord reports whether a word names the rows: a word of the dataset's
// name, or of the same stem ("houses" of "housing").
func (l *lexicon) isRowWord(w string) bool {
	b := l.stems.base(w)
	if l.rows[b] {
		return true
	}
	for r := range l.rows {
		if len(r) <= 3 {
			continue
		}
		if l.ownName[r] && len(b) > 3 && len(r) > len(b)+2 && (strings.HasSuffix(r, b) || strings.HasPrefix(r, b)) { // "strike" of "birdstrike"
			return true
		}
		for _, like := range append(likeWords(b), w) {
			if l.stems.stem(r) == l.stems.stem(like) {
				return true
			}
		}
	}
	return false
}

// isPersonWord reports whether a noun means persons and the dataset's rows are
// about persons: it names them and knows their age or sex.
func (l *lexicon) isPersonWord(w string) bool {
	b := l.stems.base(w)
	switch b {
	case "person", "people", "individual", "human", "member", "participant", "man", "woman", "athlete", "player", "student", "winner":
	default:
		if !strings.HasSuffix(b, "ist") && !strings.HasSuffix(b, "or") && !strings.HasSuffix(b, "er") && !strings.HasSuffix(b, "ee") && !strings.HasSuffix(b, "ant") {
			return false
		}
	}
	named, known := false, false
	for _, c := range l.dataset.Columns {
		for _, cw := range words(c.Name) {
			switch cw {
			case "name":
				named = true
			case "age", "sex", "gender", "birthday", "born":
				known = true
			}
		}
	}
	return named && known
}
