package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// RefuseOthers is the fault of a question that another tool answers: one that
// asks why, how it will go on, or for the vital few. nil where the plan asks
// for none of these, or for what this tool is for.
func (r *Request) RefuseOthers() error {
	p := r.Plan
	switch {
	case p.Why && r.Analysis != domain.Change:
		return r.wrongTool(domain.Change, "'why' asks for contributors.", r.whySuggestion())
	case p.Horizon != nil && r.Analysis != domain.Prediction:
		return r.wrongTool(domain.Prediction, fmt.Sprintf("'%s' asks for a forecast.", p.Horizon.Phrase), r.Text)
	case (p.Target > 0 || p.TopShare > 0) && r.Analysis != domain.Pareto:
		return r.wrongTool(domain.Pareto, "the question asks which members make a share of the whole.", r.Text)
	case p.Asks != "" && p.Asks != r.Analysis && r.Analysis == domain.Query:
		return r.wrongTool(p.Asks, "the question asks for an analysis of its own.", r.Text)
	case p.Compare != nil && r.Analysis != domain.Query && r.Analysis != domain.Change:
		return r.wrongTool(r.firstOffered(domain.Change, domain.Query), "the question sets two periods against each other.", r.Text)
	}
	return nil
}

// wrongTool names the tool that answers and the question to put to it; where
// this platform has none such, it says that instead.
func (r *Request) wrongTool(tool domain.Analysis, why, text string) error {
	if _, ok := r.engine.analyst(tool); !ok {
		return domain.NewFault(domain.KindUnsupported, why+" No tool of this platform answers that.",
			"Ask nlq_to_data for the figures themselves, by member and by period.")
	}
	in := r.reading
	in.Analysis = tool
	if _, ok := r.engine.readable(text, in); !ok { // the other tool reads the words in another way
		if text = question.ExampleFor(r.Dataset(), tool); text == "" {
			return domain.NewFault(domain.KindUnsupported, why+" This dataset has nothing for "+string(tool)+" to work on.",
				"Ask nlq_to_data: "+question.Example(r.Dataset()))
		}
	}
	return domain.NewFault(domain.KindWrongTool, why, fmt.Sprintf("Call %s: %s", tool, text))
}

// firstOffered is the first of the tools that this platform has.
func (r *Request) firstOffered(tools ...domain.Analysis) domain.Analysis {
	for _, t := range tools {
		if _, ok := r.engine.analyst(t); ok {
			return t
		}
	}
	return tools[len(tools)-1]
}

// whySuggestion puts "why" as a comparison of two periods: the ones that the
// question names, else the last two complete quarters.
func (r *Request) whySuggestion() string {
	d := r.Dataset()
	name := d.DefaultMeasure
	if len(r.Plan.Measures) > 0 {
		name = r.Plan.Measures[0].Name
	}
	if c := r.Plan.Compare; c != nil {
		return compareText(name, c.Test, c.Control)
	}
	grain := query.Quarter
	if r.Calendar().Years {
		grain = query.Year
	}
	test, control := r.lastTwo(grain)
	if p := r.Plan.Period; p != nil && !p.From.IsZero() && !p.To.IsZero() {
		test, control = *p, periodAhead(*p)
	}
	return compareText(name, test, control)
}

// periodAhead is the period directly before one: the year, quarter or month
// before a whole one, else as many days.
func periodAhead(p domain.Period) domain.Period {
	dayBefore := p.From.AddDate(0, 0, -1)
	for _, g := range []query.Grain{query.Year, query.Quarter, query.Month} {
		if p.From.Equal(period.StartOf(g, p.From)) && p.To.Equal(period.EndOf(g, p.From)) {
			return domain.Period{From: period.Previous(g, p.From), To: dayBefore}
		}
	}
	return domain.Period{From: dayBefore.Add(p.From.Sub(p.To)), To: dayBefore}
}

// lastTwo are the last two complete periods of the data.
func (r *Request) lastTwo(g query.Grain) (test, control domain.Period) {
	from, to := r.Calendar().LastComplete(g, 1)
	before, _ := r.Calendar().LastComplete(g, 2)
	return domain.Period{From: from, To: to}, domain.Period{From: before, To: from.AddDate(0, 0, -1)}
}

func compareText(measure string, test, control domain.Period) string {
	return fmt.Sprintf("compare %s in %s with %s", measure, periodName(test), periodName(control))
}
