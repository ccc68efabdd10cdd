//go:build cgo

package duckdb_test

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
	"go.uber.org/zap/zaptest/observer"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// patience is how long a test waits for what happens by itself.
const patience = 20 * time.Second

// served is a warehouse over a folder, with what it warned about.
type served struct {
	*duckdb.Warehouse
	t    *testing.T
	dir  string
	logs *observer.ObservedLogs
}

// serve starts a warehouse over files given by path and content.
func serve(t *testing.T, files map[string]string) *served {
	t.Helper()
	dir := t.TempDir()
	for name, content := range files {
		put(t, dir, name, content)
	}
	return serveDir(t, dir, duckdb.Params{})
}

func serveDir(t *testing.T, dir string, p duckdb.Params) *served {
	t.Helper()
	core, logs := observer.New(zapcore.DebugLevel)
	p.Logger, p.Dir = zap.New(core), dir
	if p.CacheDir == "" {
		p.CacheDir = t.TempDir()
	}
	if p.Poll == 0 {
		p.Poll = 20 * time.Millisecond
	}
	w, err := duckdb.New(p)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := w.Close(); err != nil {
			t.Error(err)
		}
	})
	if err := w.Start(t.Context()); err != nil {
		t.Fatal(err)
	}
	return &served{Warehouse: w, t: t, dir: dir, logs: logs}
}

// put writes a file in one step, so that no half of it is ever seen.
func put(t *testing.T, dir, name, content string) {
	t.Helper()
	path := filepath.Join(dir, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path+".part", []byte(content), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := os.Rename(path+".part", path); err != nil {
		t.Fatal(err)
	}
}

func (s *served) datasets() []domain.Dataset {
	s.t.Helper()
	all, err := s.Datasets(context.Background())
	if err != nil {
		s.t.Fatal(err)
	}
	return all
}

func (s *served) names() []string {
	s.t.Helper()
	names := []string{}
	for _, d := range s.datasets() {
		names = append(names, d.Name)
	}
	return names
}

func (s *served) dataset(name string) domain.Dataset {
	s.t.Helper()
	all := s.datasets()
	i := slices.IndexFunc(all, func(d domain.Dataset) bool { return d.Name == name })
	if i < 0 {
		s.t.Fatalf("no dataset %q among %v; warnings: %v", name, s.names(), s.warnings())
	}
	return all[i]
}

func (s *served) column(dataset, name string) domain.Column {
	s.t.Helper()
	d := s.dataset(dataset)
	c, ok := d.Column(name)
	if !ok {
		s.t.Fatalf("no column %q in %+v", name, d.Columns)
	}
	return c
}

// values are a column's cells, sorted.
func (s *served) values(dataset, name string) []any {
	s.t.Helper()
	table, err := s.Run(context.Background(), query.Select{
		Dataset: s.dataset(dataset).ID, Outputs: []query.Output{{As: name, Expr: query.Column{Name: name}}},
	})
	if err != nil {
		s.t.Fatal(err)
	}
	cells := []any{}
	for _, row := range table.Rows {
		cells = append(cells, row[0])
	}
	return cells
}

// warnings are the warnings' reasons with the files they name.
func (s *served) warnings() map[string][]string {
	all := map[string][]string{}
	for _, entry := range s.logs.FilterLevelExact(zapcore.WarnLevel).All() {
		fields := entry.ContextMap()
		file, _ := fields["file"].(string)
		reason, _ := fields["reason"].(string)
		if reason == "" {
			reason = entry.Message
		}
		all[file] = append(all[file], reason)
	}
	return all
}

// about is what the warnings of a file are about, in the order they came.
func (s *served) about(file string) []string {
	var all []string
	for _, entry := range s.logs.FilterLevelExact(zapcore.WarnLevel).All() {
		fields := entry.ContextMap()
		if name, ok := fields["name"].(string); ok && fields["file"] == file {
			all = append(all, name)
		}
	}
	return all
}

// eventually waits until a condition holds.
func (s *served) eventually(what string, holds func() bool) {
	s.t.Helper()
	for deadline := time.Now().Add(patience); !holds(); {
		if time.Now().After(deadline) {
			s.t.Fatalf("%s did not come true; datasets %v, warnings %v", what, s.names(), s.warnings())
		}
		time.Sleep(5 * time.Millisecond)
	}
}
