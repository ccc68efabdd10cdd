package usecase_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync/atomic"
	"testing"

	"go.uber.org/goleak"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

func TestMain(m *testing.M) { goleak.VerifyTestMain(m) }

// platform is a platform of one dataset, 7, whose answers a test decides.
type platform struct {
	calls  atomic.Int32
	answer func(context.Context, domain.Question) (domain.Answer, error)
}

func (*platform) Analyses() []domain.Analysis {
	return []domain.Analysis{domain.Query, domain.Pareto}
}

func (p *platform) Datasets(context.Context) (domain.Answer, error) {
	p.calls.Add(1)
	return domain.Answer{
		Data:     json.RawMessage(`{"datasets":[{"schema_id":7}]}`),
		Datasets: []domain.DatasetName{{ID: 7, Name: "sales"}},
	}, nil
}

func (p *platform) Columns(_ context.Context, id domain.SchemaID) (domain.Answer, error) {
	p.calls.Add(1)
	if id != 7 {
		return domain.Answer{}, domain.NewFault(domain.KindUnknownDataset, "no dataset has schema id 8.", "")
	}
	return domain.Answer{Data: json.RawMessage(`{"columns":[]}`)}, nil
}

func (p *platform) Answer(ctx context.Context, _ domain.Analysis, q domain.Question) (domain.Answer, error) {
	p.calls.Add(1)
	if p.answer == nil {
		return domain.Answer{Data: json.RawMessage(`{"rows":[[1]]}`)}, nil
	}
	return p.answer(ctx, q)
}

func newService(t *testing.T, p usecase.Params) *usecase.Service {
	t.Helper()
	s, err := usecase.New(p)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func kindOf(t *testing.T, err error) domain.Kind {
	t.Helper()
	var f *domain.Fault
	if !errors.As(err, &f) {
		t.Fatalf("%v is no fault", err)
	}
	return f.Kind
}

func TestAnswersPassThroughUnchangedWithinTheBudget(t *testing.T) {
	s := newService(t, usecase.Params{Platform: &platform{}})
	for name, ask := range map[string]func() (usecase.Result, error){
		`{"datasets":[{"schema_id":7}]}`: func() (usecase.Result, error) { return s.Datasets(t.Context()) },
		`{"columns":[]}`:                 func() (usecase.Result, error) { return s.Columns(t.Context(), 7) },
		`{"rows":[[1]]}`:                 func() (usecase.Result, error) { return s.Answer(t.Context(), domain.Query, "how many?", 7) },
	} {
		r, err := ask()
		if err != nil || string(r.Data) != name || r.Truncated || r.Notice != "" {
			t.Errorf("got %s %+v, %v; want %s", r.Data, r, err, name)
		}
	}
}

func TestBadArgumentsNeverReachThePlatform(t *testing.T) {
	p := &platform{}
	s := newService(t, usecase.Params{Platform: p})
	for name, err := range map[string]error{
		"empty question":   second(s.Answer(t.Context(), domain.Query, " \n", 7)),
		"long question":    second(s.Answer(t.Context(), domain.Query, strings.Repeat("é", 5001), 7)),
		"schema id 0":      second(s.Answer(t.Context(), domain.Query, "sales", 0)),
		"columns of below": second(s.Columns(t.Context(), -1)),
	} {
		if k := kindOf(t, err); k != domain.KindInvalid {
			t.Errorf("%s: %s", name, k)
		}
	}
	if k := kindOf(t, second(s.Answer(t.Context(), domain.Trend, "sales", 7))); k != domain.KindUnsupported {
		t.Errorf("an analysis that is not offered: %s", k)
	}
	if p.calls.Load() != 0 {
		t.Errorf("%d calls reached the platform", p.calls.Load())
	}
}

func second(_ usecase.Result, err error) error { return err }

func TestEveryErrorHasAKindAndAnInternalOneIsToldOnce(t *testing.T) {
	for name, c := range map[string]struct {
		err    error
		panics any
		kind   domain.Kind
		told   int32
	}{
		"a fault stays":         {err: domain.NewFault(domain.KindUnknownWord, "m", ""), kind: domain.KindUnknownWord},
		"a foreign error":       {err: errors.New("disk gone"), kind: domain.KindInternal, told: 1},
		"an internal fault":     {err: domain.NewFault(domain.KindInternal, "m", ""), kind: domain.KindInternal, told: 1},
		"a panic":               {panics: "words of the question", kind: domain.KindInternal, told: 1},
		"a platform's deadline": {err: context.DeadlineExceeded, kind: domain.KindTimeout},
	} {
		t.Run(name, func(t *testing.T) {
			var told atomic.Int32
			s := newService(t, usecase.Params{
				Platform: &platform{answer: func(context.Context, domain.Question) (domain.Answer, error) {
					if c.panics != nil {
						panic(c.panics)
					}
					return domain.Answer{}, c.err
				}},
				Defect: func(f *domain.Fault) {
					told.Add(1)
					if cause := errors.Unwrap(f); cause != nil && strings.Contains(cause.Error(), "words") {
						t.Errorf("the cause shows the panic's value: %v", cause)
					}
				},
			})
			_, err := s.Answer(t.Context(), domain.Query, "sales", 7)
			if k := kindOf(t, err); k != c.kind || told.Load() != c.told {
				t.Errorf("%s, told %d times; want %s, %d", k, told.Load(), c.kind, c.told)
			}
			if strings.Contains(err.Error(), "disk") {
				t.Errorf("the message gives the cause away: %v", err)
			}
		})
	}
}

func TestAnAnswerThatIsNotJSONIsAFault(t *testing.T) {
	s := newService(t, usecase.Params{Platform: &platform{answer: func(context.Context, domain.Question) (domain.Answer, error) {
		return domain.Answer{Data: json.RawMessage(`{"rows":`)}, nil
	}}})
	if k := kindOf(t, second(s.Answer(t.Context(), domain.Query, "sales", 7))); k != domain.KindNotUnderstood {
		t.Error(k)
	}
}

func TestParametersThatCannotWorkAreRefused(t *testing.T) {
	for name, p := range map[string]usecase.Params{
		"no platform":     {},
		"a tiny budget":   {Platform: &platform{}, BudgetBytes: 100},
		"a negative time": {Platform: &platform{}, TotalTimeout: -1},
	} {
		if _, err := usecase.New(p); err == nil {
			t.Errorf("%s was taken", name)
		}
	}
}
