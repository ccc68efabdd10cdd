package engine

import (
	"cmp"
	"fmt"
	"slices"
	"sync"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// listedExamples is how many questions stand beside each dataset of the
	// list, where many stand together; describedExamples beside its columns.
	listedExamples    = 3
	describedExamples = 6
	// maxCachedExamples bounds the memory of questions that were tried.
	maxCachedExamples = 256
	// A grouping in an example has a few members: enough to compare.
	fewestGroups, mostGroups = 2, 60
)

// exampleCache holds example questions of datasets as they stood at a version.
type exampleCache struct {
	mu       sync.Mutex
	examples map[dataKey][]string
}

func newExampleCache() *exampleCache { return &exampleCache{examples: map[dataKey][]string{}} }

// exampleQuestions returns questions about a dataset that can be answered:
// each was read as any other question is.
func (e *Engine) exampleQuestions(d domain.Dataset) []string {
	key := dataKey{d.ID, d.Version}
	e.examples.mu.Lock()
	known, ok := e.examples.examples[key]
	e.examples.mu.Unlock()
	if ok {
		return known
	}
	// The examples name columns only: no values are read for a list of datasets.
	in := question.Input{Dataset: d, Calendar: e.calendar(d)}
	questions := []string{}
	for _, text := range exampleTexts(d) {
		if _, ok := e.readable(text, in); ok && len(questions) < describedExamples {
			questions = append(questions, text)
		}
	}
	e.examples.mu.Lock()
	defer e.examples.mu.Unlock()
	if len(e.examples.examples) >= maxCachedExamples {
		clear(e.examples.examples)
	}
	e.examples.examples[key] = questions
	return questions
}

// exampleTexts are questions that a dataset of this shape suggests.
func exampleTexts(d domain.Dataset) []string {
	measure, hasMeasure := d.Column(d.DefaultMeasure)
	dimensions := worthGrouping(groupings(d))
	of, what := "number of rows", "number of rows"
	if hasMeasure {
		of, what = aggregated(measure), measure.Name
	}
	var out []string
	if len(dimensions) > 0 {
		out = append(out, fmt.Sprintf("%s by %s", of, dimensions[0].Name))
	}
	if grain, ok := exampleGrain(d); ok {
		out = append(out, fmt.Sprintf("%s by %s", of, grain))
	}
	if len(dimensions) > 1 {
		most := dimensions[len(dimensions)-1]
		out = append(out, fmt.Sprintf("top 5 %s by %s", question.Plural(most.Name), what), fmt.Sprintf("%s by %s and %s", of, dimensions[0].Name, dimensions[1].Name))
	}
	if len(dimensions) > 0 {
		out = append(out, fmt.Sprintf("how many rows by %s", dimensions[0].Name), fmt.Sprintf("which %s has the highest %s", dimensions[0].Name, of))
	}
	return append(out, of, "how many rows are there")
}

// aggregated is how a person asks for a measure: amounts in total, levels on average.
func aggregated(c domain.Column) string {
	switch {
	case question.NatureOf(c) != question.Amount:
		return "average " + c.Name
	case nameOf(c.Name).startsWith("total"):
		return c.Name
	}
	return "total " + c.Name
}

// groupings are the dimensions worth grouping by, those with fewer members first.
func groupings(d domain.Dataset) []domain.Column {
	var out []domain.Column
	for _, c := range d.Columns {
		if c.Role == domain.RoleDimension && c.Type == domain.String && c.Distinct >= fewestGroups && c.Distinct <= mostGroups {
			out = append(out, c)
		}
	}
	// Columns of equal size keep the file's order.
	slices.SortStableFunc(out, func(a, b domain.Column) int { return cmp.Compare(a.Distinct, b.Distinct) })
	return out
}

// worthGrouping keeps the dimensions that sort rows into categories, where there
// are any.
func worthGrouping(dimensions []domain.Column) []domain.Column {
	var out []domain.Column
	for _, c := range dimensions {
		if question.WorthGrouping(c) {
			out = append(out, c)
		}
	}
	if len(out) == 0 {
		return dimensions
	}
	return out
}

func exampleGrain(d domain.Dataset) (query.Grain, bool) {
	c, ok := d.Column(d.DefaultTime)
	if !ok {
		return "", false
	}
	if c.Type == domain.Integer {
		return query.Year, true
	}
	from, through := span(c)
	return grainFor(Timeline{From: from, Through: through, Resolution: query.Day}), true
}
