package usecase

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"sync/atomic"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports"
)

const (
	// DefaultTotalTimeout is how long a call may take: long enough for an
	// analysis over hundreds of millions of rows, short enough that an
	// assistant is still waiting.
	DefaultTotalTimeout = 300 * time.Second
	// DefaultBudgetBytes is about 25,000 tokens: what assistants still take as
	// the answer of one tool.
	DefaultBudgetBytes = 100 << 10
)

// Params are what a Service is made of.
type Params struct {
	Platform     ports.Platform
	TotalTimeout time.Duration // of one call; 0: DefaultTotalTimeout
	// BudgetBytes bounds the whole envelope of an answer, EnvelopeBytes of it
	// kept for what stands beside the data; 0: DefaultBudgetBytes.
	BudgetBytes int
	MaxQueries  int           // questions at work at once; 0: no bound
	CacheTTL    time.Duration // how long answers are kept; 0: not at all
	CacheBytes  int           // the most that kept answers hold; 0: DefaultCacheBytes
	// ListingTTL is how long lists of datasets and of columns are kept, whatever
	// CacheTTL says: assistants ask for them before each question. 0: not at all.
	ListingTTL time.Duration
	Now        func() time.Time // nil: time.Now
	// Observe is told where each answer came from, with the context of its
	// caller; nil: no one is told.
	Observe func(context.Context, Source)
	// Defect is told once of every KindInternal fault, however many callers
	// waited for the call; nil: no one is told.
	Defect func(*domain.Fault)
}

// Source is where an answer came from.
type Source string

// The sources.
const (
	FromPlatform Source = "platform" // it was called for this
	FromFlight   Source = "flight"   // an identical call was at work already
	FromMemory   Source = "memory"   // it was kept from before
)

// Result is an answer fitted to its budget.
type Result struct {
	Data      json.RawMessage // one JSON value; shared between callers, not to be changed
	Truncated bool            // something was left out, and Notice says what
	Notice    string
	Checked   bool // Data is known to be valid JSON, as it is in every Result of a Service
	// Datasets are those of domain.Answer: all of them, cut or not.
	Datasets []domain.DatasetName
}

// Service lists, describes, asks and analyses. It is safe for concurrent use.
type Service struct {
	platform ports.Platform
	analyses []domain.Analysis
	timeout  time.Duration
	budget   int // bytes of Result.Data
	places   *places
	flights  *flights
	cache    *cache
	listings *cache
	observe  func(context.Context, Source)
	defect   func(*domain.Fault)
}

// New returns a service over the platform, or an error that names the
// parameter at fault.
func New(p Params) (*Service, error) {
	if p.Platform == nil {
		return nil, errors.New("usecase: no platform")
	}
	if p.BudgetBytes == 0 {
		p.BudgetBytes = DefaultBudgetBytes
	}
	if p.BudgetBytes < 2*EnvelopeBytes {
		return nil, fmt.Errorf("usecase: an answer budget of %d bytes; at least %d are needed", p.BudgetBytes, 2*EnvelopeBytes)
	}
	if p.TotalTimeout == 0 {
		p.TotalTimeout = DefaultTotalTimeout
	}
	if p.TotalTimeout < 0 || p.MaxQueries < 0 || p.CacheTTL < 0 || p.CacheBytes < 0 || p.ListingTTL < 0 {
		return nil, errors.New("usecase: a limit below 0")
	}
	if p.Now == nil {
		p.Now = time.Now
	}
	if p.Defect == nil {
		p.Defect = func(*domain.Fault) {}
	}
	if p.Observe == nil {
		p.Observe = func(context.Context, Source) {}
	}
	return &Service{
		platform: p.Platform,
		analyses: slices.Clone(p.Platform.Analyses()),
		timeout:  p.TotalTimeout,
		budget:   p.BudgetBytes - EnvelopeBytes,
		places:   newPlaces(p.MaxQueries),
		flights:  newFlights(),
		cache:    newCache(p.CacheTTL, p.CacheBytes, p.Now),
		listings: newCache(max(p.ListingTTL, p.CacheTTL), p.CacheBytes, p.Now),
		observe:  p.Observe,
		defect:   p.Defect,
	}, nil
}

