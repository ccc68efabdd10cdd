package usecase_test

import (
	"context"
	"encoding/json"
	"runtime"
	"strings"
	"testing"
	"testing/synctest"
	"time"
	"weak"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

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

func TestListingsAreKeptForATimeOfTheirOwn(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		p := &platform{}
		sources := map[usecase.Source]int{}
		s := newService(t, usecase.Params{Platform: p, ListingTTL: time.Minute, Observe: func(_ context.Context, from usecase.Source) { sources[from]++ }})
		list := func() {
			r, err := s.Datasets(t.Context())
			if err != nil || len(r.Datasets) != 1 || r.Datasets[0].Name != "sales" {
				t.Fatal(r.Datasets, err)
			}
		}
		list()
		list()
		for range 2 {
			if _, err := s.Answer(t.Context(), domain.Query, "sales", 7); err != nil {
				t.Fatal(err)
			}
		}
		time.Sleep(time.Minute)
		list()
		if sources[usecase.FromPlatform] != 4 || sources[usecase.FromMemory] != 1 {
			t.Errorf("answers came from %v", sources)
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

func TestAnAnswerIsNotHeldBeyondItsTime(t *testing.T) {
	var held weak.Pointer[byte]
	p := &platform{answer: func(context.Context, domain.Question) (domain.Answer, error) {
		data := json.RawMessage(`"` + strings.Repeat("x", 1000) + `"`)
		held = weak.Make(&data[0])
		return domain.Answer{Data: data}, nil
	}}
	now := time.Now()
	s := newService(t, usecase.Params{Platform: p, CacheTTL: time.Minute, Now: func() time.Time { return now }})
	if _, err := s.Answer(t.Context(), domain.Query, "sales", 7); err != nil {
		t.Fatal(err)
	}
	runtime.GC()
	if held.Value() == nil {
		t.Fatal("the answer was not kept at all")
	}
	now = now.Add(time.Minute)
	first := held
	if _, err := s.Answer(t.Context(), domain.Query, "profit", 7); err != nil { // another one
		t.Fatal(err)
	}
	for range 100 { // the first call's goroutine may be about to end
		if runtime.GC(); first.Value() == nil {
			break
		}
	}
	if first.Value() != nil {
		t.Error("the answer is still in memory")
	}
	runtime.KeepAlive(s)
}
