package engine

import (
	"cmp"
	"fmt"
	"math"
	"slices"
	"strings"
)

// smallDriver is a column that goes along with the target beyond chance, though it
// explains less of it than is worth calling a driver.
type smallDriver struct {
	driverFigures
	part float64 // of the variance of the target's values or ranks, whichever is larger
}

// smallDrivers are the columns that drive little but significantly, by either test
// that they had, the largest first: a member far above the others moves the means
// where the ranks hardly tell.
func (run *correlationRun) smallDrivers() []smallDriver {
	target := run.question.variables[run.question.target].name
	var out []smallDriver
	for _, d := range run.drivers {
		if d.adjusted < significant && d.share >= leastDriverShare {
			continue
		}
		small := smallDriver{d, math.NaN()}
		if d.adjusted < significant {
			small.part = d.share
		}
		for _, p := range run.pairs {
			of := p.X == d.Column && p.Y == target || p.Y == d.Column && p.X == target
			if of && p.behind == nil && p.Member == nil && p.adjusted < significant && !(p.share <= small.part) {
				small.part, small.found, small.Method = p.share, p.found, p.Method
				if small.where == "" {
					small.where = p.place(false)
				}
			}
		}
		if small.part > 0 {
			small.share = small.part
			out = append(out, small)
		}
	}
	slices.SortStableFunc(out, func(a, b smallDriver) int { return cmp.Compare(b.part, a.part) })
	return out
}

// smallWords: "Significant but small: Vehicle (1.4 %, highest for V4)."
func smallWords(small []smallDriver) string {
	if len(small) == 0 {
		return ""
	}
	var figures []driverFigures
	for _, s := range small {
		figures = append(figures, s.driverFigures)
	}
	more := ""
	if n := len(small) - maxNamed; n > 0 {
		more = fmt.Sprintf(", and %d more", n)
	}
	return fmt.Sprintf(" Significant but small: %s%s.", driverWords(figures), more)
}

// mostExplained is the largest share of the target's variance that any column tested
// by itself has, by values or ranks; rounded up, since nothing explains more.
func (run *correlationRun) mostExplained(small []smallDriver) float64 {
	most := 0.0
	for _, d := range run.drivers {
		most = max(most, orNone(d.share))
	}
	for _, s := range small {
		most = max(most, s.part)
	}
	const digits = 1000
	return math.Ceil(most*digits) / digits
}

// tellLittle parts the columns that drive nothing beyond chance into those that explain
// next to nothing and those that may: of few rows a relation of some size is not told
// from chance, and that it plays no part is not known.
func (run *correlationRun) tellLittle(names []string) (none, open []string) {
	for _, name := range names {
		at := slices.IndexFunc(run.drivers, func(d driverFigures) bool { return d.Column == name })
		if r := run.drivers[at].found.Coefficient; run.drivers[at].found.N < smallSample && r*r >= leastDriverShare {
			open = append(open, name)
			continue
		}
		none = append(none, name)
	}
	return none, open
}

// listed are the first of some names, and how many more there are.
func listed(names []string) string {
	if more := len(names) - maxNamed; more > 0 {
		return fmt.Sprintf("%s and %d more", strings.Join(names[:maxNamed], ", "), more)
	}
	return strings.Join(names, ", ")
}
