package period_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// comparisons maps a question, with a bar where the comparison begins, to
// "control ~ test" and the words left over.
type comparisons map[string]string

func (cs comparisons) check(t *testing.T, c period.Calendar) {
	t.Helper()
	for question, want := range cs {
		tokens, at := words(question), 0
		for k, w := range tokens {
			if w == "|" {
				tokens, at = append(tokens[:k:k], tokens[k+1:]...), k
				break
			}
		}
		got := "refused"
		if control, test, n, ok := c.Comparison(tokens, at); ok {
			got = show(control) + " ~ " + show(test)
			if control.VersusPrevious != nil {
				got = show(test)
			}
			if rest := tokens[at+n:]; len(rest) > 0 {
				got += " | " + strings.Join(rest, " ")
			}
		}
		if got != want {
			t.Errorf("%q compares %s, want %s", question, got, want)
		}
	}
}

func TestTwoPeriodsAreSetAgainstEachOtherEarlierFirst(t *testing.T) {
	comparisons{
		"q4 2025 vs q3 2025":                     "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"q3 2025 vs . q4 2025":                   "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"in q4 vs q3 2025":                       "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"q4 2025 versus q3":                      "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"q4 vs q3":                               "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"2024 compared with 2023":                "2023-01-01..2023-12-31 ~ 2024-01-01..2024-12-31",
		"in 2024 compared to 2023 by region":     "2023-01-01..2023-12-31 ~ 2024-01-01..2024-12-31 | by region",
		"march 2024 against march 2023":          "2023-03-01..2023-03-31 ~ 2024-03-01..2024-03-31",
		"this year vs last year":                 "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31",
		"this month vs last month":               "2025-11-01..2025-11-30 ~ 2025-12-01..2025-12-31",
		"last month vs the month before":         "2025-11-01..2025-11-30 ~ 2025-12-01..2025-12-31",
		"last month vs the month before last":    "2025-11-01..2025-11-30 ~ 2025-12-01..2025-12-31",
		"december 2025 vs last year":             "2024-12-01..2024-12-31 ~ 2025-12-01..2025-12-31",
		"december 2025 vs same month last year":  "2024-12-01..2024-12-31 ~ 2025-12-01..2025-12-31",
		"q4 2025 vs the previous quarter":        "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"last quarter vs same quarter last year": "2024-10-01..2024-12-31 ~ 2025-10-01..2025-12-31",
		"last 6 months vs the previous 6 months": "2025-01-01..2025-06-30 ~ 2025-07-01..2025-12-31",
		"last 30 days vs prior 30 days":          "2025-11-02..2025-12-01 ~ 2025-12-02..2025-12-31",
		"jan-mar 2024 vs jan-mar 2023":           "2023-01-01..2023-03-31 ~ 2024-01-01..2024-03-31",
		"how does | 2024 compare to 2023":        "2023-01-01..2023-12-31 ~ 2024-01-01..2024-12-31",
		"compare 2024 with 2023":                 "2023-01-01..2023-12-31 ~ 2024-01-01..2024-12-31",
		"compare sales | in 2016 and 2017":       "2016-01-01..2016-12-31 ~ 2017-01-01..2017-12-31",
		"west vs | 2016":                         "refused",
		"| in 2016 and 2017":                     "refused",
		"| 2024 vs west":                         "refused",
		"| 2024 vs 2024":                         "refused",
	}.check(t, closing())
}

func TestFromAndBetweenCompareOnlyAfterAWordOfChange(t *testing.T) {
	comparisons{
		"growth | from q3 2025 to q4 2025":             "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"how did sales change | between 2023 and 2024": "2023-01-01..2023-12-31 ~ 2024-01-01..2024-12-31",
		"sales | from q3 2025 to q4 2025":              "refused",
		"sales | between 2023 and 2024":                "refused",
		"change | from 2024-01-01 to 2024-03-31":       "refused",
	}.check(t, closing())
}

func TestAPartOfAYearIsSetAgainstTheSamePartOfAnother(t *testing.T) {
	comparisons{
		"first half of 2025 vs 2024 by region": "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30 | by region",
		"q1 2025 compared with 2023":           "2023-01-01..2023-03-31 ~ 2025-01-01..2025-03-31",
		"february 2025 vs 2024":                "2024-02-01..2024-02-29 ~ 2025-02-01..2025-02-28",
		"2024 vs first half of 2025":           "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30",
		"2024 vs 2025":                         "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31",
		"h1 2025 vs h1 2024":                   "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30",
	}.check(t, closing())
}

