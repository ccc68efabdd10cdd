package question

import "maps"

// With returns an index that also holds these values of a column: the ones of
// a column too large to be held that the words of one question name. The
// receiver stays as it is and may be read meanwhile.
func (x *Index) With(column string, values []string) *Index {
	y := &Index{
		stems:  x.stems,
		exact:  clipped(x.exact),
		byWord: clipped(x.byWord),
		values: maps.Clone(x.values),
		kinds:  maps.Clone(x.kinds),
		names:  x.names,
		yesNo:  maps.Clone(x.yesNo),
	}
	held := y.values[column]
	y.values[column] = held[:len(held):len(held)]
	y.Add(column, values)
	if len(held) >= kindSample { // further values say nothing of the column
		y.lexicon.Store(x.lexicon.Load())
	}
	return y
}

// clipped is a copy whose slices have no room left, so that appending to them
// never writes into memory that the original shares.
func clipped(m map[string][]Value) map[string][]Value {
	out := make(map[string][]Value, len(m))
	for k, v := range m {
		out[k] = v[:len(v):len(v)]
	}
	return out
}
