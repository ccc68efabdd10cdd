// Package portstest holds one contract suite for each port: every
// implementation runs it in its own tests, so that the domain can rely on what
// the port's comments say.
package portstest

import (
	"context"
	"encoding/json"
	"errors"
	"sync"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// PlatformFixture is a platform with something to ask it.
type PlatformFixture struct {
	Platform ports.Platform
	Analysis domain.Analysis // one that it offers
	Known    domain.SchemaID // a dataset that it has
	Unknown  domain.SchemaID // one that it has not
	Question string          // one that it answers about Known
}

// Platform checks that a platform keeps the contract of ports.Platform.
func Platform(t *testing.T, fixture func(t *testing.T) PlatformFixture) {
	t.Helper()
	for name, check := range map[string]func(*testing.T, PlatformFixture){
		"offers its analyses in a fixed order":               analysesStand,
		"lists datasets as JSON, the same twice":             datasetsAreJSON,
		"names the datasets that it lists":                   datasetsAreNamed,
		"describes columns as JSON, the same twice":          columnsAreJSON,
		"answers a question as JSON, the same twice":         answersAreJSON,
		"has no columns of an unknown dataset":               unknownColumns,
		"has no answers about an unknown dataset":            unknownAnswers,
		"refuses an analysis that it does not offer":         unknownAnalysis,
		"stops when the caller has left":                     cancelled,
		"gives concurrent callers the same answer":           concurrent,
		"never leaks the causes of faults in their messages": faultsAreSafe,
	} {
		t.Run(name, func(t *testing.T) { check(t, fixture(t)) })
	}
}

// ask builds the fixture's question about a dataset.
func (f PlatformFixture) ask(t *testing.T, id domain.SchemaID) domain.Question {
	t.Helper()
	q, err := domain.NewQuestion(f.Question, id)
	if err != nil {
		t.Fatalf("the fixture's question is no question: %v", err)
	}
	return q
}

func analysesStand(t *testing.T, f PlatformFixture) {
	first, second := f.Platform.Analyses(), f.Platform.Analyses()
	if len(first) == 0 {
		t.Fatal("no analyses")
	}
	for i := range first {
		if first[i] != second[i] {
			t.Errorf("the order changes: %v, then %v", first, second)
		}
	}
}

// twice checks that two calls give the same valid JSON.
func twice(t *testing.T, call func() (domain.Answer, error)) {
	t.Helper()
	var data [2]string
	for i := range data {
		a, err := call()
		if err != nil {
			t.Fatal(err)
		}
		if !json.Valid(a.Data) {
			t.Fatalf("not JSON: %s", a.Data)
		}
		data[i] = string(a.Data)
	}
	if data[0] != data[1] {
		t.Errorf("two calls differ:\n%s\n%s", data[0], data[1])
	}
}

func datasetsAreJSON(t *testing.T, f PlatformFixture) {
	twice(t, func() (domain.Answer, error) { return f.Platform.Datasets(t.Context()) })
}

func datasetsAreNamed(t *testing.T, f PlatformFixture) {
	a, err := f.Platform.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range a.Datasets {
		if d.ID == f.Known && d.Name != "" {
			return
		}
	}
	t.Errorf("dataset %d is not among %v", f.Known, a.Datasets)
}

func columnsAreJSON(t *testing.T, f PlatformFixture) {
	twice(t, func() (domain.Answer, error) { return f.Platform.Columns(t.Context(), f.Known) })
}

func answersAreJSON(t *testing.T, f PlatformFixture) {
	twice(t, func() (domain.Answer, error) {
		return f.Platform.Answer(t.Context(), f.Analysis, f.ask(t, f.Known))
	})
}

func unknownColumns(t *testing.T, f PlatformFixture) {
	_, err := f.Platform.Columns(t.Context(), f.Unknown)
	wantKinds(t, err, domain.KindUnknownDataset)
}

func unknownAnswers(t *testing.T, f PlatformFixture) {
	_, err := f.Platform.Answer(t.Context(), f.Analysis, f.ask(t, f.Unknown))
	wantKinds(t, err, domain.KindUnknownDataset)
}

func unknownAnalysis(t *testing.T, f PlatformFixture) {
	_, err := f.Platform.Answer(t.Context(), "no_such_analysis", f.ask(t, f.Known))
	wantKinds(t, err, domain.KindUnsupported)
}

func cancelled(t *testing.T, f PlatformFixture) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err := f.Platform.Answer(ctx, f.Analysis, f.ask(t, f.Known))
	wantKinds(t, err, domain.KindCancelled)
	_, err = f.Platform.Datasets(ctx)
	wantKinds(t, err, domain.KindCancelled)
	_, err = f.Platform.Columns(ctx, f.Known)
	wantKinds(t, err, domain.KindCancelled)
	past, stop := context.WithTimeout(t.Context(), 0)
	defer stop()
	_, err = f.Platform.Answer(past, f.Analysis, f.ask(t, f.Known))
	wantKinds(t, err, domain.KindTimeout)
}

func concurrent(t *testing.T, f PlatformFixture) {
	const callers = 8
	question := f.ask(t, f.Known)
	want, err := f.Platform.Answer(t.Context(), f.Analysis, question)
	if err != nil {
		t.Fatal(err)
	}
	var wait sync.WaitGroup
	for range callers {
		wait.Go(func() {
			got, err := f.Platform.Answer(t.Context(), f.Analysis, question)
			if err != nil {
				t.Error(err)
				return
			}
			if string(got.Data) != string(want.Data) {
				t.Errorf("differs from the first answer:\n%s\n%s", want.Data, got.Data)
			}
		})
	}
	wait.Wait()
}

func faultsAreSafe(t *testing.T, f PlatformFixture) {
	_, err := f.Platform.Columns(t.Context(), f.Unknown)
	var fault *domain.Fault
	if !errors.As(err, &fault) {
		t.Fatalf("%v is no fault", err)
	}
	if cause := fault.Unwrap(); cause != nil && fault.Error() == cause.Error() {
		t.Errorf("the message is its cause: %q", fault.Error())
	}
	if fault.Message == "" || fault.Suggestion == "" {
		t.Errorf("an assistant is told %q and to try %q", fault.Message, fault.Suggestion)
	}
}

// wantKinds fails unless err is a fault of one of the kinds.
func wantKinds(t *testing.T, err error, kinds ...domain.Kind) {
	t.Helper()
	if err == nil {
		t.Fatalf("no error; want a fault of kind %v", kinds)
	}
	var fault *domain.Fault
	if !errors.As(err, &fault) {
		t.Fatalf("%v is no fault", err)
	}
	for _, k := range kinds {
		if fault.Kind == k {
			return
		}
	}
	t.Errorf("a fault of kind %s (%s); want %v", fault.Kind, fault.Message, kinds)
}
