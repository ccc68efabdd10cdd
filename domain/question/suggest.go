package question

import (
	"fmt"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// suggestion is what to ask instead: what was read of the question, else an
// example, put as the tool that asks takes it.
func (g *reading) suggestion() string {
	if q := g.rowsMeant(); q != "" {
		return q
	}
	if q := g.understood(); q != "" {
		return "Leave the word out or name what it means; ask, for instance: " + q
	}
	return "Ask: " + g.exampleQuestion()
}

// exampleQuestion is a question that this dataset can answer.
func (g *reading) exampleQuestion() string {
	return g.suggested(subjectOf(g.in.Dataset, g.in.Analysis))
}

// suggested puts a subject as the asking tool takes it, if that is read; else as
// an example of the dataset.
func (g *reading) suggested(s subject) string {
	for _, text := range []string{s.put(g.in.Dataset, g.in.Analysis), subjectOf(g.in.Dataset, g.in.Analysis).put(g.in.Dataset, g.in.Analysis)} {
		if text != "" && g.reads(text) {
			return text
		}
	}
	return Example(g.in.Dataset) + " (with nlq_to_data)"
}

// reads reports whether the asking tool reads a question about this dataset.
func (g *reading) reads(text string) bool {
	if g.in.trial { // of a suggestion: no further ones
		return true
	}
	in := g.in
	in.trial = true
	_, err := g.Reader.Read(text, in)
	return err == nil
}

// understood rewords what was read of a question in the dataset's own names, as
// a question that can be answered; empty where too little was read.
func (g *reading) understood() string {
	s := subject{}
	for _, w := range g.measures {
		if len(w.columns) == 1 && s.measure == "" && w.aggregate != "corr" && w.aggregate != "percentile" {
			word := w.aggregate
			if word == "sum" {
				word = "total"
			}
			s.column, s.measure = g.column(w.columns[0].column).Name, word+" "+g.column(w.columns[0].column).Name
		}
	}
	for _, b := range g.bare {
		if c := g.column(b.columns[0].column); s.measure == "" && c.Role == domain.RoleMeasure && c.Type.Numeric() {
			s.column, s.measure = c.Name, aggregated(c)
		}
	}
	for _, k := range append(append([]int{}, g.head...), g.dimensions...) {
		s.by = appendUnique(s.by, g.column(k).Name)
	}
	for _, c := range g.conditions {
		if len(c.values) == 1 && !c.negated && !c.positive && c.orWith == noColumn && len(c.parts) == 0 {
			s.where = " where " + g.column(c.column).Name + " is " + c.values[0]
		}
	}
	if s.measure == "" && (len(s.by) > 0 && g.counting || s.where != "") {
		s.measure = "number of rows"
	}
	if s.measure == "" {
		return ""
	}
	text := s.put(g.in.Dataset, g.in.Analysis)
	if text == "" || !g.reads(text) {
		return ""
	}
	return text
}

// subject is what a suggested question is about.
type subject struct {
	measure string   // with its aggregate: "total Sales", "number of rows"
	column  string   // of the measure; empty: rows
	by      []string // columns to group by
	where   string   // " where Region is West"
}

// Example returns a question that the dataset can answer: its default measure
// by a dimension, or a count.
func Example(d domain.Dataset) string { return subjectOf(d, domain.Query).put(d, domain.Query) }

// ExampleFor is Example as an analysis takes it; empty where the dataset has not
// what the analysis needs.
func ExampleFor(d domain.Dataset, a domain.Analysis) string { return subjectOf(d, a).put(d, a) }

// subjectOf is what an analysis of a dataset is about where nothing is said: its
// default measure, one that adds up where shares are asked for, by the first
// dimension that sorts the rows into categories.
func subjectOf(d domain.Dataset, a domain.Analysis) subject {
	s := subject{measure: "number of rows"}
	worth, sorts := 0, false
	for _, c := range d.Columns {
		switch {
		case a == domain.Pareto && NatureOf(c) != Amount && c.Role != domain.RoleDimension:
		case c.Role == domain.RoleMeasure && (s.column == "" || c.Name == d.DefaultMeasure || s.column != d.DefaultMeasure && WorthOf(c) > worth):
			s.column, s.measure, worth = c.Name, aggregated(c), WorthOf(c)
		case c.Role == domain.RoleDimension && (len(s.by) == 0 || !sorts && WorthGrouping(c)):
			s.by, sorts = []string{c.Name}, WorthGrouping(c)
		}
	}
	return s
}

// aggregated is how a person asks for a measure: amounts in total, levels on
// average.
func aggregated(c domain.Column) string {
	return map[Nature]string{Amount: "total ", Rate: "average "}[NatureOf(c)] + c.Name
}

// put words a subject as a question to a tool; empty where the dataset has not
// what the tool needs.
func (s subject) put(d domain.Dataset, a domain.Analysis) string {
	by := ""
	if len(s.by) > 0 {
		by = " by " + strings.Join(s.by, " and ")
	}
	timed := d.DefaultTime != ""
	switch a {
	case domain.Trend, domain.Prediction, domain.Change:
		switch {
		case !timed:
			return ""
		case a == domain.Change:
			return "compare " + s.measure + s.where + lastTwo(d)
		case a == domain.Prediction:
			return "forecast " + s.measure + s.where
		}
		return "trend of " + s.measure + by + s.where
	case domain.Outlier:
		return "outliers in " + s.measure + by + s.where
	case domain.Correlation:
		switch other := s.otherMeasure(d); {
		case s.column == "":
			return ""
		case other == "":
			return "what factors correlate with " + s.column + s.where
		default:
			return "correlation between " + s.column + " and " + other + s.where
		}
	case domain.Pareto:
		if len(s.by) == 0 {
			return ""
		}
		if s.column == "" {
			return "which " + Plural(s.by[0]) + " make up 80% of the rows" + s.where
		}
		return "which " + Plural(s.by[0]) + " make up 80% of " + s.column + s.where
	}
	switch {
	case s.column == "" && by == "" && s.where == "":
		return "how many rows are there"
	case s.column == "" && s.where != "" && by == "":
		return s.measure + s.where
	}
	return s.measure + by + s.where
}

// otherMeasure is a measure beside the subject's, the one most worth asking about.
func (s subject) otherMeasure(d domain.Dataset) string {
	name, worth := "", -1
	for _, c := range d.Columns {
		if c.Role == domain.RoleMeasure && c.Type.Numeric() && c.Name != s.column && WorthOf(c) > worth {
			name, worth = c.Name, WorthOf(c)
		}
	}
	return name
}

// lastTwo are the last two years that the data hold a part of, else months, else
// days, as words behind what is compared; empty where there are no two.
func lastTwo(d domain.Dataset) string {
	c, _ := d.Column(d.DefaultTime)
	if year, ok := c.Max.(int64); ok {
		return fmt.Sprintf(" in %d with %d", year, year-1)
	}
	from, _ := c.Min.(time.Time)
	through, ok := c.Max.(time.Time)
	if !ok {
		return ""
	}
	for _, g := range []query.Grain{query.Year, query.Month, query.Day} {
		last := period.StartOf(g, through)
		if g != query.Day && through.Before(period.EndOf(g, through)) { // begun, not complete
			last = period.Previous(g, last)
		}
		if before := period.Previous(g, last); g == query.Day || !before.Before(period.StartOf(g, from)) && !before.Before(from.AddDate(0, 0, -1)) {
			word := map[query.Grain]string{query.Year: "2006", query.Month: "January 2006", query.Day: time.DateOnly}[g]
			return " in " + last.Format(word) + " with " + before.Format(word)
		}
	}
	return ""
}
