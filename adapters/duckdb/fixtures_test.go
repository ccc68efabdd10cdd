//go:build cgo

package duckdb_test

import (
	"bytes"
	"compress/gzip"
	"database/sql"
	"testing"

	_ "github.com/duckdb/duckdb-go/v2"
	"github.com/xuri/excelize/v2"
	_ "modernc.org/sqlite"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb"
)

func params() duckdb.Params { return duckdb.Params{} }

func makeParquet(t *testing.T, path, selectSQL string) {
	t.Helper()
	execAll(t, "duckdb", "", "COPY ("+selectSQL+") TO '"+path+"' (FORMAT parquet)")
}

func makeDuckDB(t *testing.T, path string, statements ...string) {
	t.Helper()
	execAll(t, "duckdb", path, statements...)
}

func makeSQLite(t *testing.T, path string, statements ...string) {
	t.Helper()
	execAll(t, "sqlite", path, statements...)
}

func execAll(t *testing.T, driver, dsn string, statements ...string) {
	t.Helper()
	db, err := sql.Open(driver, dsn)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	for _, statement := range statements {
		if _, err := db.Exec(statement); err != nil {
			t.Fatalf("%s: %v", statement, err)
		}
	}
}

// makeBook writes a workbook; fill may format it.
func makeBook(t *testing.T, path string, fill func(book *excelize.File)) {
	t.Helper()
	book := excelize.NewFile()
	defer book.Close()
	fill(book)
	if err := book.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

func zipped(content string) string {
	var b bytes.Buffer
	w := gzip.NewWriter(&b)
	_, _ = w.Write([]byte(content))
	_ = w.Close()
	return b.String()
}
