package question

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// distribution is how the values of a number spread: bins with counts, or the
// five numbers of a box plot, of each group where there are groups.
func (g *reading) distribution(cols []int) {
	k := cols[0]
	if g.chart == "box" || g.grouped() {
		for _, q := range []struct {
			word string
			at   float64
		}{{"minimum", 0}, {"percentile", 0.25}, {"median", 0}, {"percentile", 0.75}, {"maximum", 0}} {
			g.plan.Measures = append(g.plan.Measures, g.wantedMeasure(wanted{aggregate: q.word, at: q.at, columns: []columnRef{{column: k}}, second: noColumn}))
		}
		return
	}
	g.counting = true
	if len(g.bins) == 0 {
		g.bins = append(g.bins, binWish{column: k})
	}
	g.bins[0].column = k
}

// targetBins is how many bins a histogram has where the question does not say:
// Sturges' rule gives 11 for a thousand rows, and people read about as many.
const targetBins = 12

// binDimension groups a number into bins of one width that begin at multiples
// of it; widths are 1, 2, 2.5 or 5 times a power of ten.
func (g *reading) binDimension(b binWish) Dimension {
	c := g.column(b.column)
	width := b.width
	if width == 0 {
		n := targetBins
		if b.count > 0 {
			n = b.count
		}
		width = niceWidth((toFloat(c.Max)-toFloat(c.Min))/float64(n), c.Type == domain.Integer)
	}
	w := number(width)
	return Dimension{Name: fmt.Sprintf("%s (bins of %s)", c.Name, plain(width)), Column: c.Name, Type: c.Type,
		Expr: query.Arithmetic{Op: query.Multiply, Left: query.Call{Function: query.Floor, Arguments: []query.Expr{
			query.Arithmetic{Op: query.Divide, Left: query.Column{Name: c.Name}, Right: w}}}, Right: w}}
}

func niceWidth(raw float64, whole bool) float64 {
	if raw <= 0 || math.IsNaN(raw) || math.IsInf(raw, 0) {
		return 1
	}
	p := math.Pow(10, math.Floor(math.Log10(raw)))
	for _, f := range []float64{1, 2, 2.5, 5, 10} {
		if w := f * p; w >= raw*(1-1e-9) {
			if whole {
				return math.Max(1, math.Round(w))
			}
			return w
		}
	}
	return 10 * p
}

func toFloat(v any) float64 {
	switch n := v.(type) {
	case int64:
		return float64(n)
	case float64:
		return n
	}
	return 0
}
