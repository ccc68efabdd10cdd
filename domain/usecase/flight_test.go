package usecase_test

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

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
		var called, joined atomic.Int32
		s := newService(t, usecase.Params{Platform: w, Observe: func(_ context.Context, from usecase.Source) {
			map[usecase.Source]*atomic.Int32{usecase.FromPlatform: &called, usecase.FromFlight: &joined}[from].Add(1)
		}})
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
		if called.Load() != 1 || joined.Load() != 9 {
			t.Errorf("%d answers counted as the platform's, %d as joined", called.Load(), joined.Load())
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
