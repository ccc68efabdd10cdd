package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/analysis"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxFollowUps is the contract's number of suggestions: more are not read.
const maxFollowUps = 2

// FollowUp is a call that would carry on from an answer.
type FollowUp struct {
	Tool      domain.Analysis   `json:"tool"`
	Arguments FollowUpArguments `json:"arguments"`
	Why       string            `json:"why"`
}

// FollowUpArguments are the arguments of the call, ready to be sent.
type FollowUpArguments struct {
	UserQuery string          `json:"userQuery"`
	SchemaID  domain.SchemaID `json:"schemaId"`
}

// Suggestion is a follow-up that is not known to be answerable yet.
type Suggestion struct {
	Tool domain.Analysis
	Text string
	Why  string
}

// FollowUps keeps the first suggestions that can be answered: their tool is
// there, their words can be read, and what they ask can be run.
func (r *Request) FollowUps(candidates ...Suggestion) []FollowUp {
	out := []FollowUp{}
	for _, c := range candidates {
		if len(out) == maxFollowUps {
			break
		}
		if _, ok := r.engine.analyst(c.Tool); !ok || c.Text == "" || strings.EqualFold(c.Text, r.Text) && c.Tool == r.Analysis {
			continue
		}
		in := r.reading
		in.Analysis = c.Tool
		text, ok := r.keepingFilters(c.Tool, c.Text, in)
		if !ok {
			continue
		}
		out = append(out, FollowUp{Tool: c.Tool, Arguments: FollowUpArguments{UserQuery: text, SchemaID: r.Dataset().ID}, Why: c.Why})
	}
	return out
}

// keepingFilters is a question that can be read and that is about the rows that
// this one is about: the conditions that it lacks are added in words. False
// where that fails, since it would carry on from something else.
func (r *Request) keepingFilters(tool domain.Analysis, text string, in question.Input) (string, bool) {
	plan, ok := r.engine.readable(text, in)
	if !ok {
		return "", false
	}
	lacking := lackingFilters(r.Plan, plan)
	if len(lacking) == 0 {
		return text, r.runnable(tool, plan)
	}
	for i, f := range lacking {
		lacking[i] = strings.ReplaceAll(strings.Replace(f, " = ", " is ", 1), "'", "")
	}
	text += " where " + strings.Join(lacking, " and ")
	if plan, ok = r.engine.readable(text, in); !ok {
		return "", false
	}
	return text, len(lackingFilters(r.Plan, plan)) == 0 && r.runnable(tool, plan)
}

// lackingFilters are the conditions of a plan that another does not have.
func lackingFilters(p, other question.Plan) []string {
	var out []string
	for _, f := range p.Filters {
		if !oneOf(f.Text, texts(other.Filters)) {
			out = append(out, f.Text)
		}
	}
	return out
}

// queryFollowUps suggests what carries on from a table.
func queryFollowUps(r *Request, res result) []Suggestion {
	p := r.Plan
	if p.Form != question.Grouped || p.Inner != nil || len(p.Measures) == 0 || len(res.table.Rows) == 0 {
		return nil
	}
	m := p.Measures[0]
	period := ""
	if p.Period != nil {
		period = periodContext(*p.Period)
	}
	var out []Suggestion
	if p.Compare != nil {
		out = append(out, Suggestion{domain.Change, fmt.Sprintf("compare %s in %s with %s", m.Name, periodName(p.Compare.Test), periodName(p.Compare.Control)),
			"names what the difference comes from"})
	}
	if t, ok := timeline(p); ok && res.grid.Groups >= analysis.LeastForTrend {
		out = append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s by %s%s", m.Name, grainOr(t.Grain, query.Month), period),
			"says whether it really rises or falls"})
	}
	if d, ok := member(p); ok && d.Type == domain.String && m.Additive && res.grid.Groups > 2 {
		out = append(out, Suggestion{domain.Pareto, fmt.Sprintf("which %s make up 80%% of %s%s", question.Plural(d.Name), m.Name, period),
			"shows how concentrated it is"})
	}
	if _, grouped := timeline(p); !grouped && p.Dataset.DefaultTime != "" && p.Compare == nil {
		out = append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s by %s", m.Name, r.defaultGrain()), "shows how it came about over time"})
	}
	return out
}

// member returns the plan's first dimension that is no part of time.
func member(p question.Plan) (question.Dimension, bool) {
	for _, d := range p.Dimensions {
		if d.Grain == "" && !d.Calendar {
			return d, true
		}
	}
	return question.Dimension{}, false
}

func grainOr(g, otherwise query.Grain) query.Grain {
	if g == "" {
		return otherwise
	}
	return g
}
