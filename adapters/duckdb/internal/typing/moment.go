package typing

import (
	"regexp"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// day is a way to write a day: its pattern and the engine's formats for it.
type day struct {
	label   string
	pattern string
	formats []string
	fits    func(a, b, c int) bool // of the numbers in it, in their order
	note    string
	settled string // SQL condition on the date that settles the order
}

const monthName = `(?:[Jj][Aa][Nn]|[Ff][Ee][Bb]|[Mm][Aa][Rr]|[Aa][Pp][Rr]|[Mm][Aa][Yy]|[Jj][Uu][Nn]|` +
	`[Jj][Uu][Ll]|[Aa][Uu][Gg]|[Ss][Ee][Pp]|[Oo][Cc][Tt]|[Nn][Oo][Vv]|[Dd][Ee][Cc])[A-Za-z]*`

// days lists the ways to write a day. Month first comes before day first, so
// it is taken where the values allow both.
func days() []day {
	all := []day{
		{label: "YYYY-MM-DD", pattern: `[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}`, formats: []string{"%Y-%m-%d"}, fits: yearFirst},
		{label: "YYYY/MM/DD", pattern: `[0-9]{4}/[0-9]{1,2}/[0-9]{1,2}`, formats: []string{"%Y/%m/%d"}, fits: yearFirst},
		{label: "YYYY.MM.DD", pattern: `[0-9]{4}\.[0-9]{1,2}\.[0-9]{1,2}`, formats: []string{"%Y.%m.%d"}, fits: yearFirst},
	}
	for _, separator := range []string{"/", "-", "."} {
		for _, year := range []struct{ digits, format, label string }{{"{4}", "%Y", "YYYY"}, {"{2}", "%y", "YY"}} {
			all = append(all, numericDays(separator, year.digits, year.format, year.label)...)
		}
	}
	return append(all,
		day{label: "Mon D, YYYY", pattern: monthName + ` [0-9]{1,2},? [0-9]{4}`, formats: []string{"%b %d, %Y", "%B %d, %Y", "%b %d %Y", "%B %d %Y"}},
		day{label: "D Mon YYYY", pattern: `[0-9]{1,2}[- ]` + monthName + `[- ,] ?[0-9]{4}`,
			formats: []string{"%d %b %Y", "%d-%b-%Y", "%d %B %Y", "%d-%B-%Y", "%d %b, %Y", "%d %B, %Y"}},
		day{label: "D-Mon-YY", pattern: `[0-9]{1,2}[- ]` + monthName + `[- ][0-9]{2}`, formats: []string{"%d-%b-%y", "%d %b %y"}},
		day{label: "Weekday, Mon D, YYYY", pattern: `[A-Za-z]+,? ` + monthName + ` [0-9]{1,2},? [0-9]{4}`,
			formats: []string{"%a, %b %d, %Y", "%A, %B %d, %Y", "%a %b %d %Y", "%A %B %d %Y"}},
		day{label: "Weekday, D Mon YYYY", pattern: `[A-Za-z]+,? [0-9]{1,2} ` + monthName + ` [0-9]{4}`,
			formats: []string{"%a, %d %b %Y", "%A, %d %B %Y", "%a %d %b %Y", "%A %d %B %Y"}},
	)
}

func numericDays(separator, digits, yearFormat, yearLabel string) []day {
	q := regexp.QuoteMeta(separator)
	pattern := `[0-9]{1,2}` + q + `[0-9]{1,2}` + q + `[0-9]` + digits
	join := func(parts ...string) string { return strings.Join(parts, separator) }
	monthFirst := day{
		label: join("MM", "DD", yearLabel), pattern: pattern, formats: []string{join("%m", "%d", yearFormat)},
		fits: func(a, b, _ int) bool { return a <= 12 && b <= 31 },
		note: "Dates are read month first; nothing in the column tells whether the month or the day comes first.", settled: "day(%v) > 12",
	}
	dayFirst := day{
		label: join("DD", "MM", yearLabel), pattern: pattern, formats: []string{join("%d", "%m", yearFormat)},
		fits: func(a, b, _ int) bool { return a <= 31 && b <= 12 },
	}
	if separator == "." { // nobody writes the month first with points
		monthFirst.note, monthFirst.settled = "", ""
		dayFirst.note, dayFirst.settled = "Dates are read day first, as is usual with points; nothing in the column tells the order.", "day(%v) > 12"
		return []day{dayFirst, monthFirst}
	}
	return []day{monthFirst, dayFirst}
}

func yearFirst(_, b, c int) bool { return b <= 12 && c <= 31 }

var digitRuns = regexp.MustCompile(`[0-9]+`)

// fitsNumbers applies a check to the first three numbers of a text.
func fitsNumbers(check func(a, b, c int) bool) func(string) bool {
	if check == nil {
		return nil
	}
	return func(v string) bool {
		var n [3]int
		for i, run := range digitRuns.FindAllString(v, 3) {
			n[i], _ = strconv.Atoi(run)
		}
		return check(n[0], n[1], n[2])
	}
}

// Times of the day, after a blank or a T.
const clock = `(?:[T ]+[0-9]{1,2}:[0-9]{2}(?::[0-9]{2}(?:\.[0-9]{1,9})?)?(?: ?[AaPp][Mm])?)`
const zone = ` ?(?:Z|UTC|[-+][0-9]{2}(?::?[0-9]{2})?)`

// moments lists dates, then timestamps.
func moments() []Form {
	var dates, stamps []Form
	for _, d := range days() {
		fits := fitsNumbers(d.fits)
		dates = append(dates, Form{
			Key: "date " + d.label, Type: domain.Date, DateFormat: d.label, Note: d.note, Unsettled: d.settled,
			pattern: whole(d.pattern), fits: fits,
			cast: when(d.pattern, "CAST(try_strptime(%v, "+formatList(d.formats)+") AS DATE)"),
		})
		pattern := d.pattern + clock + `?`
		stamps = append(stamps, Form{
			Key: "timestamp " + d.label, Type: domain.Timestamp, DateFormat: d.label + " hh:mm:ss", Note: d.note, Unsettled: d.settled, Whole: true,
			pattern: whole(pattern), fits: fits,
			cast: when(pattern, "try_strptime(regexp_replace(%v, '[T ]+([0-9]{1,2}:)', ' \\1'), "+formatList(withClock(d.formats))+")"),
		})
	}
	iso := `[0-9]{4}-[0-9]{1,2}-[0-9]{1,2}` + clock + zone
	stamps = append(stamps, Form{
		Key: "timestamp with zone", Type: domain.Timestamp, DateFormat: "YYYY-MM-DD hh:mm:ssZ",
		pattern: whole(iso), cast: when(iso, "timezone('UTC', TRY_CAST(%v AS TIMESTAMPTZ))"),
	})
	return append(append(dates, months()...), stamps...)
}

// months are dates that name a month only: its first day.
func months() []Form {
	iso := `[0-9]{4}-[0-9]{2}`
	name := monthName + `[ -][0-9]{4}`
	return []Form{
		{Key: "month", Type: domain.Date, DateFormat: "YYYY-MM", pattern: whole(iso), cast: when(iso, "CAST(try_strptime(%v, '%Y-%m') AS DATE)")},
		{Key: "month name", Type: domain.Date, DateFormat: "Mon YYYY", pattern: whole(name),
			cast: when(name, "CAST(try_strptime(%v, ['%b %Y', '%B %Y', '%b-%Y', '%B-%Y']) AS DATE)")},
	}
}

// compactDate reads 20240131. Numbers of eight digits are dates only in a
// column that says so.
func compactDate() Form {
	pattern := `(?:19|20)[0-9]{6}`
	return Form{
		Key: "date compact", Type: domain.Date, DateFormat: "YYYYMMDD", pattern: whole(pattern),
		fits: func(v string) bool {
			month, _ := strconv.Atoi(v[4:6])
			dayOfMonth, _ := strconv.Atoi(v[6:8])
			return month >= 1 && month <= 12 && dayOfMonth >= 1 && dayOfMonth <= 31
		},
		cast: when(pattern, "CAST(try_strptime(%v, '%Y%m%d') AS DATE)"),
	}
}

var dateWords = regexp.MustCompile(`(?i)(^|[^a-z])(date|day|dt|when|period|time|datum|ymd)s?([^a-z]|$)|(?i)date|_dt$|_on$|(^|[a-z_ ])(D|d)ay$`)

func namedLikeDate(name string) bool { return dateWords.MatchString(name) }

func formatList(formats []string) string {
	return "['" + strings.Join(formats, "', '") + "']"
}

func withClock(formats []string) []string {
	var all []string
	for _, f := range formats {
		all = append(all, f, f+" %H:%M:%S", f+" %H:%M", f+" %H:%M:%S.%f", f+" %I:%M:%S %p", f+" %I:%M %p", f+" %I:%M:%S%p", f+" %I:%M%p")
	}
	return all
}
