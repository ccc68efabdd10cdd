package question

// eventsAsNoun reports whether the question speaks of the events themselves by a
// plural that is a form of the time column's verb: "hires per month" of a table
// with the day on which each was hired.
func (g *reading) eventsAsNoun() bool {
	for _, sp := range g.spans {
		if sp.first != isColumn || sp.to != sp.from+1 || sp.columns[0].how != whenItHappened {
			continue
		}
		if g.column(sp.columns[0].column).Name == g.in.Dataset.DefaultTime && isPlural(g.tokens[sp.from].text) {
			return true
		}
	}
	return false
}

func isPlural(word string) bool { return singular(word) != word }
