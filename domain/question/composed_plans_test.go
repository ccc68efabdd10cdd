package question_test

import (
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// read is what a plan asks for, in the words of the composition: one row for each
// thing makes three ways to say the same average, and the key's members are the
// rows.
func (c *composition) read(p question.Plan) meant {
	var got meant
	var measures, by, where, having []string
	for _, m := range p.Measures {
		measures = append(measures, c.plain(m.Label))
	}
	for _, d := range p.Dimensions {
		by = append(by, d.Name)
	}
	for _, f := range p.Filters {
		where = append(where, c.answered(f.Text))
	}
	for _, f := range p.Having {
		having = append(having, c.plain(f.Text))
	}
	got.measure, got.by, got.where, got.having, got.limit = inOrder(measures...), inOrder(by...), inOrder(where...), strings.Join(having, " & "), p.Limit
	if p.Period != nil {
		got.period = span(*p.Period)
	}
	if p.Compare != nil {
		got.period = span(p.Compare.Test) + " against " + span(p.Compare.Control)
	}
	if c.want.order != "" && len(p.Order) > 0 && p.Order[0].By == p.Measures[0].Name {
		got.order = map[bool]string{true: "down", false: "up"}[p.Order[0].Desc]
	}
	return got
}

func (c *composition) plain(label string) string {
	rows := "distinct count of " + c.table.key
	for _, x := range []string{c.amount, c.level} {
		for _, same := range []string{"sum(" + x + ") / count of rows", "sum(" + x + ") / " + rows, "average of average(" + x + ") per " + c.table.key, "average of sum(" + x + ") per " + c.table.key} {
			label = strings.Replace(label, same, "average("+x+")", 1)
		}
	}
	if c.table.key != "" {
		label = strings.ReplaceAll(label, rows, "count of rows")
	}
	return label
}

// answered is a condition on an answer of yes and no by the answer that is left.
func (c *composition) answered(text string) string {
	return strings.NewReplacer(" = 'N'", " is not 'Y'", " = 'No'", " is not 'Yes'").Replace(text)
}

func inOrder(items ...string) string {
	slices.Sort(items)
	return strings.Join(items, " & ")
}
