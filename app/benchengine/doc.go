// Package benchengine measures the embedded platform beside the SQL that it runs.
//
// It generates order lines into a Parquet file, the same ones each time, asks
// each tool some questions through the use-case and the engine, and notes the
// statements that they put to the warehouse. Then the same statements run as
// text on a bare DuckDB in this process, with the same memory and over the same
// file. Both take turns; the figures are medians.
//
// On nlq_to_data the difference is what reading, checking, coalescing, printing
// and wording cost; on the others the statistics come in.
package benchengine
