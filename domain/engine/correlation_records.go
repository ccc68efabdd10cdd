package engine

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// rowsPlan is the plan of the rows that are looked at, by the variables that
// are columns.
func (run *correlationRun) rowsPlan() question.Plan {
	p := run.Settled(question.Measure{})
	p.Measures = nil
	for _, v := range run.question.variables {
		if v.column != "" {
			p.Measures = append(p.Measures, question.Measure{Name: v.name, Column: v.column})
		}
	}
	return p
}

// testRecords tests all pairs of columns over rows.
func (run *correlationRun) testRecords(ctx context.Context) error {
	run.unit = fmt.Sprintf("records (rows of %s)", run.Dataset().Name)
	run.method = "Pearson and Spearman (t test) between numbers, correlation ratio η (F test) between a category and a number, " +
		"Cramér's V (χ² test) between categories, the last two bias-corrected; rows taken as independent"
	run.valuesOfRows()
	run.question.dropCounts()
	if err := run.question.enough(run.Request); err != nil {
		return err
	}
	rows := where(run.rowsPlan())
	if err := run.testNumbers(ctx, rows, nil); err != nil {
		return err
	}
	if err := run.testCategories(ctx, rows); err != nil {
		return err
	}
	return run.rankRows(ctx, rows)
}

// valuesOfRows takes columns as they stand in each row, whatever aggregate of
// them the question names: a row has no maximum.
func (run *correlationRun) valuesOfRows() {
	q := &run.question
	for i := range q.variables {
		v := &q.variables[i]
		if v.measure == nil || v.column == "" || v.measure.Aggregate == "" || v.name == v.column {
			continue
		}
		if run.words().any(strings.Fields(string(v.measure.Aggregate))...) {
			run.Assume(fmt.Sprintf("Single rows are compared, so %s is taken as it stands in each, not its %s; name a dimension to compare that.",
				v.column, v.measure.Aggregate))
		}
		v.name = v.column
	}
	target := ""
	if q.target >= 0 {
		target = q.variables[q.target].name
	}
	var kept []variable
	for _, v := range q.variables {
		if !slices.ContainsFunc(kept, func(k variable) bool { return k.name == v.name }) {
			kept = append(kept, v)
		}
	}
	q.variables = kept
	q.target = slices.IndexFunc(kept, func(k variable) bool { return k.name == target })
}

// dropCounts leaves out variables that a row does not have.
func (q *correlationQuestion) dropCounts() {
	q.drop(func(v variable) string {
		if v.value == nil {
			return "counts rows: name a dimension to compare its members"
		}
		if v.category && v.levels > maxLevels {
			return fmt.Sprintf("has %s values, too many to compare", whole(v.levels))
		}
		return ""
	})
}

// drop leaves out the variables that a reason is given for.
func (q *correlationQuestion) drop(reason func(variable) string) {
	var kept []variable
	target := -1
	for i, v := range q.variables {
		if why := reason(v); why != "" {
			q.left = append(q.left, leftOut{v.name, why})
			continue
		}
		if i == q.target {
			target = len(kept)
		}
		kept = append(kept, v)
	}
	q.variables, q.target = kept, target
}

// testNumbers computes Pearson's correlation of all pairs of numbers where the
// rows are. Where members are given, of each of them.
func (run *correlationRun) testNumbers(ctx context.Context, rows query.Expr, by []question.Dimension) error {
	q := query.Select{Dataset: run.Dataset().ID, Where: rows, Outputs: keys(by)}
	for _, d := range by {
		q.Where = all(q.Where, query.Not{Term: query.IsNull{Expr: d.Expr}})
	}
	var pairs [][2]int
	for _, p := range run.question.pairsToTest() {
		x, y := run.question.variables[p[0]], run.question.variables[p[1]]
		if x.category || y.category {
			continue
		}
		n := len(pairs)
		q.Outputs = append(q.Outputs,
			query.Output{As: fmt.Sprintf("r%d", n), Expr: query.Aggregate{Func: query.Corr, Argument: x.value, Second: y.value}},
			query.Output{As: fmt.Sprintf("n%d", n), Expr: query.Aggregate{Func: query.Count, Where: all(x.known(), y.known())}})
		pairs = append(pairs, p)
	}
	if len(pairs) == 0 {
		return nil
	}
	for _, d := range by {
		q.OrderBy = append(q.OrderBy, query.Order{By: col(d.Name)})
	}
	t, err := run.Run(ctx, q)
	if err != nil {
		return err
	}
	run.note(t.SQL)
	for _, row := range t.Rows {
		for i, p := range pairs {
			c := analysis.PearsonOf(number(row[len(by)+2*i]), int(number(row[len(by)+2*i+1])))
			found := run.add(p[0], p[1], pearsonMethod, c, c.Adjusted())
			if len(by) > 0 {
				m := memberOf(by, row, 0)
				found.Member = &m
			}
		}
	}
	return nil
}

