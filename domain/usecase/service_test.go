package usecase_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

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
	return domain.Answer{Data: json.RawMessage(`{"datasets":[{"schema_id":7}]}`)}, nil
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

// waiting is a platform that answers once it is let go, and says when it began
// and how it ended.
type waiting struct {
	platform
	begun chan struct{}
	let   chan struct{}
	ended chan error
}

func newWaiting() *waiting {
	w := &waiting{begun: make(chan struct{}, 100), let: make(chan struct{}), ended: make(chan error, 100)}
	w.answer = func(ctx context.Context, _ domain.Question) (domain.Answer, error) {
		w.begun <- struct{}{}
		select {
		case <-w.let:
			domain.Progress(ctx, "half way")
			w.ended <- nil
			return domain.Answer{Data: json.RawMessage(`1`)}, nil
		case <-ctx.Done():
			w.ended <- ctx.Err()
			return domain.Answer{}, ctx.Err()
		}
	}
	return w
}

func TestACallEndsAtItsDeadline(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		s := newService(t, usecase.Params{Platform: newWaiting(), TotalTimeout: time.Minute})
		began := time.Now()
		_, err := s.Answer(t.Context(), domain.Query, "sales", 7)
		if k := kindOf(t, err); k != domain.KindTimeout || time.Since(began) != time.Minute {
			t.Errorf("%s after %s", k, time.Since(began))
		}
	})
}

func TestADeadlineHoldsForAPlatformThatIgnoresIt(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		deaf := &platform{answer: func(context.Context, domain.Question) (domain.Answer, error) {
			time.Sleep(time.Hour)
			return domain.Answer{Data: json.RawMessage(`1`)}, nil
		}}
		s := newService(t, usecase.Params{Platform: deaf, TotalTimeout: time.Minute})
		for range 2 { // the second call does not join what has expired
			began := time.Now()
			_, err := s.Answer(t.Context(), domain.Query, "sales", 7)
			if k := kindOf(t, err); k != domain.KindTimeout || time.Since(began) != time.Minute {
				t.Errorf("%s after %s", k, time.Since(began))
			}
		}
		if n := deaf.calls.Load(); n != 2 {
			t.Errorf("%d calls", n)
		}
		if err := s.Idle(t.Context()); err != nil {
			t.Error(err)
		}
	})
}

func TestIdenticalCallsInFlightAreOneCallAndAllHearItsProgress(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWaiting()
		s := newService(t, usecase.Params{Platform: w})
		var heard atomic.Int32
		ctx := domain.WithReport(t.Context(), func(string) { heard.Add(1) })
		var group sync.WaitGroup
		for range 10 {
			group.Go(func() {
				if r, err := s.Answer(ctx, domain.Query, " sales ", 7); err != nil || string(r.Data) != "1" {
					t.Errorf("%s, %v", r.Data, err)
				}
			})
		}
		synctest.Wait()
		close(w.let)
		group.Wait()
		if w.calls.Load() != 1 || heard.Load() != 10 {
			t.Errorf("%d calls, %d heard of the progress", w.calls.Load(), heard.Load())
		}
	})
}

func TestDifferentCallersAndQuestionsNeverShareACall(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWaiting()
		s := newService(t, usecase.Params{Platform: w})
		var group sync.WaitGroup
		ask := func(caller domain.Caller, a domain.Analysis, text string) {
			group.Go(func() {
				if _, err := s.Answer(domain.WithCaller(t.Context(), caller), a, text, 7); err != nil {
					t.Error(err)
				}
			})
		}
		ask("ann", domain.Query, "sales")
		ask("bob", domain.Query, "sales")
		ask("ann", domain.Pareto, "sales")
		ask("ann", domain.Query, "Sales")
		synctest.Wait()
		close(w.let)
		group.Wait()
		if w.calls.Load() != 4 {
			t.Errorf("%d calls", w.calls.Load())
		}
	})
}

