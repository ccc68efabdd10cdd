package question

import (
	"strconv"
	"strings"
)

// Times of day are minutes since midnight.
const (
	minutesOfHour = 60
	minutesOfDay  = 24 * minutesOfHour
	halfDay       = 12 * minutesOfHour
)

// clockSpan is a part of every day: from a time of day to before another. Where
// it ends before it begins it goes over midnight.
type clockSpan struct{ from, to int }

// holds reports whether a time of day is in the span.
func (s clockSpan) holds(minute int) bool {
	if s.from <= s.to {
		return minute >= s.from && minute < s.to
	}
	return minute >= s.from || minute < s.to
}

func (s clockSpan) String() string {
	return "from " + clockText(s.from) + " to before " + clockText(s.to)
}

func clockText(minute int) string {
	two := func(n int) string {
		if n < 10 {
			return "0" + strconv.Itoa(n)
		}
		return strconv.Itoa(n)
	}
	return two(minute/minutesOfHour) + ":" + two(minute%minutesOfHour)
}

// partOfDay is what the words for parts of the day are taken to mean.
func partOfDay(word string) (clockSpan, bool) {
	switch strings.TrimSuffix(word, "s") {
	case "morning":
		return clockSpan{6 * minutesOfHour, halfDay}, true
	case "afternoon":
		return clockSpan{halfDay, 18 * minutesOfHour}, true
	case "evening":
		return clockSpan{18 * minutesOfHour, 22 * minutesOfHour}, true
	case "night", "overnight":
		return clockSpan{22 * minutesOfHour, 6 * minutesOfHour}, true
	}
	return clockSpan{}, false
}

// clockAt reads a time of day that begins at a token: "8 am", "5pm", "17:00",
// "8 o'clock", "noon". It returns the token behind it; bare tells that nothing
// but a number says it.
func clockAt(ts []token, t int) (minute, next int, bare, ok bool) {
	if t >= len(ts) || ts[t].quoted {
		return 0, t, false, false
	}
	switch ts[t].text {
	case "noon", "midday":
		return halfDay, t + 1, false, true
	case "midnight":
		return 0, t + 1, false, true
	}
	for _, half := range []string{"am", "pm"} {
		if cut, found := strings.CutSuffix(ts[t].text, half); found {
			if n, err := strconv.Atoi(cut); err == nil && n >= 1 && n <= 12 {
				return inHalf(n*minutesOfHour, half), t + 1, false, true
			}
		}
	}
	hour := int(ts[t].value)
	if !ts[t].number || float64(hour) != ts[t].value || hour < 0 || hour > 24 || len(ts[t].raw) > 2 {
		return 0, t, false, false
	}
	minute, next, bare = hour*minutesOfHour, t+1, true
	word := func(k int) string {
		if k < len(ts) {
			return ts[k].text
		}
		return ""
	}
	for word(next) == ":" && next+1 < len(ts) && len(ts[next+1].raw) == 2 && ts[next+1].number && ts[next+1].value < minutesOfHour {
		if bare {
			minute += int(ts[next+1].value)
		}
		next, bare = next+2, false
	}
	switch w := word(next); {
	case (w == "am" || w == "pm") && hour >= 1 && hour <= 12:
		return inHalf(minute, w), next + 1, false, true
	case (w == "a" || w == "p") && word(next+1) == "." && word(next+2) == "m":
		next += 3
		if word(next) == "." {
			next++
		}
		return inHalf(minute, w+"m"), next, false, true
	case w == "o" && word(next+1) == "clock":
		return minute, next + 2, false, true
	case w == "oclock", w == "uhr":
		return minute, next + 1, false, true
	}
	return minute, next, bare, true
}

// inHalf puts a time on a dial of twelve hours into its half of the day.
func inHalf(minute int, half string) int {
	minute %= halfDay
	if half == "pm" {
		return minute + halfDay
	}
	return minute
}

// clockOf reads a value that is a time of day: "09:15", "9:15:00", "2:30 PM".
func clockOf(value string) (int, bool) {
	v := strings.ToLower(strings.TrimSpace(value))
	half := ""
	for _, h := range []string{"am", "pm"} {
		if cut, found := strings.CutSuffix(v, h); found {
			v, half = strings.TrimSpace(cut), h
		}
	}
	hour, rest, ok := strings.Cut(v, ":")
	rest, _, _ = strings.Cut(rest, ":")
	h, err := strconv.Atoi(hour)
	m, errM := strconv.Atoi(rest)
	if !ok || err != nil || errM != nil || h < 0 || h > 23 || m < 0 || m >= minutesOfHour || len(rest) != 2 {
		return 0, false
	}
	if half != "" {
		return inHalf(h*minutesOfHour+m, half), true
	}
	return h*minutesOfHour + m, true
}