func TestToDateIsComparedOverTheSameDays(t *testing.T) {
	comparisons{
		"ytd vs last year":                          "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30",
		"year to date vs the same period last year": "2024-01-01..2024-06-30 ~ 2025-01-01..2025-06-30",
		"qtd versus last quarter":                   "2025-01-01..2025-03-31 ~ 2025-04-01..2025-06-30",
	}.check(t, calendar("2025-06-30", "2026-11-22"))
	comparisons{
		"mtd vs last month": "2025-05-01..2025-05-15 ~ 2025-06-01..2025-06-15",
	}.check(t, calendar("2025-06-15", "2026-11-22"))
}

func TestPhrasesWithoutAPeriodShiftTheQuestionsOwn(t *testing.T) {
	comparisons{
		"year over year":                 `versus "" "year"`,
		"year-over-year growth":          `versus "" "year" | growth`,
		"yoy":                            `versus "" "year"`,
		"y / y":                          `versus "" "year"`,
		"same period last year":          `versus "" "year"`,
		"the same time a year ago":       `versus "" "year"`,
		"month over month":               `versus "month" "month"`,
		"month on month":                 `versus "month" "month"`,
		"qoq":                            `versus "quarter" "quarter"`,
		"vs last year":                   `versus "" "year"`,
		"compared to the previous month": `versus "" "month"`,
		"vs the previous period":         `versus "" ""`,
		"growth | over last year":        `versus "" "year"`,
		"sales | over last year":         "refused",
		"| over the last year":           "refused",
		"| month by month":               "refused",
		"| last year":                    "refused",
	}.check(t, closing())
}

func TestBeforeKeepsWholeMonthsWhole(t *testing.T) {
	for _, c := range []struct {
		from, to string
		shift    query.Grain
		want     string
	}{
		{"2025-02-01", "2025-02-28", "", "2025-01-01..2025-01-31"},
		{"2024-02-01", "2024-02-29", query.Year, "2023-02-01..2023-02-28"},
		{"2023-02-01", "2023-02-28", query.Year, "2022-02-01..2022-02-28"},
		{"2025-02-01", "2025-02-28", query.Year, "2024-02-01..2024-02-29"},
		{"2025-10-01", "2025-12-31", "", "2025-07-01..2025-09-30"},
		{"2025-10-01", "2025-12-31", query.Year, "2024-10-01..2024-12-31"},
		{"2025-01-01", "2025-12-31", "", "2024-01-01..2024-12-31"},
		{"2025-03-05", "2025-03-11", "", "2025-02-26..2025-03-04"},
		{"2025-03-05", "2025-03-11", query.Week, "2025-02-26..2025-03-04"},
		{"2024-02-29", "2024-02-29", query.Year, "2023-02-28..2023-02-28"},
	} {
		if got := span(period.Before(day(c.from), day(c.to), c.shift)); got != c.want {
			t.Errorf("%s..%s by %q: %s, want %s", c.from, c.to, c.shift, got, c.want)
		}
	}
}

func TestAListNamesItsPeriodsOneByOne(t *testing.T) {
	for text, want := range map[string]int{
		"in 2023 , 2024 and 2025":   3,
		"2023 vs . 2024 vs . 2025":  3,
		"in january and march 2024": 2,
		"from 2023 to 2025":         0,
		"in 2024":                   0,
	} {
		f, ok := closing().YearAt(words(text), 0)
		if !ok || len(f.Named) != want || f.Tokens != len(words(text)) {
			t.Errorf("%q names %d periods in %d words, want %d", text, len(f.Named), f.Tokens, want)
		}
	}
}

func TestAPeriodOverAnEarlierOneIsSetAgainstIt(t *testing.T) {
	comparisons{
		"summer 2025 over summer 2024":              "2024-06-01..2024-08-31 ~ 2025-06-01..2025-08-31",
		"in 2025 over 2024 by region":               "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31 | by region",
		"sales grew | in q4 2025 on q4 2024":        "2024-10-01..2024-12-31 ~ 2025-10-01..2025-12-31",
		"sales fell | in q4 2025 from q3 2025":      "2025-07-01..2025-09-30 ~ 2025-10-01..2025-12-31",
		"orders | in 2025 over 2000":                "refused", // before the data: a number
		"sales | in 2024 over 2025":                 "refused", // the later one is no base
		"sales rose | in 2025 from 2023 to 2024":    "refused", // a span
		"sales | in q4 2025 from q3 2025":           "refused", // nothing rose or fell
		"sales fell | in 2025 from january to july": "refused",
		"2025 vs 2024 % change":                     "2024-01-01..2024-12-31 ~ 2025-01-01..2025-12-31 | % change",
	}.check(t, closing())
}

func TestEachSideOfAComparisonSaysItsOwnWords(t *testing.T) {
	control, test, _, ok := closing().Comparison(words("in q4 2024 compared with q3 2024"), 0)
	if !ok || test.Phrase != "q4 2024" || control.Phrase != "q3 2024" {
		t.Errorf("%q against %q", test.Phrase, control.Phrase)
	}
}
