package question

import (
	"cmp"
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
	r := g.restate()
	switch {
	case len(r.texts) == 0:
		return "Ask: " + g.suggested(subjectOf(g.in.Dataset, g.in.Analysis))
	case g.unknownThings():
		return "If the rows of " + g.in.Dataset.Name + " are meant" + r.without() + ", ask: " + strings.Join(r.texts, orElse)
	}
	return "Leave the word out or name what it means" + r.without() + "; ask, for instance: " + strings.Join(r.texts, orElse)
}

// orElse stands between the two readings of a suggestion that has two.
const orElse = "; or: "

// exampleQuestion is a question that this dataset can answer: what was read of
// the one asked, where it was enough.
func (g *reading) exampleQuestion() string {
	if r := g.restate(); len(r.texts) > 0 {
		return r.texts[0]
	}
	return g.suggested(subjectOf(g.in.Dataset, g.in.Analysis))
}

// exampleWithout is an example question behind a hint, with what it leaves out of
// the one asked.
func (g *reading) exampleWithout() string {
	if r := g.restate(); len(r.texts) > 0 {
		return ", as in" + r.without() + ": " + r.texts[0]
	}
	return ", as in: " + g.suggested(subjectOf(g.in.Dataset, g.in.Analysis))
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

// subject is what a suggested question is about.
type subject struct {
	measure string   // with its aggregate: "total Sales", "number of rows"
	column  string   // of the measure; empty: rows
	others  []string // further measures, with their aggregates
	second  string   // the column of the first of them
	by      []string // columns to group by
	where   string   // " where Region is West in 2024"
	grain   string   // " by month"
	against string   // two periods: " in 2024 with 2023"
	ahead   string   // " for the next 3 months"
	said    bool     // the question says it: by what, too, where an example needs none
}

// numberOfRows asks for a count.
const numberOfRows = "number of rows"

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
	s := subject{measure: numberOfRows}
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
	saidBy := map[bool]string{true: by}[s.said]
	switch a {
	case domain.Trend, domain.Prediction, domain.Change:
		switch {
		case !timed:
			return ""
		case a == domain.Change:
			return "compare " + s.measure + saidBy + s.where + cmp.Or(s.against, lastTwo(d))
		case a == domain.Prediction:
			return "forecast " + s.measure + s.grain + saidBy + s.where + s.ahead
		}
		return "trend of " + s.measure + by + s.grain + s.where
	case domain.Outlier:
		return "outliers in " + s.measure + s.grain + by + s.where
	case domain.Correlation:
		switch other := s.otherMeasure(d); {
		case s.column == "":
			return ""
		case s.said && len(s.by) > 0 && s.second == "":
			return "correlation between " + s.column + " and " + s.by[0] + s.where
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
	case s.measure == numberOfRows && by == "" && s.where == "" && s.grain == "":
		return "how many rows are there"
	}
	return strings.Join(append([]string{s.measure}, s.others...), " and ") + by + s.grain + s.where
}

// otherMeasure is a measure beside the subject's, the one most worth asking about.
func (s subject) otherMeasure(d domain.Dataset) string {
	if s.second != "" {
		return s.second
	}
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
