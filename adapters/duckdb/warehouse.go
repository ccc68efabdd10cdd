//go:build cgo

package duckdb

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"sync"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/ports"
)

var _ ports.Warehouse = (*Warehouse)(nil)

// Warehouse answers queries over the files of a folder or a bundled sample.
// Its methods may be called from several goroutines.
type Warehouse struct {
	params Params
	source folder.Source
	log    *zap.Logger
	counts *metrics
	cache  *cache
	intake *intake

	mu      sync.Mutex
	current *edition
	retired []*edition // replaced, with queries still running

	stopping context.Context // ends at Close, and with it the queries in flight
	stop     context.CancelFunc
	polling  sync.WaitGroup
	closing  sync.Once
	closed   error
}

// New returns a warehouse that does nothing until Start.
func New(p Params) (*Warehouse, error) {
	if (p.Dir == "") == (p.FS == nil) {
		return nil, errors.New("the warehouse needs a folder or a bundled sample, and not both")
	}
	if p.Logger == nil {
		p.Logger = zap.NewNop()
	}
	if p.Poll <= 0 {
		p.Poll = DefaultPoll
	}
	if p.MemoryBytes <= 0 {
		p.MemoryBytes = DefaultMemoryBytes
	}
	counts, err := newMetrics(p.Registry)
	if err != nil {
		return nil, err
	}
	w := &Warehouse{params: p, log: p.Logger, counts: counts}
	w.stopping, w.stop = context.WithCancel(context.Background())
	return w, nil
}

// Start imports the files and returns when questions can be answered; then it
// looks for changes until Close. It fails where the folder or the cache can't
// be used, and not because of a bad file.
func (w *Warehouse) Start(ctx context.Context) error {
	err := w.open()
	if err == nil {
		err = w.refresh(ctx, true)
	}
	if err != nil {
		return errors.Join(err, w.Close())
	}
	if w.source.Changes() {
		w.polling.Go(w.poll)
	}
	return nil
}

func (w *Warehouse) open() error {
	source, err := w.openSource()
	if err != nil {
		return err
	}
	w.source = source
	if w.cache, err = newCache(w.params.CacheDir); err != nil {
		return fmt.Errorf("the cache folder cannot be made: %w", err)
	}
	w.intake = newIntake(w.source, w.cache.dir, w.instanceMemory(), w.log)
	return nil
}

func (w *Warehouse) openSource() (folder.Source, error) {
	if w.params.FS != nil {
		return folder.NewBundled(w.params.FS), nil
	}
	dir, err := folder.New(w.params.Dir)
	if err != nil {
		return nil, err // and not a source that holds a nil folder
	}
	return dir, nil
}

// instanceMemory is the limit of one instance. There are never more than two:
// the serving one with either the importer or the one that it replaces.
func (w *Warehouse) instanceMemory() int64 { return max(w.params.MemoryBytes/2, minMemoryBytes) }

// poll looks for changes until Close.
func (w *Warehouse) poll() {
	tick := time.NewTicker(w.params.Poll)
	defer tick.Stop()
	for {
		select {
		case <-w.stopping.Done():
			return
		case <-tick.C:
		}
		if w.draining() {
			continue // a third instance would break the memory limit
		}
		if err := w.refresh(w.stopping, false); err != nil && w.stopping.Err() == nil {
			w.log.Error("the data files could not be looked at; the datasets stay as they are", zap.Error(err))
		}
	}
}

// nothingServed is for whoever mistook the folder: without datasets every
// question is refused.
const nothingServed = "there is no dataset to ask about: put data files (CSV, TSV, Parquet, JSON, NDJSON, XLSX, SQLite, DuckDB) into DATA_DIR, " +
	"where they show within ten seconds, or unset DATA_DIR for the bundled sample; files that could not be read have a warning of their own"

// refresh imports what has changed and puts it in service. All files are taken
// as they are with now; else those that stood still since the last look.
func (w *Warehouse) refresh(ctx context.Context, now bool) error {
	changed, err := w.intake.look(ctx, now)
	if err != nil || !(changed || now) {
		return err
	}
	next, err := openEdition(ctx, w.intake.catalogue(), w.instanceMemory(), w.log)
	if err != nil {
		return err
	}
	w.mu.Lock()
	old := w.current
	w.current = next
	if old != nil {
		w.retired = append(w.retired, old)
	}
	w.mu.Unlock()
	w.release(old)
	w.counts.datasets.Set(float64(len(next.datasets)))
	if len(next.datasets) == 0 {
		w.log.Warn(nothingServed)
		return nil
	}
	w.log.Info("the datasets are in service", zap.Int("datasets", len(next.datasets)))
	tellSeveralDates(next.datasets, w.log)
	return nil
}

// Datasets implements ports.Warehouse.
func (w *Warehouse) Datasets(ctx context.Context) ([]domain.Dataset, error) {
	if err := ctx.Err(); err != nil {
		return nil, fault(err)
	}
	e := w.acquire()
	if e == nil {
		return nil, notOpen()
	}
	defer w.release(e)
	return slices.Clone(e.datasets), nil
}

// Run implements ports.Warehouse.
func (w *Warehouse) Run(ctx context.Context, q query.Select) (table domain.Table, err error) {
	defer func(start time.Time) { w.counts.ran(start, err) }(time.Now())
	e := w.acquire()
	if e == nil {
		return domain.Table{}, notOpen()
	}
	defer w.release(e)
	relation, ok := e.relation(q.Root())
	if !ok {
		return domain.Table{}, unknownDataset(q.Root())
	}
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	defer context.AfterFunc(w.stopping, cancel)()
	table, err = e.run(ctx, q, relation, sqltext.Options{})
	if outOfRange(err) {
		table, err = e.run(ctx, q, relation, sqltext.Options{FloatArithmetic: true})
	}
	if err != nil {
		return domain.Table{}, fault(err)
	}
	return table, nil
}

// acquire takes the edition in service, so that it stays open until release;
// nil before Start and after Close.
func (w *Warehouse) acquire() *edition {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.current == nil || w.stopping.Err() != nil {
		return nil
	}
	w.current.users.Add(1)
	return w.current
}

// release gives an edition back. Whoever is the last to leave a retired one
// closes it.
func (w *Warehouse) release(e *edition) {
	if e == nil || e.users.Add(-1) > 0 {
		return
	}
	e.close()
	w.mu.Lock()
	w.retired = slices.DeleteFunc(w.retired, func(r *edition) bool { return r == e })
	w.mu.Unlock()
}

func (w *Warehouse) draining() bool {
	w.mu.Lock()
	defer w.mu.Unlock()
	return len(w.retired) > 0
}

// Close ends the queries in flight, stops looking for changes and removes the
// private folder. Further calls do nothing.
func (w *Warehouse) Close() error {
	w.closing.Do(func() { w.closed = w.shut() })
	return w.closed
}

func (w *Warehouse) shut() error {
	w.stop()
	w.polling.Wait()
	w.mu.Lock()
	last := w.current
	w.current = nil
	if last != nil {
		w.retired = append(w.retired, last)
	}
	leaving := slices.Clone(w.retired)
	w.mu.Unlock()
	w.release(last)
	for _, e := range leaving {
		<-e.closed // its queries have been interrupted
	}
	if w.source == nil {
		return nil
	}
	err := w.source.Close()
	if w.cache != nil {
		err = errors.Join(err, w.cache.remove())
	}
	return err
}
