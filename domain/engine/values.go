package engine

import (
	"context"
	"sync"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// maxIndexedDatasets is how many datasets' values are held at a time: they are
// the engine's only memory of the data, and can always be read again.
const maxIndexedDatasets = 32

// maxIndexedLength is the mean length, in characters, above which a column
// holds prose that no question spells out.
const maxIndexedLength = 200

// dataKey identifies the data of a dataset as they stood at a moment.
type dataKey struct {
	id      domain.SchemaID
	version string
}

// valueCache holds the index of values of datasets, the most recently used.
type valueCache struct {
	mu      sync.Mutex
	indexes map[dataKey]*question.Index
	totals  map[dataKey]string // the caveat of a row of totals
	recent  []dataKey          // the last used at the end
}

func newValueCache() *valueCache {
	return &valueCache{indexes: map[dataKey]*question.Index{}, totals: map[dataKey]string{}}
}

func (c *valueCache) get(key dataKey) (*question.Index, bool) {
	c.mu.Lock()
	defer c.mu.Unlock()
	index, ok := c.indexes[key]
	if ok {
		c.touch(key)
	}
	return index, ok
}

func (c *valueCache) totalRow(key dataKey) string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.totals[key]
}

func (c *valueCache) put(key dataKey, index *question.Index, total string) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.indexes[key], c.totals[key] = index, total
	c.touch(key)
	if len(c.recent) > maxIndexedDatasets {
		delete(c.indexes, c.recent[0])
		delete(c.totals, c.recent[0])
		c.recent = c.recent[1:]
	}
}

func (c *valueCache) touch(key dataKey) {
	for i, k := range c.recent {
		if k == key {
			c.recent = append(c.recent[:i], c.recent[i+1:]...)
			break
		}
	}
	c.recent = append(c.recent, key)
}

// index returns the values of a dataset's texts that a question may name,
// reading them on first use.
func (e *Engine) index(ctx context.Context, d domain.Dataset) (*question.Index, error) {
	key := dataKey{d.ID, d.Version}
	if index, ok := e.values.get(key); ok {
		return index, nil
	}
	domain.Progress(ctx, "Reading the values of the columns")
	index := question.NewIndex()
	index.AddNames(d)
	for _, c := range d.Columns {
		if c.Type != domain.String || c.Distinct == 0 || c.MeanLength > maxIndexedLength {
			continue
		}
		values, err := e.distinctValues(ctx, d.ID, c.Name)
		if err != nil && domain.FaultFrom(err).Kind == domain.KindTooBig {
			continue // too many to be counted: those that a question spells out are looked up
		}
		if err != nil {
			return nil, err
		}
		index.Add(c.Name, values)
	}
	total, err := e.totalRow(ctx, d, index)
	if err != nil {
		return nil, err
	}
	e.values.put(key, index, total)
	return index, nil
}

// distinctValues returns the texts of a column, the most frequent first, at
// most as many as an index holds.
func (e *Engine) distinctValues(ctx context.Context, id domain.SchemaID, column string) ([]string, error) {
	const value, rows = "value", "rows"
	t, err := e.warehouse.Run(ctx, query.Select{
		Dataset: id,
		Outputs: []query.Output{
			{As: value, Expr: col(column), Key: true},
			{As: rows, Expr: query.Aggregate{Func: query.Count}},
		},
		Where:   query.Not{Term: query.IsNull{Expr: col(column)}},
		OrderBy: []query.Order{{By: col(rows), Desc: true}, {By: col(value)}},
		Limit:   question.MaxIndexedValues,
	})
	if err != nil {
		return nil, err
	}
	return textsOf(t), nil
}
