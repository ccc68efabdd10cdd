package engine

import (
	"context"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Analyst answers one kind of question. It keeps no state between calls.
type Analyst interface {
	// Name is the analysis, which is the name of its tool.
	Name() domain.Analysis
	// Run answers a question that was read. The faults are the platform's:
	// what the data can't answer is a domain.Fault with a suggestion; nothing
	// found is a reply that says so.
	Run(ctx context.Context, req Request) (*Reply, error)
}

// Request is a question put to an Analyst, with the services it may use:
//
//   - Plan says how the question was read; settle.go fills in what it left
//     open (Measure, Axis, Breakdown), each default an assumption of the answer;
//   - Run and Count ask the warehouse; compile.go turns plans into queries;
//   - Series loads regular series, one a member (series.go);
//   - NewReply starts the answer (reply.go).
//
// It is a value: an Analyst may change its copy of the plan.
type Request struct {
	Analysis domain.Analysis
	Text     string
	Plan     question.Plan

	engine  *Engine
	reading question.Input
	repeats repeats // what Settled takes once
	// perMember says that Settled measures over what each member of Plan.Inner came to.
	perMember bool
}

// Dataset is what the question is about, its roles worked out.
func (r *Request) Dataset() domain.Dataset { return r.Plan.Dataset }

// Calendar knows now and the days that the data cover, in the column of times
// that the plan goes by.
func (r *Request) Calendar() period.Calendar {
	c := r.reading.Calendar
	if from, through := dataSpan(r.Plan); !from.IsZero() {
		c.DataFrom, c.DataThrough = from, through
	}
	return c
}

// Run runs a query on the warehouse.
func (r *Request) Run(ctx context.Context, q query.Select) (domain.Table, error) {
	return r.engine.warehouse.Run(ctx, q)
}

// Assume adds an assumption to the answer: a default that was taken.
func (r *Request) Assume(sentence string) {
	for _, a := range r.Plan.Reading.Assumptions {
		if a == sentence {
			return
		}
	}
	// A new slice: the plan's own may be shared with other readings of it.
	r.Plan.Reading.Assumptions = append(append([]string(nil), r.Plan.Reading.Assumptions...), sentence)
}

// maxRows is how many rows of this many columns could ever fit the answer
// budget: a cell takes at least one character and a comma, a row its brackets.
func (r *Request) maxRows(columns int) int {
	return r.engine.answerBytes/(2*columns+2) + 1
}
