package engine

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// DefaultAnswerBytes is the answer budget that rows are read for where Params
// names none: the contract's default.
const DefaultAnswerBytes = 102_400

// ReadFunc turns a question into a plan; question.Reader's Read is one.
type ReadFunc func(text string, in question.Input) (question.Plan, error)

// Params is what an Engine is made of.
type Params struct {
	Warehouse ports.Warehouse
	Analysts  []Analyst // what can be asked, in the order in which it is listed
	Clock     func() time.Time
	Zone      *time.Location // whose calendar counts; nil: UTC
	Read      ReadFunc       // nil: the reader of domain/question
	// AnswerBytes is how much of an answer is delivered at most: more rows than
	// could fit are counted, not read. 0: DefaultAnswerBytes.
	AnswerBytes int
}

// Engine answers questions about the datasets of a warehouse. It is safe for
// concurrent use.
type Engine struct {
	warehouse   ports.Warehouse
	analysts    []Analyst
	clock       func() time.Time
	zone        *time.Location
	read        ReadFunc
	answerBytes int
	values      *valueCache
	examples    *exampleCache
}

var _ ports.Platform = (*Engine)(nil)

// New returns an Engine. A missing part or two analysts of one name are an error.
func New(p Params) (*Engine, error) {
	switch {
	case p.Warehouse == nil:
		return nil, errors.New("engine: a warehouse is needed")
	case p.Clock == nil:
		return nil, errors.New("engine: a clock is needed")
	}
	seen := map[domain.Analysis]bool{}
	for _, a := range p.Analysts {
		if seen[a.Name()] {
			return nil, fmt.Errorf("engine: two analysts are named %s", a.Name())
		}
		seen[a.Name()] = true
	}
	if p.Zone == nil {
		p.Zone = time.UTC
	}
	if p.Read == nil {
		p.Read = question.New().Read
	}
	if p.AnswerBytes <= 0 {
		p.AnswerBytes = DefaultAnswerBytes
	}
	return &Engine{
		warehouse: p.Warehouse, analysts: p.Analysts, clock: p.Clock, zone: p.Zone,
		read: p.Read, answerBytes: p.AnswerBytes, values: newValueCache(), examples: newExampleCache(),
	}, nil
}

// Analyses lists what can be asked, in the order in which it was handed in.
func (e *Engine) Analyses() []domain.Analysis {
	names := make([]domain.Analysis, len(e.analysts))
	for i, a := range e.analysts {
		names[i] = a.Name()
	}
	return names
}

// Answer runs one analysis. See ports.Platform for its faults; the reader of
// questions adds KindUnknownWord, KindAmbiguous, KindCompound,
// KindNeedsContext, KindOutsideData, KindWrongTool and KindUnsupported.
func (e *Engine) Answer(ctx context.Context, analysis domain.Analysis, q domain.Question) (domain.Answer, error) {
	analyst, ok := e.analyst(analysis)
	if !ok {
		return domain.Answer{}, domain.NewFault(domain.KindUnsupported, "this platform has no such analysis.", "Use one of the tools that are listed.")
	}
	dataset, err := e.dataset(ctx, q.Schema())
	if err != nil {
		return domain.Answer{}, err
	}
	reading, err := e.readingOf(ctx, dataset, q.Text())
	if err != nil {
		return domain.Answer{}, err
	}
	reading.Analysis = analysis
	plan, err := e.read(q.Text(), reading)
	if err != nil {
		return domain.Answer{}, err
	}
	req := Request{Analysis: analysis, Text: q.Text(), Plan: plan, engine: e, reading: reading}
	reply, err := analyst.Run(ctx, req)
	if err != nil {
		return domain.Answer{}, err
	}
	return reply.answer()
}

func (e *Engine) analyst(name domain.Analysis) (Analyst, bool) {
	for _, a := range e.analysts {
		if a.Name() == name {
			return a, true
		}
	}
	return nil, false
}
