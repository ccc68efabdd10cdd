package question

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/period"
)

// beforeAndAfter reads "before and after June 2025" as equally many days on both
// sides of it, as many as the data have of the shorter one. A single day begins
// what is after; a longer period belongs to neither side.
func (s *segmenter) beforeAndAfter(i int) (span, bool) {
	if i+3 >= len(s.texts) || s.calendar.DataFrom.IsZero() {
		return span{}, false
	}
	sides := s.texts[i] + " " + s.texts[i+2]
	if sides != "before after" && sides != "after before" {
		return span{}, false
	}
	switch s.texts[i+1] {
	case "and", "or", "vs", "versus", "with", "to":
	default:
		return span{}, false
	}
	f, ok := s.phrases.At(i + 3)
	if !ok || f.Kind != period.Span || f.Weak || len(f.Parts) > 0 {
		return span{}, false
	}
	const day = 24 * time.Hour
	after := f.To.Add(day)
	if f.From.Equal(f.To) {
		after = f.From
	}
	n := min(int(f.From.Sub(s.calendar.DataFrom)/day), int(s.calendar.DataThrough.Sub(after)/day)+1)
	if n < 1 {
		return span{}, false
	}
	said := strings.Join(s.texts[i:i+3+f.Tokens], " ")
	control := period.Found{Kind: period.Span, From: f.From.AddDate(0, 0, -n), To: f.From.Add(-day), Phrase: said, Tokens: f.Tokens}
	test := period.Found{Kind: period.Span, From: after, To: after.AddDate(0, 0, n-1), Phrase: said, Tokens: f.Tokens,
		Assumption: fmt.Sprintf("'%s' sets the %d days before against the %d days after, as many as the data have on both sides", said, n, n)}
	return span{role: isVersusTime, from: i, to: i + 3 + f.Tokens, found: test, other: control, score: scorePeriod*float64(3+f.Tokens) + 1.5}, true
}