func TestACallerThatLeavesDoesNotEndTheCallButTheLastOneDoes(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWaiting()
		s := newService(t, usecase.Params{Platform: w})
		ask := func() (leave context.CancelFunc, answered chan error) {
			ctx, cancel := context.WithCancel(t.Context())
			answered = make(chan error, 1)
			go func() { answered <- second(s.Answer(ctx, domain.Query, "sales", 7)) }()
			synctest.Wait()
			return cancel, answered
		}
		leaveFirst, first := ask()
		leaveSecond, other := ask()
		leaveFirst()
		if k := kindOf(t, <-first); k != domain.KindCancelled {
			t.Error(k)
		}
		synctest.Wait()
		if len(w.ended) != 0 {
			t.Fatal("the call ended with its first caller")
		}
		leaveSecond()
		if k := kindOf(t, <-other); k != domain.KindCancelled {
			t.Error(k)
		}
		if err := <-w.ended; !errors.Is(err, context.Canceled) {
			t.Errorf("the call ended with %v", err)
		}
		leave, third := ask() // does not join the call that was cancelled
		defer leave()
		close(w.let)
		if err := <-third; err != nil || w.calls.Load() != 2 {
			t.Errorf("%v after %d calls", err, w.calls.Load())
		}
	})
}

func TestQuestionsOverTheBoundWaitASecondThenAreTurnedAway(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		w := newWaiting()
		s := newService(t, usecase.Params{Platform: w, MaxQueries: 1})
		first := make(chan error, 1)
		go func() { first <- second(s.Answer(t.Context(), domain.Query, "one", 7)) }()
		<-w.begun
		began := time.Now()
		_, err := s.Answer(t.Context(), domain.Query, "two", 7)
		var f *domain.Fault
		if !errors.As(err, &f) || f.Kind != domain.KindBusy || f.RetryAfter <= 0 || !f.Retryable() {
			t.Errorf("%#v", err)
		}
		if waited := time.Since(began); waited != time.Second {
			t.Errorf("turned away after %s", waited)
		}
		if _, err := s.Datasets(t.Context()); err != nil {
			t.Errorf("listing needs no place: %v", err)
		}
		close(w.let)
		if err := <-first; err != nil {
			t.Error(err)
		}
		if _, err := s.Answer(t.Context(), domain.Query, "two", 7); err != nil {
			t.Errorf("the place was not given back: %v", err)
		}
	})
}

func TestAnswersAreKeptOnlyOnDemandPerCallerAndForTheirTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &platform{}
		ask := func(s *usecase.Service, caller domain.Caller) int32 {
			before := p.calls.Load()
			if _, err := s.Answer(domain.WithCaller(t.Context(), caller), domain.Query, "sales", 7); err != nil {
				t.Fatal(err)
			}
			return p.calls.Load() - before
		}
		none := newService(t, usecase.Params{Platform: p})
		if ask(none, "ann")+ask(none, "ann") != 2 {
			t.Error("an answer was kept without being asked to")
		}
		kept := newService(t, usecase.Params{Platform: p, CacheTTL: time.Minute})
		if ask(kept, "ann") != 1 || ask(kept, "ann") != 0 {
			t.Error("an answer was not kept")
		}
		if ask(kept, "bob") != 1 {
			t.Error("bob got ann's answer")
		}
		time.Sleep(time.Minute)
		if ask(kept, "ann") != 1 {
			t.Error("an answer outlived its time")
		}
	})
}

func TestTheCacheIsBoundedAndKeepsNoFaults(t *testing.T) {
	fail := true
	p := &platform{}
	p.answer = func(_ context.Context, q domain.Question) (domain.Answer, error) {
		if fail {
			return domain.Answer{}, domain.NewFault(domain.KindUnknownWord, "m", "")
		}
		return domain.Answer{Data: json.RawMessage(`"` + strings.Repeat("x", 1000) + q.Text() + `"`)}, nil
	}
	s := newService(t, usecase.Params{Platform: p, CacheTTL: time.Hour, CacheBytes: 4000})
	ask := func(text string) int32 {
		before := p.calls.Load()
		_, err := s.Answer(t.Context(), domain.Query, text, 7)
		if fail != (err != nil) {
			t.Fatal(err)
		}
		return p.calls.Load() - before
	}
	ask("a")
	fail = false
	if ask("a") != 1 {
		t.Error("a fault was kept")
	}
	ask("b")
	if ask("a") != 0 {
		t.Error("two answers do not fit")
	}
	ask("c")
	if ask("a") != 0 || ask("b") != 1 {
		t.Error("not the least recently used answer went first")
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
