package questions_test

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"runtime"
	"sync"
	"testing"
	"testing/fstest"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample"
	"github.com/lumenore/analytics-mcp-server/app/analysts"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/usecase"
)

// platform is the use-case over the embedded platform, with the sample and the
// further tables.
type platform struct {
	service *usecase.Service
	ids     map[string]domain.SchemaID
}

// today is later than all data, so that relative words count from the data's end.
func today() time.Time { return time.Date(2026, 11, 22, 12, 0, 0, 0, time.UTC) }

func open(t *testing.T) platform {
	t.Helper()
	files := fstest.MapFS{}
	add(t, files, sample.Files(), ".gz", ".yaml")
	add(t, files, os.DirFS("testdata/tables"), ".csv")
	w, err := duckdb.New(duckdb.Params{FS: files})
	if err != nil {
		t.Fatal(err)
	}
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = w.Close() })
	e, err := engine.New(engine.Params{Warehouse: w, Clock: today, Analysts: analysts.All()})
	if err != nil {
		t.Fatal(err)
	}
	// A busy machine must not turn an answer into a timeout.
	service, err := usecase.New(usecase.Params{Platform: e, TotalTimeout: 10 * time.Minute, BudgetBytes: engine.DefaultAnswerBytes})
	if err != nil {
		t.Fatal(err)
	}
	datasets, err := w.Datasets(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	p := platform{service: service, ids: map[string]domain.SchemaID{}}
	for _, d := range datasets {
		p.ids[d.Name] = d.ID
	}
	return p
}

// add copies the files of a folder that end so.
func add(t *testing.T, into fstest.MapFS, from fs.FS, endings ...string) {
	t.Helper()
	for _, ending := range endings {
		names, err := fs.Glob(from, "*"+ending)
		if err != nil || len(names) == 0 {
			t.Fatalf("no file ends with %s: %v", ending, err)
		}
		for _, name := range names {
			data, err := fs.ReadFile(from, name)
			if err != nil {
				t.Fatal(err)
			}
			into[path.Base(name)] = &fstest.MapFile{Data: data, Mode: 0o444}
		}
	}
}

// answer is what an assistant gets: rows, and the whole of the data as JSON
// gives it.
type answer struct {
	Columns []struct{ Name string }
	Rows    [][]any

	whole map[string]any
	fault *domain.Fault
}

// askAll asks all questions, as many at once as there are cores: the more is
// under way, the more the race detector sees.
func (p platform) askAll(ctx context.Context, t *testing.T, questions []known) []answer {
	t.Helper()
	answers, failed := make([]answer, len(questions)), make([]error, len(questions))
	places := make(chan struct{}, runtime.GOMAXPROCS(0))
	var asking sync.WaitGroup
	for i, q := range questions {
		places <- struct{}{}
		asking.Go(func() {
			defer func() { <-places }()
			answers[i], failed[i] = p.ask(ctx, q)
		})
	}
	asking.Wait()
	if err := errors.Join(failed...); err != nil {
		t.Fatal(err)
	}
	return answers
}

// ask puts one question; an answer that is a fault is an answer too.
func (p platform) ask(ctx context.Context, q known) (answer, error) {
	id, ok := p.ids[q.table]
	if !ok {
		return answer{}, fmt.Errorf("%s: there is no table %s", q.ID, q.table)
	}
	result, err := p.service.Answer(ctx, q.Tool, q.Ask, id)
	if err != nil {
		return answer{fault: domain.FaultFrom(err)}, nil
	}
	var a answer
	err = errors.Join(json.Unmarshal(result.Data, &a), json.Unmarshal(result.Data, &a.whole))
	return a, err
}
