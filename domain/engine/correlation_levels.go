package engine

import (
	"fmt"
	"math"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
)

// levelFigures is one value of a category with the mean of a number there, or
// the share of rows that say yes.
type levelFigures struct {
	Member string `json:"member"`
	Mean   any    `json:"mean"` // of the number there, or the share of rows in the state
	N      int    `json:"n"`

	mean float64
}

// levels sets the values of a category, the first column, where a number stands
// highest and lowest beyond chance, and where it stands for the one asked about.
// Each number has its count, mean and variance in the columns.
func (run *correlationRun) levels(p *pairFigures, t domain.Table, which int) {
	names, groups := make([]string, len(t.Rows)), make([]analysis.GroupSummary, len(t.Rows))
	for i, row := range t.Rows {
		names[i] = fmt.Sprint(row[0])
		groups[i] = analysis.GroupSummary{N: int(number(row[1+3*which])), Mean: number(row[2+3*which]), Variance: number(row[3+3*which])}
	}
	p.Highest, p.Lowest = standing(names, groups)
	p.asked = run.askedLevels(names, groups)
}

// standing gives the groups that stand out as levels.
func standing(names []string, groups []analysis.GroupSummary) (highest, lowest *levelFigures) {
	var kept []analysis.GroupSummary
	var of []string
	for i, g := range groups {
		if g.N > 0 && !math.IsNaN(g.Mean) {
			if math.IsNaN(g.Variance) {
				g.Variance = 0
			}
			kept, of = append(kept, g), append(of, names[i])
		}
	}
	level := func(i int) *levelFigures {
		if i < 0 {
			return nil
		}
		return &levelFigures{Member: of[i], Mean: Figure(kept[i].Mean), N: kept[i].N, mean: kept[i].Mean}
	}
	high, low := analysis.StandingOut(kept)
	return level(high), level(low)
}

// rates are the shares of the rows that say yes, by the counts of each level that say
// no and yes.
func rates(counts [][2]float64) []analysis.GroupSummary {
	groups := make([]analysis.GroupSummary, len(counts))
	for i, c := range counts {
		if n := c[0] + c[1]; n > 0 {
			share := c[1] / n
			groups[i] = analysis.GroupSummary{N: int(n), Mean: share, Variance: share * (1 - share) * n / max(n-1, 1)}
		}
	}
	return groups
}

// affirming is which of two values says yes to the other's no; false for others.
func affirming(values []string) (yes int, ok bool) {
	const both = 2
	if len(values) != both {
		return 0, false
	}
	for i, v := range values {
		switch strings.ToLower(v) + " " + strings.ToLower(values[1-i]) {
		case "yes no", "y n", "true false", "t f", "1 0", "ja nein", "j n", "oui non", "sí no", "si no", "ja nej", "ja nee":
			return i, true
		}
	}
	return 0, false
}

// place says where a number stands high, or a state is frequent: "highest for
// East", "Late = y most often for East (21 %)"; of a number beside the
// categories of the target, how high it stands in those.
func (p *pairFigures) place(ofTarget bool) string {
	switch {
	case p.Highest == nil && p.Lowest == nil:
		return ""
	case p.State != "" && p.Highest == nil:
		return fmt.Sprintf("%s least often for %s (%s)", p.State, p.Lowest.Member, percent(p.Lowest.mean))
	case p.State != "":
		return fmt.Sprintf("%s most often for %s (%s)", p.State, p.Highest.Member, percent(p.Highest.mean))
	case p.Highest == nil:
		return "lowest for " + p.Lowest.Member
	case ofTarget && p.Lowest != nil:
		return fmt.Sprintf("on average %s for %s and %s for %s", digits3(p.Highest.mean), p.Highest.Member, digits3(p.Lowest.mean), p.Lowest.Member)
	}
	return "highest for " + p.Highest.Member
}

// places names both ends of a category.
func (p *pairFigures) places() string {
	show, high, low := digits3, "on average highest for", "lowest for"
	if p.State != "" {
		show, high, low = percent, p.State+" most often for", "least often for"
	}
	var parts []string
	if p.Highest != nil {
		parts = append(parts, fmt.Sprintf("%s %s (%s)", high, p.Highest.Member, show(p.Highest.mean)))
	}
	if p.Lowest != nil {
		parts = append(parts, fmt.Sprintf("%s %s (%s)", low, p.Lowest.Member, show(p.Lowest.mean)))
	}
	for _, a := range p.asked {
		if (p.Highest == nil || p.Highest.Member != a.Member) && (p.Lowest == nil || p.Lowest.Member != a.Member) {
			parts = append(parts, fmt.Sprintf("for %s %s", a.Member, show(a.mean)))
		}
	}
	return strings.Join(parts, ", ")
}

// askedLevels are the members that the question names, with what they come to.
func (run *correlationRun) askedLevels(names []string, groups []analysis.GroupSummary) []levelFigures {
	var out []levelFigures
	const both = 2
	for i, g := range groups {
		if named := slices.Contains(run.question.asked, names[i]); g.N > 0 && (named || len(groups) == both && len(run.question.asked) > 0) {
			out = append(out, levelFigures{Member: names[i], Mean: Figure(g.Mean), N: g.N, mean: g.Mean})
		}
	}
	return out
}

// frequent says of two categories of which one says yes or no where it says yes
// most often, by the counts of each pair of values; of two such, of the target,
// else of the second.
func (run *correlationRun) frequent(t domain.Table, i, j int, p *pairFigures) {
	columns := [2]int{i, j}
	order := []int{1, 0}
	if v := run.question.variables; i == run.question.target || v[i].state != "" && v[j].state == "" { // a rate is that of its state
		order = []int{0, 1}
	}
	for _, state := range order {
		var values, names []string
		for _, row := range t.Rows {
			values, names = seen(values, fmt.Sprint(row[state])), seen(names, fmt.Sprint(row[1-state]))
		}
		yes, ok := affirming(values)
		if !ok {
			continue
		}
		counts := make([][2]float64, len(names))
		for _, row := range t.Rows {
			says := 0
			if fmt.Sprint(row[state]) == values[yes] {
				says = 1
			}
			counts[slices.Index(names, fmt.Sprint(row[1-state]))][says] += number(row[2])
		}
		p.State = fmt.Sprintf("%s = %s", run.question.variables[columns[state]].name, values[yes])
		if s := run.question.variables[columns[state]].state; s != "" {
			p.State = s
		}
		groups := rates(counts)
		p.Highest, p.Lowest = standing(names, groups)
		p.asked = run.askedLevels(names, groups)
		return
	}
}

// seen adds a name that is not among them yet.
func seen(names []string, name string) []string {
	if slices.Contains(names, name) {
		return names
	}
	return append(names, name)
}
