// Package query is a small relational algebra: what the engine asks of a
// warehouse, as values instead of SQL text. Nothing here can name a file,
// another database or a statement other than a SELECT; names are quoted and
// values bound by the warehouse that prints it.
//
// A Select reads a dataset or another Select. Its outputs are either keys
// (what the rows are grouped by) or anything else; where an output holds an
// Aggregate, the rows are grouped by the keys.
package query