// testCategories computes the correlation ratio of each category with each
// number and Cramér's V of each pair of categories, from groups.
func (run *correlationRun) testCategories(ctx context.Context, rows query.Expr) error {
	q := run.question
	for i, category := range q.variables {
		if !category.category {
			continue
		}
		var numbers []int
		for j, v := range q.variables {
			if !v.category && (q.target < 0 || i == q.target || j == q.target) {
				numbers = append(numbers, j)
			}
		}
		if err := run.testRatio(ctx, rows, i, numbers); err != nil {
			return err
		}
		for j := i + 1; j < len(q.variables); j++ {
			if q.variables[j].category && (q.target < 0 || i == q.target || j == q.target) {
				if err := run.testTable(ctx, rows, i, j); err != nil {
					return err
				}
			}
		}
	}
	return nil
}

// testRatio compares numbers between the values of a category.
func (run *correlationRun) testRatio(ctx context.Context, rows query.Expr, category int, numbers []int) error {
	if len(numbers) == 0 {
		return nil
	}
	c := run.question.variables[category]
	q := query.Select{Dataset: run.Dataset().ID, Where: all(rows, c.known()),
		Outputs: []query.Output{{As: "category", Expr: c.value, Key: true}}, OrderBy: []query.Order{{By: col("category")}}}
	for i, j := range numbers {
		v := run.question.variables[j].value
		for _, f := range []query.AggregateFunc{query.Count, query.Average, query.Variance} {
			q.Outputs = append(q.Outputs, query.Output{As: fmt.Sprintf("%s%d", f, i), Expr: query.Aggregate{Func: f, Argument: v}})
		}
	}
	t, err := run.Run(ctx, q)
	if err != nil {
		return err
	}
	run.note(t.SQL)
	for i, j := range numbers {
		groups := make([]analysis.GroupSummary, 0, len(t.Rows))
		for _, row := range t.Rows {
			g := analysis.GroupSummary{N: int(number(row[1+3*i])), Mean: number(row[2+3*i]), Variance: number(row[3+3*i])}
			if g.N > 0 {
				groups = append(groups, g)
			}
		}
		a, err := analysis.CorrelationRatio(groups)
		if err != nil {
			return domain.NewFault(domain.KindUnsupported, fmt.Sprintf("%s holds values that are no numbers.", run.question.variables[j].name),
				"Filter them out, or name another column.").Because(err)
		}
		p := run.add(category, j, etaMethod, a.Correlation, a.Explained)
		run.levels(p, t, i)
	}
	return nil
}

// testTable counts how often two categories meet.
func (run *correlationRun) testTable(ctx context.Context, rows query.Expr, i, j int) error {
	x, y := run.question.variables[i], run.question.variables[j]
	t, err := run.Run(ctx, query.Select{
		Dataset: run.Dataset().ID, Where: all(rows, x.known(), y.known()),
		Outputs: []query.Output{{As: "x", Expr: x.value, Key: true}, {As: "y", Expr: y.value, Key: true},
			{As: "rows", Expr: query.Aggregate{Func: query.Count}}},
		OrderBy: []query.Order{{By: col("x")}, {By: col("y")}},
	})
	if err != nil {
		return err
	}
	run.note(t.SQL)
	table, columns := [][]float64{}, map[string]int{}
	for _, row := range t.Rows {
		name := fmt.Sprint(row[1])
		if _, ok := columns[name]; !ok {
			columns[name] = len(columns)
		}
	}
	last := ""
	for k, row := range t.Rows {
		if name := fmt.Sprint(row[0]); k == 0 || name != last {
			table, last = append(table, make([]float64, len(columns))), name
		}
		table[len(table)-1][columns[fmt.Sprint(row[1])]] = number(row[2])
	}
	v, err := analysis.CramersV(table)
	if err != nil {
		return err
	}
	run.frequent(t, i, j, run.add(i, j, cramersMethod, v.Correlation, v.Coefficient*v.Coefficient))
	const sparse = 0.2 // Cochran 1954
	if v.Sparse > sparse {
		run.caveats = append(run.caveats, fmt.Sprintf("Many combinations of %s and %s are rare, so their p-value is rough.", x.name, y.name))
	}
	return nil
}

// rankRows reads the columns that have to be ranked: for Spearman and for the
// drivers of a number.
func (run *correlationRun) rankRows(ctx context.Context, rows query.Expr) error {
	q := run.question
	numbers := 0
	for _, v := range q.variables {
		if !v.category {
			numbers++
		}
	}
	if numbers < 2 && (numbers == 0 || q.target < 0) {
		run.rankPairs(nil)
		return nil
	}
	var outputs []query.Output
	for i, v := range q.variables {
		outputs = append(outputs, query.Output{As: fmt.Sprintf("v%d", i), Expr: v.value})
	}
	t, total, err := run.spread(ctx, query.Select{Dataset: run.Dataset().ID, Where: rows, Outputs: outputs})
	if err != nil {
		return err
	}
	run.note(t.SQL)
	run.observed = total
	if len(t.Rows) < total {
		run.sampled = len(t.Rows)
	}
	data := columnsOf(t)
	for _, p := range q.pairsToTest() {
		if q.variables[p[0]].category || q.variables[p[1]].category {
			continue
		}
		s, err := analysis.Spearman(data[p[0]], data[p[1]])
		if err != nil {
			return err
		}
		run.add(p[0], p[1], spearmanMethod, s, s.Adjusted())
	}
	if q.target >= 0 && !q.variables[q.target].category {
		return run.rankDrivers(t, data)
	}
	run.rankPairs(run.deciding(t, data))
	return nil
}
