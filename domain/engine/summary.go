package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxNamed is how many members or values a summary names: what a person
// still follows when it is read out.
const maxNamed = 5

// summarize says in one or two sentences what the rows hold.
func summarize(p question.Plan, res result) string {
	if len(res.table.Rows) == 0 || emptyTotal(p, res.table) {
		return nothing(p)
	}
	switch {
	case p.Form == question.Records:
		return summarizeRecords(p, res)
	case p.Form == question.Members:
		return summarizeMembers(p, res)
	case p.Compare != nil:
		return summarizeComparison(p, res)
	case ranksChange(p):
		return summarizeSteps(p, res)
	case len(p.Dimensions) == 0:
		return summarizeTotals(p, res)
	case len(p.Measures) == 0:
		return fmt.Sprintf("%s%s.", countOf(res.grid.Groups, "group"), scope(p))
	}
	if _, ok := timeline(p); ok && len(p.Dimensions) == 1 && len(p.Order) <= 1 && p.Limit == 0 && len(p.Having) == 0 {
		return summarizeTimeline(p, res)
	}
	return summarizeGroups(p, res)
}

// nothing says that no row fits: a result, not a failure.
func nothing(p question.Plan) string {
	s := "Nothing fits: no rows" + scope(p)
	if having := append(texts(p.Having), keptTexts(p)...); len(having) > 0 {
		s += " with " + strings.Join(having, " and ")
	}
	return s + "."
}

// emptyTotal reports whether a total is one over nothing: a row of nulls.
func emptyTotal(p question.Plan, t domain.Table) bool {
	if p.Form != question.Grouped || len(p.Dimensions) > 0 || len(t.Rows) != 1 {
		return false
	}
	for _, v := range t.Rows[0] {
		if v != nil {
			return false
		}
	}
	return true
}

// scope names the period and the filters: " in Q4 2024 where Category = 'Furniture'".
func scope(p question.Plan) string {
	s := ""
	if p.Period != nil {
		s = periodContext(*p.Period)
	}
	if len(p.Filters) > 0 {
		s += " where " + strings.Join(texts(p.Filters), " and ")
	}
	return s
}

func periodContext(p domain.Period) string {
	name := periodName(p)
	switch {
	case p.From.IsZero() && p.To.IsZero():
		return ""
	case p.From.IsZero() || p.To.IsZero():
		return " " + name
	case p.From.Equal(p.To):
		return " on " + name
	case strings.Contains(name, " to "):
		return " from " + name
	}
	return " in " + name
}

func summarizeRecords(p question.Plan, res result) string {
	n := res.grid.TotalRows
	s := countOf(n, "row") + scope(p)
	if p.Limit > 0 && res.grid.Groups > n {
		s = fmt.Sprintf("The first %s of %s%s", whole(int64(n)), countOf(res.grid.Groups, "row"), scope(p))
	}
	if len(p.Order) == 0 || len(p.Fields) == 0 {
		return s + "."
	}
	by := columnAt(res.table, p.Order[0].By)
	if by < 0 {
		return s + "."
	}
	c, _ := p.Dataset.Column(p.Order[0].By)
	extreme := "lowest"
	if p.Order[0].Desc {
		extreme = "highest"
	}
	if len(p.Within) > 0 {
		return fmt.Sprintf("%s: %s.", countOf(n, "row")+scope(p), oneOfEach(p, c))
	}
	first := res.table.Rows[0]
	return fmt.Sprintf("%s; the %s %s is %s%s.", s, extreme, c.Name, valueName(first[by], c), recordName(res.table, by))
}

// recordName names the first record by its first text, if another column has any.
func recordName(t domain.Table, except int) string {
	for i, c := range t.Columns {
		if v, ok := t.Rows[0][i].(string); ok && i != except && c.Type == domain.String {
			return " (" + v + ")"
		}
	}
	return ""
}

func valueName(v any, c domain.Column) string {
	if c.Type.Numeric() && c.Role == domain.RoleMeasure {
		return amount(number(v), unitOfColumn(c))
	}
	return fmt.Sprint(Cell(v, c.Type))
}

func summarizeMembers(p question.Plan, res result) string {
	names := make([]string, 0, maxNamed)
	for i, row := range res.table.Rows {
		if i == maxNamed {
			break
		}
		names = append(names, rowName(p, row))
	}
	what := "value"
	if len(p.Dimensions) == 1 {
		what = "value of " + p.Dimensions[0].Name
	}
	n := res.grid.TotalRows
	head := countOf(n, "value") + strings.TrimPrefix(what, "value") + scope(p)
	if n > len(names) {
		return fmt.Sprintf("%s: %s and %s more.", head, strings.Join(names, ", "), whole(int64(n-len(names))))
	}
	return fmt.Sprintf("%s: %s.", head, enumerate(names, "and"))
}

func summarizeTotals(p question.Plan, res result) string {
	var parts []string
	for i, m := range p.Measures {
		if i == maxNamed {
			break
		}
		verb := " was "
		if m.Additive {
			verb = " came to "
		}
		parts = append(parts, m.Name+verb+measureValue(res.table.Rows[0][i], m, spoken(p.Dataset, m)))
	}
	return capital(enumerate(parts, "and")) + scope(p) + "."
}

// measureValue writes a measure's value: not every measure is a number.
func measureValue(v any, m question.Measure, unit string) string {
	switch v.(type) {
	case nil:
		return "unknown"
	case int64, float64:
		if m.Type.Temporal() {
			break
		}
		return amount(number(v), unit)
	}
	return fmt.Sprint(Cell(v, m.Type))
}

// rowName names the members of a row: "West, Furniture".
func rowName(p question.Plan, row []any) string {
	names := make([]string, len(p.Dimensions))
	for i, d := range p.Dimensions {
		names[i] = memberName(row[i], d)
	}
	return strings.Join(names, ", ")
}

func columnAt(t domain.Table, name string) int {
	for i, c := range t.Columns {
		if c.Name == name {
			return i
		}
	}
	return -1
}

// capital begins a sentence.
func capital(s string) string {
	for i, r := range s {
		return strings.ToUpper(string(r)) + s[i+len(string(r)):]
	}
	return s
}