// Analyses lists what Answer takes, in the platform's order.
func (s *Service) Analyses() []domain.Analysis { return slices.Clone(s.analyses) }

// Datasets lists the datasets that questions can be asked of. Its error is a
// *domain.Fault of the kinds of ports.Platform.
func (s *Service) Datasets(ctx context.Context) (Result, error) {
	return s.do(ctx, key{operation: "datasets"}, "", s.platform.Datasets)
}

// Columns describes the columns of one dataset. Its error is a *domain.Fault:
// KindInvalid, KindUnknownDataset and the kinds of ports.Platform.
func (s *Service) Columns(ctx context.Context, id domain.SchemaID) (Result, error) {
	if err := domain.CheckSchemaID(id); err != nil {
		return Result{}, err
	}
	return s.do(ctx, key{operation: "columns", schema: id}, "", func(ctx context.Context) (domain.Answer, error) {
		return s.platform.Columns(ctx, id)
	})
}

// Answer runs one analysis on a question in plain words. Its error is a
// *domain.Fault: KindInvalid, KindUnsupported for an analysis that the
// platform does not offer, KindBusy when all places stay taken, KindTooBig for
// an answer that cannot be cut to the budget, and the kinds of ports.Platform.
func (s *Service) Answer(ctx context.Context, analysis domain.Analysis, text string, id domain.SchemaID) (Result, error) {
	question, err := domain.NewQuestion(text, id)
	if err != nil {
		return Result{}, err
	}
	if !slices.Contains(s.analyses, analysis) {
		return Result{}, domain.NewFault(domain.KindUnsupported,
			"this analysis is not offered here.", "Call one of the tools that are listed.")
	}
	k := key{operation: string(analysis), schema: id, text: question.Text()}
	return s.do(ctx, k, remedy, func(ctx context.Context) (domain.Answer, error) {
		leave, err := s.places.take(ctx)
		if err != nil {
			return domain.Answer{}, err
		}
		defer leave()
		return s.platform.Answer(ctx, analysis, question)
	})
}

// Idle returns once no call is at work on the platform any more, those included
// whose callers have left; or with the context's error.
func (s *Service) Idle(ctx context.Context) error { return s.flights.idle(ctx) }

// do answers from the cache, or joins or starts the flight of this key.
func (s *Service) do(ctx context.Context, k key, remedy string, call func(context.Context) (domain.Answer, error)) (Result, error) {
	k.caller = domain.CallerFrom(ctx)
	kept := s.cache
	if k.text == "" { // a listing asks no question
		kept = s.listings
	}
	if r, ok := kept.get(k); ok {
		s.observe(ctx, FromMemory)
		return r, nil
	}
	var called atomic.Bool
	r, err := s.flights.join(ctx, k, s.timeout, func(ctx context.Context) (Result, error) {
		called.Store(true)
		r, err := s.run(ctx, remedy, call)
		if err != nil {
			f := faultFrom(ctx, err, s.timeout)
			if f.Kind == domain.KindInternal {
				s.defect(f)
			}
			return Result{}, f
		}
		kept.put(k, r)
		return r, nil
	})
	s.observe(ctx, source(called.Load()))
	if err != nil {
		return Result{}, faultFrom(ctx, err, s.timeout)
	}
	return r, nil
}

func source(called bool) Source {
	if called {
		return FromPlatform
	}
	return FromFlight
}

// run calls the platform and fits its answer, containing what panics.
func (s *Service) run(ctx context.Context, remedy string, call func(context.Context) (domain.Answer, error)) (r Result, err error) {
	defer func() {
		if v := recover(); v != nil {
			err = newPanic(v)
		}
	}()
	answer, err := call(ctx)
	if err != nil {
		return Result{}, err
	}
	r, err = fit(answer, s.budget, remedy)
	r.Checked = err == nil
	r.Datasets = answer.Datasets
	return r, err
}
