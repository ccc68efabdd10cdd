package question

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// addRowWords takes the words of the dataset's own name for its rows: a table
// "web orders" holds orders.
func (l *lexicon) addRowWords() {
	name := l.stems.bases(words(tableName(l.dataset.Name)))
	for from := range name { // "tv channel": the name in several words, or a part of it
		for to := from + 2; to <= len(name); to++ {
			l.rows[strings.Join(name[from:to], " ")] = true
		}
	}
	for _, w := range name {
		if len(w) > 2 && !emptyPart(w) {
			l.rows[w], l.ownName[w] = true, true
		}
	}
	l.addEventRows()
	if len(name) > 0 {
		for _, like := range l.thesaurus.like(name[len(name)-1]) {
			l.rows[like] = true
		}
	}
	l.dropMoneyRows()
}

// addSides takes the word for what has two sides for the rows of a table that
// names both of them: of a home and an away team the rows are matches.
func (l *lexicon) addSides() {
	has := map[string]bool{}
	for _, c := range l.dataset.Columns {
		for _, w := range l.stems.bases(words(c.Name)) {
			has[w] = true
		}
	}
	switch {
	case has["home"] && (has["away"] || has["visitor"]):
		for _, w := range l.thesaurus.like("match") {
			l.rows[w] = true
		}
	case has["origin"] && has["destination"]:
		for _, w := range l.thesaurus.like("trip") {
			l.rows[w] = true
		}
	}
}

// namesDataset reports whether a phrase of several words is the dataset's name
// or a part of it.
func (l *lexicon) namesDataset(ws []string) bool {
	return len(ws) > 1 && l.rows[strings.Join(l.stems.bases(ws), " ")]
}

// addKeyWord lets "id" name the column that numbers the rows, or the first
// that numbers anything.
func (l *lexicon) addKeyWord() {
	key := noColumn
	for i, c := range l.dataset.Columns {
		ws := l.stems.bases(words(c.Name))
		if c.Role != domain.RoleIdentifier || len(ws) < 2 || ws[len(ws)-1] != "id" {
			continue
		}
		if l.rows[strings.Join(ws[:len(ws)-1], " ")] {
			key = i
			break
		}
		if key == noColumn {
			key = i
		}
	}
	if key == noColumn {
		return
	}
	for _, w := range []string{"id", "ids", "identifier"} {
		if len(l.byBase[w]) == 0 {
			l.add([]string{w}, columnRef{key, headOfName, "part of the name"})
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
	if l.sayMoney(b) {
		return false
	}
	for r := range l.ownName {
		if l.rows[r] && len(b) > 3 && len(r) > len(b)+2 && (strings.HasSuffix(r, b) || strings.HasPrefix(r, b)) { // "strike" of "birdstrike"
			return true
		}
	}
	return l.likeRows[b] || len(l.rowStems) > 0 && l.rowStems[l.stems.stem(w)]
}

// addRowStems works out, once for all questions, by which stems and by which other
// words the rows go.
func (l *lexicon) addRowStems() {
	for r := range l.rows {
		if len(r) > 3 {
			l.rowStems[l.stems.stem(r)] = true
		}
	}
	for w, similar := range l.thesaurus {
		if slices.ContainsFunc(similar, func(like string) bool { return l.rowStems[l.stems.stem(like)] }) {
			l.likeRows[w] = true
		}
	}
}

// isPersonWord reports whether a noun means the persons that the dataset's rows
// are about: it is one for any of them, or stands in the dataset's names, which
// name persons and tell their age or sex. Any other noun ("girls", "readers") may
// be about some of them only.
func (l *lexicon) isPersonWord(w string) bool {
	b := l.stems.base(w)
	switch b {
	case "person", "people", "individual", "human", "participant", "member", "athlete", "player", "competitor":
	default:
		if narrowsPersons(b) || !(personNoun(b) && l.inNames(b)) && !l.namesDoer(b) {
			return false
		}
	}
	return l.aboutPersons()
}

// aboutPersons reports whether the dataset names persons and tells their age or
// sex.
func (l *lexicon) aboutPersons() bool {
	named, known := false, false
	for _, c := range l.dataset.Columns {
		for _, cw := range words(c.Name) {
			if personNoun(l.stems.base(cw)) {
				named = true
			}
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

// namesDoer reports whether a noun is for who has to do with what a column is of:
// "medallist" of a column of medals.
func (l *lexicon) namesDoer(base string) bool {
	for _, ending := range []string{"ist", "or", "er", "ee", "ant"} {
		root, ok := strings.CutSuffix(base, ending)
		if !ok || len(root) < minRoot {
			continue
		}
		if n := len(root); root[n-1] == root[n-2] && l.inNames(root[:n-1]) || l.inNames(root) {
			return true
		}
	}
	return false
}

// inNames reports whether a word stands in the dataset's own name or in that of a
// column.
func (l *lexicon) inNames(base string) bool {
	if l.rows[base] {
		return true
	}
	for _, c := range l.dataset.Columns {
		if slices.Contains(l.stems.bases(words(c.Name)), base) {
			return true
		}
	}
	return false
}

// addPersons lets "people" name the one key of persons that a dataset has.
func (l *lexicon) addPersons() {
	found, n := 0, 0
	for i, c := range l.dataset.Columns {
		ws := l.stems.bases(words(c.Name))
		if c.Role == domain.RoleIdentifier && len(ws) > 1 && ws[len(ws)-1] == "id" && personNoun(ws[len(ws)-2]) {
			found, n = i, n+1
		}
	}
	if n != 1 {
		return
	}
	for _, w := range []string{"person", "people", "individual"} {
		if len(l.byBase[l.stems.base(w)]) == 0 {
			l.add([]string{l.stems.base(w)}, columnRef{found, likeName, "the persons"})
		}
	}
}

// addEventRows lets "events" name the rows where each has a time of the day at
// which it happened, and no column speaks of events.
func (l *lexicon) addEventRows() {
	t, ok := l.dataset.Column(l.dataset.DefaultTime)
	if !ok || t.Type != domain.Timestamp {
		return
	}
	for _, c := range l.dataset.Columns {
		for _, w := range l.stems.bases(words(c.Name)) {
			if isEventNoun(w) {
				return
			}
		}
	}
	l.rows["event"], l.rows["occurrence"] = true, true
}

func isEventNoun(base string) bool { return base == "event" || base == "occurrence" }

// assumeEvents says that events, or the things that columns are of, are taken to
// be the rows.
func (g *reading) assumeEvents() {
	for _, sp := range g.spans {
		if w := g.stems.base(g.tokens[sp.to-1].text); sp.role == isRows && (isEventNoun(w) || g.lexicon.heads[w]) && !g.lexicon.ownName[w] {
			g.assume("'" + g.words(sp) + "' is taken to mean the rows of " + g.in.Dataset.Name)
		}
	}
}

// sharesRows counts the rows where shares of them are asked for, "80% of the
// events", and no number is named.
func (g *reading) sharesRows(i int) {
	if g.at(i).role != isRows || g.numbersAhead(-1) {
		return
	}
	switch w := g.stems.base(g.tokens[g.spans[i].to-1].text); {
	case isEventNoun(w), w == "row", w == "record":
		g.counting = true
	}
}
