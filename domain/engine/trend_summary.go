package engine

import (
	"fmt"
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// summarizeTrend says where a series goes and how sure that is.
func summarizeTrend(set SeriesSet, t analysis.Trend, look finerLook, bend *analysis.Bend) string {
	s, unit := set.Series[0].Series, spoken(set.Plan.Dataset, set.Measure)
	name := capital(toldName(set.Measure)) + filterContext(set.Plan)
	if s.Observed() == 0 {
		return nothing(set.Plan)
	}
	from, to := set.named(s.Starts[0]), set.named(s.Starts[s.Len()-1])
	if unit == ofOne { // a relative change of a share is taken for one in points
		t.Growth.Relative, t.Growth.YearOnYear = math.NaN(), math.NaN()
	}
	if t.Direction == analysis.TooFew {
		few := look.words(set, t)
		if few == "" {
			few = countOf(t.Observations, string(set.Timeline.Grain)) + " are too few to tell a trend"
			if neither := look.neither(); neither != "" {
				few += ", " + neither
			}
		}
		return fmt.Sprintf("%s went from %s in %s to %s in %s%s; %s.", name,
			amount(t.Growth.First, unit), from, amount(t.Growth.Last, unit), to, relativeWords(t.Growth.Relative), few)
	}
	head := fmt.Sprintf("%s from %s to %s", name, from, to)
	leap := largeYear(t.Growth)
	if leap {
		head = fmt.Sprintf("%s: the last year is %s on the year before; from %s to %s", name, change(t.Growth.YearOnYear), from, to)
	}
	switch t.Direction {
	case analysis.Up, analysis.Down:
		head = fmt.Sprintf("%s: %s by %s %s%s, %s", head, verb(t.Direction), strings.TrimPrefix(signed(math.Abs(t.Slope), unit), "+"), aPeriod(set.Timeline.Grain),
			relativeWords(t.Growth.Relative), pWords(t.PValue))
	case analysis.Flat:
		head += ": flat"
	default:
		if finer := look.words(set, t); finer != "" {
			head += ": " + finer
			break
		}
		if bend != nil {
			head += fmt.Sprintf(": %s; no one line through all of it tells a trend (%s)", bendWords(set, bend), pWords(t.PValue))
			break
		}
		head += fmt.Sprintf(": no trend detected (%s%s)", pWords(t.PValue), undetectedWords(t))
		if neither := look.neither(); neither != "" {
			head += ", " + neither
		}
	}
	if bend != nil && t.Direction != analysis.NoneDetected {
		head += "; " + bendWords(set, bend)
	}
	if !leap && !math.IsNaN(t.Growth.YearOnYear) {
		head += fmt.Sprintf("; the last year is %s on the year before", change(t.Growth.YearOnYear))
	}
	return head + "." + extremesWords(set, t)
}

// undetectedWords names a large change along the line that could still be chance:
// a series that drifts, each value near the one before, goes far without a trend.
func undetectedWords(t analysis.Trend) string {
	const large = 0.1
	if !(math.Abs(t.Growth.Relative) >= large) {
		return ""
	}
	return fmt.Sprintf("; it varies too much for the %s along a line through it to be told from chance", change(max(t.Growth.Relative, -1)))
}

// largeYear reports whether the last year differs so much from the year before
// that an answer begins with it, whatever the line says: a fall at the end of a
// long rise is no trend yet, and what a reader has to know first.
func largeYear(g analysis.Growth) bool {
	const large = 0.1
	return math.Abs(g.YearOnYear) >= large
}

func verb(d analysis.Direction) string {
	if d == analysis.Up {
		return "rising"
	}
	return "falling"
}

func relativeWords(relative float64) string {
	if math.IsNaN(relative) {
		return ""
	}
	return " (" + change(relative) + ")"
}

// extremesWords names the season and the best and worst period.
func extremesWords(set SeriesSet, t analysis.Trend) string {
	if t.Best == nil || t.Worst == nil || t.Best.Value == t.Worst.Value {
		return ""
	}
	s := fmt.Sprintf(" The highest %s was %s (%s), the lowest %s (%s)",
		set.Timeline.Grain, set.named(t.Best.Start), amount(t.Best.Value, spoken(set.Plan.Dataset, set.Measure)),
		set.named(t.Worst.Start), amount(t.Worst.Value, spoken(set.Plan.Dataset, set.Measure)))
	if t.Season != nil {
		s += fmt.Sprintf("; a season repeats every %d %ss%s", t.Season.Period, set.Timeline.Grain, seasonWords(set, t.Season))
	}
	return s + "."
}

// pWords writes a p-value in a sentence, with its sign: "p = 0.02". Of 0.001,
// which is also the least that resampling gives, and below it says only so.
func pWords(p float64) string {
	const least, digits = 0.001, 2
	switch {
	case p < least:
		return "p < 0.001"
	case math.Abs(p-least) < 1e-9:
		return "p ≤ 0.001"
	}
	return "p = " + strconv.FormatFloat(p, 'g', digits, 64)
}

// summarizeTrends says which members rise and which fall.
func summarizeTrends(set SeriesSet, trends []analysis.Trend) string {
	if len(trends) == 0 {
		return nothing(set.Plan)
	}
	var rising, falling []string
	few, unit := 0, spoken(set.Plan.Dataset, set.Measure)
	for i, t := range trends {
		name := set.Series[i].Member.String() + grownBy(t.Growth, unit)
		switch t.Direction {
		case analysis.Up:
			rising = append(rising, name)
		case analysis.Down:
			falling = append(falling, name)
		case analysis.TooFew:
			few++
		}
	}
	head := fmt.Sprintf("%s by %s%s", capital(toldName(set.Measure)), enumerate(dimensionNames(set.Plan)[1:], "and"), scope(set.Plan))
	if few == len(trends) {
		return fmt.Sprintf("%s: too few %ss to tell a trend of any member.", head, set.Timeline.Grain)
	}
	if len(rising)+len(falling) == 0 {
		return fmt.Sprintf("%s: no clear trend of any of the %s.", head, countOf(len(trends), "member"))
	}
	rest := len(trends) - len(rising) - len(falling)
	words := fmt.Sprintf("%s: %s; %s", head, directionWords(rising, "rise", "rises"), directionWords(falling, "fall", "falls"))
	if rest == 0 {
		return words + "."
	}
	return fmt.Sprintf("%s; %s no clear trend.", words, restWords(rest))
}

func directionWords(names []string, several, one string) string {
	switch n := len(names); {
	case n == 0:
		return "none " + one
	case n == 1:
		return names[0] + " " + one
	case n > maxNamed:
		return fmt.Sprintf("%s and %d more %s", strings.Join(names[:maxNamed], ", "), n-maxNamed, several)
	}
	return enumerate(names, "and") + " " + several
}

func restWords(n int) string {
	if n == 1 {
		return "1 shows"
	}
	return fmt.Sprintf("%d show", n)
}

// named names a period of the set as it is read out.
func (s SeriesSet) named(start time.Time) string { return memberName(periodValue(s, start), s.Period) }
