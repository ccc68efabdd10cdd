package engine

import (
	"context"
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// summarizeComparison names how the total moved and which member moved most.
func summarizeComparison(p question.Plan, res result) string {
	m := p.Measures[0]
	unit := spoken(p.Dataset, m)
	test, control := comparedNames(p, m)
	row := res.totals
	if len(row.Rows) == 0 {
		return nothing(p)
	}
	a, b := number(row.Rows[0][columnAt(row, control)]), number(row.Rows[0][columnAt(row, test)])
	s := fmt.Sprintf("%s %s from %s in %s to %s in %s", capital(m.Name), moved(a, b), amount(a, unit), periodName(p.Compare.Control),
		amount(b, unit), periodName(p.Compare.Test))
	if w := changeIn(a, b, unit); w != "" {
		s += " (" + w + ")"
	}
	return s + filterContext(p) + keptWords(p, res) + mostMoved(p, res) + "."
}

// keptWords: "; 4 groups with relative_difference > 0.08".
func keptWords(p question.Plan, res result) string {
	if len(p.Kept) == 0 {
		return ""
	}
	return fmt.Sprintf("; %s with %s", countOf(res.grid.Groups, "group"), enumerate(keptTexts(p), "and"))
}

// furthest is the member that moved most of all, where the rows are the first
// ones by something else.
func (r *Request) furthest(ctx context.Context, p question.Plan, res result) (domain.Table, error) {
	if p.Compare == nil || len(p.Dimensions) == 0 || p.Limit == 0 && !res.grid.cut || ranksChange(p) {
		return res.table, nil
	}
	name, _ := differenceNames(p, p.Measures[0])
	p.Limit, p.Within, p.Order = 1, nil, []question.Order{{By: name, Desc: true, Size: true}}
	one, err := r.run(ctx, p)
	return one.table, err
}

// ranksChange reports whether the rows are in the order of a change.
func ranksChange(p question.Plan) bool {
	if len(p.Order) == 0 || len(p.Measures) == 0 {
		return false
	}
	for _, d := range p.Derived {
		if d.Name == p.Order[0].By && (d.Kind == question.Growth || d.Kind == question.Difference) {
			return true
		}
	}
	difference, relative := differenceNames(p, p.Measures[0])
	return p.Compare != nil && (p.Order[0].By == difference || p.Order[0].By == relative)
}

// mostMoved names the member that moved most, or, where the rows are in the order
// of a change, the first one.
func mostMoved(p question.Plan, res result) string {
	name, share := differenceNames(p, p.Measures[0])
	at := columnAt(res.furthest, name)
	if at < 0 || len(p.Dimensions) == 0 {
		return ""
	}
	most, size, ranked := -1, 0.0, ranksChange(p)
	for i, row := range res.furthest.Rows {
		if d := math.Abs(number(row[at])); d > size && (!ranked || most < 0) && !(ranked && unranked(p, row, res.furthest)) {
			most, size = i, d
		}
	}
	if most < 0 {
		return ""
	}
	row := res.furthest.Rows[most]
	by := signed(number(row[at]), spoken(p.Dataset, p.Measures[0]))
	if !ranked {
		return fmt.Sprintf("; %s moved most (%s)", rowName(p, row), by)
	}
	if relative := number(row[columnAt(res.furthest, share)]); !math.IsNaN(relative) {
		by += ", " + change(relative)
	}
	return fmt.Sprintf("; %s %s (%s)", rowName(p, row), movedFirst(p.Order[0], number(row[at]), p.Order[0].By == share), by)
}

// unranked reports whether a row has no member, or no value of what orders the
// rows.
func unranked(p question.Plan, row []any, t domain.Table) bool {
	for i := range p.Dimensions {
		if row[i] == nil {
			return true
		}
	}
	return math.IsNaN(number(row[columnAt(t, p.Order[0].By)]))
}

// movedFirst says how the first row of an order by change moved: "fell most".
func movedFirst(o question.Order, by float64, relative bool) string {
	verb, extreme := "rose", "most"
	if by < 0 {
		verb = "fell"
	}
	if o.Size {
		verb = "changed"
	}
	if o.Desc != (o.Size || by >= 0) {
		extreme = "least"
	}
	if relative {
		extreme += " in relative terms"
	}
	return verb + " " + extreme
}

// summarizeSteps names the period of a timeline that moved most against the one
// before, where the rows are in that order.
func summarizeSteps(p question.Plan, res result) string {
	at, m := columnAt(res.table, p.Order[0].By), p.Measures[0]
	for _, row := range res.table.Rows {
		if math.IsNaN(number(row[at])) || unranked(p, row, res.table) {
			continue
		}
		by, relative := signed(number(row[at]), spoken(p.Dataset, m)), false
		for _, d := range p.Derived {
			if d.Name == p.Order[0].By && d.Kind == question.Growth {
				by, relative = change(number(row[at])), true
			}
		}
		return fmt.Sprintf("%s%s %s for %s: %s to %s%s.", capital(m.Name), scope(p), movedFirst(p.Order[0], number(row[at]), relative), rowName(p, row), by,
			measureValue(row[columnAt(res.table, m.Name)], m, spoken(p.Dataset, m)), keptWords(p, res))
	}
	return nothing(p)
}
