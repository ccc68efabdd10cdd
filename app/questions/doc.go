// Package questions holds questions with known answers, asked of the embedded
// platform over the bundled sample and over further tables, for each of its
// tools. It has no code of its own: its tests ask, judge and count.
//
//	testdata/tables      the tables, where they come from, and how the golds read them
//	testdata/questions   the questions with their golds, a file a table
//	testdata/misses.yaml what does not come out right yet, each with the reason
//	testdata/floors.yaml how many must come out right, by tool
//	generator            makes the tables that no public one stands for
//
// A gold is SQL that DuckDB runs over the same file, by a path that shares no
// code with the engine: rows are compared by their values, whatever the columns
// are called. For an analysis it is how the question has to be read, and facts
// that are planted in the data or that SQL tells.
//
// The questions were written before they were first asked, by what a person
// would mean; CONTRIBUTING.md tells how to add one.
package questions

//go:generate go run ./generate -dir testdata/tables
