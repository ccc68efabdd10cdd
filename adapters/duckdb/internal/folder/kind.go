package folder

import (
	"path"
	"strings"
)

// Kind is a file's format, told by its ending.
type Kind string

// The kinds.
const (
	CSV      Kind = "csv"
	TSV      Kind = "tsv"
	JSON     Kind = "json"
	Parquet  Kind = "parquet"
	Sheets   Kind = "xlsx"
	Database Kind = "database" // SQLite or DuckDB; its first bytes tell which
	Unread   Kind = "unread"   // known, but not read: the old Excel format
)

// ending is how the names of files of one kind end.
type ending struct {
	text string
	kind Kind
}

// endings is in the order of trying: the longer first.
func endings() []ending {
	return []ending{
		{".csv.gz", CSV}, {".tsv.gz", TSV}, {".json.gz", JSON}, {".ndjson.gz", JSON}, {".jsonl.gz", JSON},
		{".csv", CSV}, {".tsv", TSV}, {".tab", TSV}, {".json", JSON}, {".ndjson", JSON}, {".jsonl", JSON},
		{".parquet", Parquet}, {".pq", Parquet}, {".xlsx", Sheets}, {".xlsm", Sheets}, {".xls", Unread},
		{".sqlite", Database}, {".sqlite3", Database}, {".db", Database}, {".duckdb", Database}, {".ddb", Database},
	}
}

// kindOf tells a file's kind and its name without the ending; false for a file
// that is no data.
func kindOf(name string) (Kind, string, bool) {
	lower := strings.ToLower(name)
	for _, e := range endings() {
		if strings.HasSuffix(lower, e.text) && path.Base(lower) != e.text {
			return e.kind, name[:len(name)-len(e.text)], true
		}
	}
	return "", "", false
}

// BaseName is a data file's path without its ending.
func BaseName(path string) string {
	if _, base, ok := kindOf(path); ok {
		return base
	}
	return path
}
