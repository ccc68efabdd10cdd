// Package duckdb is the warehouse of the embedded platform: ports.Warehouse
// over the user's own files, by DuckDB in this process. It needs cgo; in a
// build without it New says so.
//
// How a file comes to answer questions:
//
//  1. internal/folder lists the data files of a folder, or of a bundled sample.
//  2. An importer instance reads each file that is new or has changed into
//     texts (internal/delimited makes delimited files plain), works out what
//     the columns are (internal/typing) and writes them, typed, to a private
//     file in the cache folder. Parquet and DuckDB files stay where they are.
//  3. A serving instance attaches these files read-only, puts a view with the
//     typed columns over each dataset, and is then locked: no access to files,
//     no change of settings, nothing to write to. Questions run here only, and
//     only as statements that DuckDB itself classes as SELECT, printed by
//     internal/sqltext.
//  4. The folder is looked at every few seconds. A change makes a new serving
//     instance, which takes the place of the old one; the old one is closed
//     when the last query on it has ended.
//
// What is read as null, number or date, and how names come about, stands in
// the files that do it. Nested JSON becomes a column for each field of an
// object ("address.city"); what lies deeper, and lists, stay JSON text.
//
// Sums of floats are folded by several threads, so their last bits may differ
// between runs; everything else about an answer is the same each time. Answers
// are rounded to fewer digits than that.
package duckdb
