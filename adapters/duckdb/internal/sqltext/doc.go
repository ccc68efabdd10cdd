// Package sqltext prints the query algebra of domain/query as a SELECT in
// DuckDB's dialect. Every identifier is quoted and every value is bound as a
// numbered parameter, so nothing that a caller writes becomes SQL; beside what
// runs it gives the same statement with the values in place, for people.
//
// How names are read: in Where and inside an aggregate, a Column is a column
// of what the Select reads. Elsewhere in a grouped Select (Having, OrderBy,
// other outputs) an output's name comes first, and stands for its expression.
//
// Answers are made repeatable: where OrderBy leaves ties, the keys (or all
// outputs) decide, and so they do inside window functions.
package sqltext
