package question_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// The six analyses take the same measures, conditions and periods as a plain
// question does, in frames of their own. Put together at random they must be read
// to the plan that they were composed of, with the horizon, the share or the two
// periods that the frame names.
func TestAComposedAnalysisIsReadAsItWasComposed(t *testing.T) {
	rng := rand.New(rand.NewPCG(5, 23))
	r, tables := question.New(), spoken()
	for k := range composedAnalyses {
		c := composeAnalysis(rng, tables[rng.IntN(len(tables))], k)
		in := c.table.in
		in.Analysis = c.tool
		p, err := r.Read(c.asked, in)
		if err != nil {
			t.Errorf("%s | %s\n refused: %v", c.tool, c.asked, err)
			continue
		}
		if got := c.readAnalysis(p); got != c.meant {
			t.Errorf("%s | %s\n got  %+v\n want %+v", c.tool, c.asked, got, c.meant)
		}
	}
}

// composedAnalyses is how many questions are put together.
const composedAnalyses = 600

// analysisMeant is what a question of an analysis asks for.
type analysisMeant struct {
	measure, by, where, period string
	horizon                    string
	target, top                float64
}

// analysisComposition is a question of an analysis on its way.
type analysisComposition struct {
	composition
	tool  domain.Analysis
	meant analysisMeant
	cycle string // the part of the calendar that figures are related to
}

func composeAnalysis(rng *rand.Rand, table spokenTable, k int) analysisComposition {
	tools := []func(*analysisComposition){composeTrend, composePrediction, composeOutlier, composeCorrelation, composeChange, composePareto}
	return composeWith(rng, table, tools[k%len(tools)])
}

func composeWith(rng *rand.Rand, table spokenTable, frame func(*analysisComposition)) analysisComposition {
	c := composeAnalysisOf(rng, table)
	frame(&c)
	c.meant.measure = c.want.measure
	c.meant.where = c.want.where
	c.meant.period = c.want.period
	return c
}

// composeAnalysisOf draws the measure, the conditions and the period of a question.
func composeAnalysisOf(rng *rand.Rand, table spokenTable) analysisComposition {
	c := analysisComposition{composition: composition{Rand: rng, table: table}}
	for n, d := range rng.Perm(len(table.dims)) {
		if n == 0 {
			c.grouped = append(c.grouped, table.dims[d])
		} else {
			c.others = append(c.others, table.dims[d])
		}
	}
	c.amount, c.level = c.one(table.amounts...), c.one(table.levels...)
	c.composition.measure()
	c.conditions()
	c.composition.period()
	return c
}

// hurried restricts to one value, named without saying of what.
func (c *analysisComposition) hurried() string {
	d := c.others[0]
	v := d.values[c.IntN(len(d.values))]
	c.conds, c.want.where = nil, d.column+" = '"+v+"'"
	return v
}

// year is a period named by its year alone.
func (c *analysisComposition) year() string {
	y := 2023 + c.IntN(3)
	c.want.period = fmt.Sprintf("%d-01-01..%d-12-31", y, y)
	return fmt.Sprint(y)
}

// noPeriod leaves the period out.
func (c *analysisComposition) noPeriod() { c.when, c.want.period = "", "" }

// by groups by the dimension that is left for it.
func (c *analysisComposition) by() spokenDim {
	c.meant.by = c.grouped[0].column
	return c.grouped[0]
}

// along groups along the timeline.
func (c *analysisComposition) along(grain string) {
	c.meant.by = inOrder(append(slices.DeleteFunc([]string{c.meant.by}, func(s string) bool { return s == "" }), c.table.in.Dataset.DefaultTime+" ("+grain+")")...)
}

// adds takes a measure of which parts make up a whole.
func (c *analysisComposition) adds() {
	c.counts = false
	if c.IntN(3) == 0 {
		c.figure, c.want.measure, c.counts = c.one("number of ", "count of ")+c.table.rows, "count of rows", true
		return
	}
	c.figure, c.want.measure = c.one("total ", "", "sum of ")+said(c.amount), "sum("+c.amount+")"
}

// readAnalysis is what a plan asks for, in the words of the composition.
func (c *analysisComposition) readAnalysis(p question.Plan) analysisMeant {
	p.Measures = slices.DeleteFunc(slices.Clone(p.Measures), func(m question.Measure) bool { // the periods that are searched
		return c.tool == domain.Outlier && m.Column == c.table.in.Dataset.DefaultTime
	})
	if c.tool == domain.Outlier && c.meant.by == "" {
		p.Dimensions = slices.DeleteFunc(slices.Clone(p.Dimensions), func(d question.Dimension) bool { return d.Grain != "" })
	}
	m := c.read(p)
	got := analysisMeant{measure: m.measure, by: m.by, where: m.where, period: m.period, target: math.Round(1000*p.Target) / 1000, top: p.TopShare}
	if c.tool == domain.Correlation {
		got.by, got.measure = "", c.related(p)
	}
	if h := p.Horizon; h != nil {
		got.horizon = fmt.Sprintf("%d %s", h.Periods, h.Grain)
		if !h.From.IsZero() {
			got.horizon = span(domain.Period{From: h.From, To: h.To})
		}
	}
	return got
}

// related are the columns that a relation is sought between: what is asked for and
// not shown beside it.
func (c *analysisComposition) related(p question.Plan) string {
	var sides []string
	for _, name := range p.Fields {
		if name == c.table.key || name == c.table.in.Dataset.DefaultTime || strings.Contains(c.want.where, name) && !strings.Contains(c.want.measure, name) {
			continue
		}
		sides = append(sides, name)
	}
	for _, m := range p.Measures {
		sides = append(sides, m.Column)
	}
	for _, d := range p.Dimensions {
		sides = append(sides, d.Name)
	}
	return inOrder(sides...)
}
