package question

import (
	"slices"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// periodPhrase is a period in words: within, or against another.
type periodPhrase struct{ within, against string }

// periodWords are the ways to say the period of the parts; a comparison sets one
// that stands alone against the one before it.
func (g *reading) periodWords(p namedParts) []periodPhrase {
	if p.period == nil {
		return []periodPhrase{{}}
	}
	f, said := p.period.found, g.words(*p.period)
	name := period.Describe(f.From, f.To)
	var out []periodPhrase
	calendar := slices.Contains([]query.Grain{query.Year, query.Quarter, query.Month}, f.Grain)
	switch control := p.period.other; {
	case p.period.first == isVersusTime || p.period.role == isVersusTime:
		out = append(out, periodPhrase{against: " in " + name + " with " + period.Describe(control.From, control.To)})
	case calendar && f.From.Equal(period.StartOf(f.Grain, f.From)) && f.To.Equal(period.EndOf(f.Grain, f.From)):
		out = append(out, periodPhrase{against: " in " + name + " with " + period.Name(f.Grain, period.Previous(f.Grain, f.From))})
	}
	if !slices.Contains(phrases("in|on|during|since|from|between|before|after|until|till|through|over|for|within"), g.tokens[p.period.from].text) {
		out = append(out, periodPhrase{within: " in " + said})
	}
	return append(out, periodPhrase{within: " " + said}, periodPhrase{within: " in " + name}, periodPhrase{within: " from " + name})
}
