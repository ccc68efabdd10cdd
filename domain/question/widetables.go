package question

import (
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// leastPeriodColumns is how many measures named after periods make a table one
// with a column for each.
const leastPeriodColumns = 2

// periodColumns are the measures that are named after periods, "Mar 2025", where
// a table has a column for each period and none of dates.
func (g *reading) periodColumns() []string {
	var names []string
	for _, c := range g.in.Dataset.Columns {
		if _, ok := monthAndYear(words(c.Name)); ok && c.Role == domain.RoleMeasure {
			names = append(names, c.Name)
		}
	}
	if len(names) < leastPeriodColumns {
		return nil
	}
	return names
}

// refuseOneOfPeriods refuses to take one of the columns of a table that has one
// for each period, where the question names none.
func (g *reading) refuseOneOfPeriods() error {
	if !g.defaulted {
		return nil
	}
	names := g.periodColumns()
	if !slices.Contains(names, g.in.Dataset.DefaultMeasure) {
		return nil
	}
	return domain.NewFault(domain.KindAmbiguous, "the table has a column for each period, and the question names none of them: "+someOf(names)+".",
		"Name the one that is meant, as in: total "+names[0])
}

// addMonthNames lets "March 2025" name a column "Mar 2025", and the other way round.
func (l *lexicon) addMonthNames(i int, c domain.Column) {
	m, ok := monthAndYear(words(c.Name))
	if !ok {
		return
	}
	year := words(c.Name)[1]
	for _, said := range []string{monthNames()[m], monthNames()[m][:3]} {
		l.add([]string{l.stems.base(said), year}, columnRef{i, wholeName, ""})
	}
}

// monthAndYear is which month, from 0, a name of two words is of a year: "mar
// 2025"; false where it is none.
func monthAndYear(name []string) (int, bool) {
	if len(name) != 2 || len(name[0]) < 3 || len(name[1]) != 4 {
		return 0, false
	}
	if _, err := strconv.Atoi(name[1]); err != nil {
		return 0, false
	}
	m := slices.IndexFunc(monthNames(), func(month string) bool { return strings.HasPrefix(month, name[0]) })
	return m, m >= 0
}

func monthNames() []string {
	return []string{"january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"}
}
