package question

import (
	_ "embed"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

//go:embed words/seasons.txt
var seasonWords string

// seasonPhrases are the words of seasons by their kind, each with what it means.
type seasonPhrases map[role]map[string]string

func seasonLists() seasonPhrases {
	out := seasonPhrases{}
	for _, p := range phrasesOf(seasonWords) {
		if out[p.role] == nil {
			out[p.role] = map[string]string{}
		}
		out[p.role][p.text] = p.word
	}
	return out
}

const mostSeasonWords = 4 // of a phrase in the lists

// phraseOf is the longest phrase of a kind that begins at a token; of no words where
// there is none, or it names a column or a value.
func (s *seasonWish) phraseOf(kind role, i int) (word string, words int) {
	for n := min(mostSeasonWords, len(s.tokens)-i); n > 0; n-- {
		ws := make([]string, n)
		for k := range ws {
			ws[k] = s.text(i + k)
		}
		word, ok := s.seasons[kind][strings.Join(ws, " ")]
		if ok && !s.tokens[i].quoted && !s.namesColumn(ws) && len(s.in.Values.find(s.stems.bases(ws))) == 0 {
			return word, n
		}
	}
	return "", 0
}

// namesColumn reports whether words name a column other than one of times: "month" may
// be what the dates are called.
func (s *seasonWish) namesColumn(ws []string) bool {
	return slices.ContainsFunc(s.lexicon.columns(ws), func(r columnRef) bool {
		return s.column(r.column).Role != domain.RoleTime
	})
}

// first is where the first phrase of a kind begins, and how many words it has.
func (s *seasonWish) first(kind role) (at, words int) {
	for i := range s.tokens {
		if _, n := s.phraseOf(kind, i); n > 0 {
			return i, n
		}
	}
	return -1, 0
}

// cycleParts are the cycles of the lists as the calendar knows them.
func cycleParts() map[string]query.Part {
	return map[string]query.Part{"month of the year": query.MonthOf, "quarter of the year": query.QuarterOf,
		"week of the year": query.WeekOf, "day of the week": query.DayOfWeek, "hour of the day": query.HourOf}
}
