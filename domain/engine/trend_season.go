package engine

import (
	"cmp"
	"context"
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// noSeasonOfYears refuses a question for the season of data that have no finer times.
func (r *Request) noSeasonOfYears() error {
	return domain.NewFault(domain.KindUnsupported, "a season is a pattern within the year, and these data are by year.",
		"Ask for the trend of "+r.Measure().Name+".")
}

// seasonMembers answers "are sales seasonal by region": the season of each member,
// tested by itself.
func (r *Request) seasonMembers(ctx context.Context, cycle question.Dimension, part query.Part) (*Reply, error) {
	axis, _ := axisOf(r.Plan)
	axis.Grain = grainOf(part)
	r.Plan.Time = &axis
	r.Plan.Dimensions = slices.DeleteFunc(slices.Clone(r.Breakdown()), func(d question.Dimension) bool { return d.Calendar })
	r.dropInner()
	m, err := r.settledMeasure(ctx)
	if err != nil {
		return nil, err
	}
	t, err := r.Timeline(ctx)
	if err != nil {
		return nil, err
	}
	if t.Grain != axis.Grain {
		return nil, domain.NewFault(domain.KindUnsupported, fmt.Sprintf("the data are stamped by %s, so nothing is known by %s.", t.Resolution, cycle.Name),
			"Ask for the trend of "+m.Name+".")
	}
	set, err := r.Series(ctx, m, t, r.Breakdown(), maxTrendMembers)
	if err != nil {
		return nil, err
	}
	used, err := r.usage(ctx, set.Plan)
	if err != nil {
		return nil, err
	}
	reply, err := r.trendReply(ctx, set, used)
	if err != nil {
		return nil, err
	}
	reply.Summary = summarizeSeasons(set, cycle, part)
	return reply, nil
}

// summarizeSeasons names the members with a season, the strongest first, and their high
// and low parts.
func summarizeSeasons(set SeriesSet, cycle question.Dimension, part query.Part) string {
	if len(set.Series) == 0 {
		return nothing(set.Plan)
	}
	type found struct {
		text     string
		strength float64
	}
	var seasons []found
	var none []string
	short := 0
	for _, s := range set.Series {
		season := analysis.DetectSeason(s.Series)
		switch levels := seasonLevels(s.Series, cycle, part); {
		case analysis.RepeatTest(s.Series) == nil:
			short++
		case season == nil || len(levels) == 0:
			none = append(none, s.Member.String())
		default:
			seasons = append(seasons, found{fmt.Sprintf("%s (strength %s of 1, %s; highest %s, lowest %s)", s.Member, digits3(season.Strength),
				pWords(season.PValue), levels[0].name, levels[len(levels)-1].name), season.Strength})
		}
	}
	slices.SortStableFunc(seasons, func(a, b found) int { return cmp.Compare(b.strength, a.strength) })
	head := fmt.Sprintf("Season of %s by %s%s, told by %s: ", toldName(set.Measure), enumerate(dimensionNames(set.Plan)[1:], "and"), scope(set.Plan), cycle.Name)
	if short == len(set.Series) {
		return head + tooShortForSeason(set) + "."
	}
	var texts []string
	for _, s := range seasons[:min(len(seasons), maxNamed)] {
		texts = append(texts, s.text)
	}
	parts := []string{"none is detected of any member (each tested at 1 %)"}
	if len(texts) > 0 {
		parts = []string{"a pattern repeats of " + strings.Join(texts, "; ")}
		if more := len(seasons) - len(texts); more > 0 {
			parts[0] += fmt.Sprintf("; and of %d more", more)
		}
		parts[0] += " (each tested at 1 %, high and low beside its line)"
		if len(none) > 0 {
			parts = append(parts, fmt.Sprintf("none is detected of %s", firstOf(none)))
			if more := len(none) - maxNamed; more > 0 {
				parts[1] += fmt.Sprintf(" and %d more", more)
			}
		}
	}
	if short > 0 {
		parts = append(parts, fmt.Sprintf("%d could not be tested", short))
	}
	return head + strings.Join(parts, "; ") + "."
}

// seasonPart is a part of a cycle with its level beside the line of the series.
type seasonPart struct {
	name  string
	level float64
}

// seasonLevels are the parts of a cycle by their levels beside the line, the highest
// first; none where the cycle is not of as many periods, or too little is known of it.
func seasonLevels(s analysis.Series, cycle question.Dimension, part query.Part) []seasonPart {
	periods := map[query.Part]int{query.MonthOf: 12, query.QuarterOf: 4, query.DayOfWeek: 7, query.HourOf: 24}[part]
	levels := analysis.SeasonLevels(s, periods)
	var out []seasonPart
	for i, level := range levels {
		if !math.IsNaN(level) {
			out = append(out, seasonPart{memberName(partOf(part, s.Starts[i]), cycle), level})
		}
	}
	slices.SortStableFunc(out, func(a, b seasonPart) int { return cmp.Compare(b.level, a.level) })
	return out
}

// tiltWords name the parts that are highest and lowest beside the line, where growth
// within the cycle makes others so in the plain averages.
func tiltWords(set SeriesSet, cycle question.Dimension, part query.Part, best, worst phase) string {
	levels := seasonLevels(set.Series[0].Series, cycle, part)
	if len(levels) == 0 {
		return ""
	}
	high, low := levels[0].name, levels[len(levels)-1].name
	if high == best.name && low == worst.name {
		return ""
	}
	return fmt.Sprintf(" Beside a line through all %ss the highest is %s and the lowest %s: these averages hold the growth within the %s too.",
		set.Timeline.Grain, high, low, map[query.Part]string{query.DayOfWeek: "week", query.HourOf: "day"}[part]+
			map[bool]string{true: "year"}[part == query.MonthOf || part == query.QuarterOf])
}

// otherExtremes name the next parts after the highest and lowest: "then April and
// March", of cycles with enough of them.
func otherExtremes(phases []phase) (high, low string) {
	const enough, named = 6, 2
	if len(phases) < enough {
		return "", ""
	}
	sorted := slices.Clone(phases)
	slices.SortStableFunc(sorted, func(a, b phase) int { return cmp.Compare(b.value, a.value) })
	n := len(sorted)
	names := func(of ...phase) string {
		var out []string
		for _, p := range of {
			out = append(out, p.name)
		}
		return ", then " + enumerate(out, "and")
	}
	return names(sorted[1 : 1+named]...), names(sorted[n-2], sorted[n-1-named])
}

// movesWords say after which parts of a cycle a series fell, or rose, most often, where
// a question asks whether its falls follow the calendar.
func (r *Request) movesWords(set SeriesSet, cycle question.Dimension, part query.Part) string {
	way, verb := r.askedMoves()
	if way == 0 {
		return ""
	}
	s := set.Series[0].Series
	type moves struct {
		at            int64
		counted, seen int
	}
	byPart := map[int64]*moves{}
	for i := 1; i < s.Len(); i++ {
		before, now := s.Values[i-1], s.Values[i]
		if math.IsNaN(before) || math.IsNaN(now) {
			continue
		}
		at := partOf(part, s.Starts[i])
		if byPart[at] == nil {
			byPart[at] = &moves{at: at}
		}
		byPart[at].seen++
		if float64(way)*(now-before) > 0 {
			byPart[at].counted++
		}
	}
	var sorted []*moves
	for _, m := range byPart {
		sorted = append(sorted, m)
	}
	share := func(m *moves) float64 { return float64(m.counted) / float64(m.seen) }
	slices.SortFunc(sorted, func(a, b *moves) int { return cmp.Or(cmp.Compare(share(b), share(a)), cmp.Compare(a.at, b.at)) })
	var most []string
	for _, m := range sorted[:min(len(sorted), maxNamed)] {
		if m.counted > 0 {
			most = append(most, fmt.Sprintf("%s (%d of %d times)", memberName(m.at, cycle), m.counted, m.seen))
		}
	}
	if len(most) == 0 {
		return ""
	}
	return fmt.Sprintf(" It %s from the %s before most often in %s.", verb, set.Timeline.Grain, enumerate(most, "and"))
}

// askedMoves is the way of the moves that a question for the season names.
func (r *Request) askedMoves() (way int, verb string) {
	w := r.words()
	down := w.firstLike("fall", "fell", "drop", "declin", "decreas", "dip", "slump") >= 0
	up := w.firstLike("rise", "rising", "rose", "increas", "jump", "climb", "gain") >= 0
	switch {
	case !r.Plan.Season || down == up:
		return 0, ""
	case down:
		return -1, "fell"
	}
	return 1, "rose"
}

// tooShortForSeason says what a season is tested from.
func tooShortForSeason(set SeriesSet) string {
	n := set.Series[0].Series.Observed()
	for _, cycle := range analysis.SeasonCandidates(set.Timeline.Grain) {
		if n < 2*cycle {
			return fmt.Sprintf("%s are fewer than two cycles of %d, so whether anything repeats can't be told", countOf(n, string(set.Timeline.Grain)), cycle)
		}
	}
	return "whether anything repeats could not be tested: the values do not vary, or parts of the cycle are hardly seen"
}

// seasonWords say how strong the season of a trend is, and which parts of the calendar
// are high and low beside its line; of weeks, which differ by the year, the strength alone.
func seasonWords(set SeriesSet, season *analysis.Season) string {
	out := "strength " + digits3(season.Strength) + " of 1"
	part, ok := map[query.Grain]query.Part{query.Month: query.MonthOf, query.Quarter: query.QuarterOf,
		query.Day: query.DayOfWeek, query.Hour: query.HourOf}[set.Timeline.Grain]
	cycle := question.Dimension{Calendar: true, Expr: query.Extract{Part: part}}
	if levels := seasonLevels(set.Series[0].Series, cycle, part); ok && len(levels) > 0 {
		out += ", highest " + levels[0].name + ", lowest " + levels[len(levels)-1].name
	}
	return " (" + out + ")"
}
