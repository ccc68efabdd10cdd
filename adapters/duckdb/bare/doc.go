// Package bare runs SQL text on DuckDB with nothing of this project between:
// what benchmarks hold the warehouse against, and what their data are made
// with. Nothing that serves questions imports it.
package bare
