package period

import (
	"strconv"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// weekName reads ISO weeks: "week 12 of 2024", "2024-W12", "W12 2024", "week
// of March 4, 2024", "the week ending 2024-03-10".
func (s scan) weekName(i int) (name, bool) {
	if n, ok := s.weekHolding(i); ok {
		return n, true
	}
	year, at := 0, i
	if y, end, ok := s.yearWord(i); ok {
		year, at = y, s.skip(end, "-", ",")
	} else if before, after, ok := strings.Cut(s.text(i), "w"); ok && isDigits(before) && isDigits(after) { // 2024w12
		y, _, ok := yearNumber(before)
		week, _ := strconv.Atoi(after)
		return isoWeek(y, week, i+1, ok)
	}
	week, end, ok := s.weekNumber(at)
	if !ok {
		return name{}, false
	}
	if year != 0 {
		return isoWeek(year, week, end, true)
	}
	n := name{end: end, grain: query.Week, cycle: &Recurring{Part: query.WeekOf, Values: []int{week}},
		place: func(year int) (time.Time, time.Time, bool) {
			w, ok := isoWeek(year, week, end, isYear(year))
			return w.from, w.to, ok
		}}
	return s.within(n)
}

// weekNumber reads "calendar week 12", "week 12", "wk12", "w12", "week number 12".
func (s scan) weekNumber(i int) (week, end int, ok bool) {
	end, spelled := s.match(i, "calendar week number", "calendar week no", "calendar week", "iso week", "cw", "kw", "week number", "week no", "week", "wk")
	t := s.text(end)
	if !spelled {
		t = s.text(i)
		rest, ok := strings.CutPrefix(t, "w")
		if !ok {
			return 0, 0, false
		}
		t, end = strings.TrimPrefix(rest, "k"), i
	}
	if !isDigits(t) || len(t) > 2 {
		return 0, 0, false
	}
	week, _ = strconv.Atoi(t)
	return week, end + 1, week >= 1 && week <= 53
}

// isoWeek is a week by its ISO number; week 1 holds 4 January.
func isoWeek(year, week, end int, ok bool) (name, bool) {
	if !ok || week < 1 {
		return name{}, false
	}
	from := StartOf(query.Week, date(year, time.January, 4)).AddDate(0, 0, (week-1)*daysInWeek)
	_, of := from.ISOWeek()
	return whole(end, query.Week, from), of == week
}

// weekHolding reads "week of March 4, 2024", "week beginning …", "week ending …".
func (s scan) weekHolding(i int) (name, bool) {
	end, ok := s.match(i, "week of", "week beginning", "week starting", "week commencing", "week ending", "week ended",
		"week from", "week containing")
	if !ok {
		return name{}, false
	}
	end = s.skip(end, "on")
	n, ok := s.plain(end)
	if !ok || n.grain != query.Day {
		return name{}, false
	}
	if place := n.place; place != nil {
		n.place = func(year int) (time.Time, time.Time, bool) {
			day, _, ok := place(year)
			return StartOf(query.Week, day), EndOf(query.Week, day), ok
		}
	} else {
		n.from, n.to = StartOf(query.Week, n.from), EndOf(query.Week, n.from)
	}
	n.grain = query.Week
	return n, true
}

// weekdayName reads "Monday", "Mondays", "weekends", "weekdays".
func (s scan) weekdayName(i int) (name, bool) {
	t := s.text(i)
	n := name{end: i + 1, grain: query.Day}
	switch t {
	case "weekends", "weekend":
		n.cycle = &Recurring{Part: query.DayOfWeek, Values: []int{6, 7}}
		return n, true
	case "weekdays", "workdays":
		n.cycle = &Recurring{Part: query.DayOfWeek, Values: []int{1, 2, 3, 4, 5}}
		return n, true
	}
	day, sure, ok := weekdayNamed(strings.TrimSuffix(t, "s"))
	if !ok {
		day, sure, ok = weekdayNamed(t)
	}
	n.cycle = &Recurring{Part: query.DayOfWeek, Values: []int{day}}
	n.ambiguous = !sure
	n.weak = sure && !strings.HasSuffix(t, "s")
	return n, ok
}

// weekdayNamed reads a day's name as its ISO number; short forms are not sure.
func weekdayNamed(t string) (day int, sure, ok bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		full := lower(d.String())
		iso := (int(d)+6)%daysInWeek + 1
		switch t {
		case full:
			return iso, true, true
		case full[:3]:
			return iso, false, true
		}
	}
	switch t {
	case "tues":
		return 2, false, true
	case "thur", "thurs":
		return 4, false, true
	}
	return 0, false, false
}
