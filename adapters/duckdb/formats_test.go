//go:build cgo

package duckdb_test

import (
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func utf16le(s string) string {
	b := []byte{0xff, 0xfe}
	for _, u := range utf16.Encode([]rune(s)) {
		b = append(b, byte(u), byte(u>>8))
	}
	return string(b)
}

func latin1(s string) string {
	var b []byte
	for _, r := range s {
		b = append(b, byte(r))
	}
	return string(b)
}

// Each file holds the same table, written in another way.
func TestDelimitedTextIsReadHoweverItIsWritten(t *testing.T) {
	const plain = "City,Sales\nZürich,1\nÉvian,2\n"
	files := map[string]string{
		"plain.csv":          plain,
		"bom.csv":            "\ufeff" + plain,
		"utf16.csv":          utf16le(plain),
		"latin1.csv":         latin1(plain),
		"latin1 late.csv":    "City,Sales\n" + strings.Repeat("Bern,\n", 100_000) + latin1("Zürich,1\nÉvian,2\n"),
		"zipped.csv.gz":      zipped(plain),
		"zipped unsaid.csv":  zipped(plain),
		"semicolon.csv":      strings.ReplaceAll(plain, ",", ";"),
		"pipe.csv":           strings.ReplaceAll(plain, ",", "|"),
		"tab.tsv":            strings.ReplaceAll(plain, ",", "\t"),
		"tab unsaid.csv":     strings.ReplaceAll(plain, ",", "\t"),
		"windows.csv":        strings.ReplaceAll(plain, "\n", "\r\n"),
		"old mac.csv":        strings.ReplaceAll(plain, "\n", "\r"),
		"quoted.csv":         "\"City\",\"Sales\"\n\"Zürich\",\"1\"\n\"Évian\",\"2\"\n",
		"no end.csv":         strings.TrimSuffix(plain, "\n"),
		"blank lines.csv":    "\nCity,Sales\n\nZürich,1\nÉvian,2\n\n",
		"title.csv":          "Sales report\n\nCity,Sales\nZürich,1\nÉvian,2\n",
		"wide title.csv":     "Sales report;;\nCity;Sales;Note\nZürich;1;x\nÉvian;2;y\n",
		"records.json":       `[{"City":"Zürich","Sales":1},{"City":"Évian","Sales":2}]`,
		"lines.ndjson":       "{\"City\":\"Zürich\",\"Sales\":1}\n{\"City\":\"Évian\",\"Sales\":2}\n",
		"lines.jsonl.gz":     zipped("{\"City\":\"Zürich\",\"Sales\":1}\n{\"City\":\"Évian\",\"Sales\":2}\n"),
		"wrapped.json":       `{"count":2,"data":[{"City":"Zürich","Sales":1},{"City":"Évian","Sales":2}]}`,
		"texts.json":         `[{"City":"Zürich","Sales":"$1"},{"City":"Évian","Sales":"$2"}]`,
		"UPPER CASE.CSV":     plain,
		"two.dots.of it.csv": plain,
	}
	s := serve(t, files)
	for file := range files {
		name := strings.TrimSuffix(strings.TrimSuffix(file, ".gz"), filepath.Ext(strings.TrimSuffix(file, ".gz")))
		if file == "lines.jsonl.gz" || file == "lines.ndjson" {
			name = file // they share a name, and so keep their endings
		}
		t.Run(file, func(t *testing.T) {
			cities := slices.DeleteFunc(s.values(name, "City"), func(v any) bool { return v == "Bern" })
			if want := []any{"Zürich", "Évian"}; !reflect.DeepEqual(cities, want) {
				t.Errorf("got %v", cities)
			}
			if got := s.values(name, "Sales")[:2]; !reflect.DeepEqual(got, []any{int64(1), int64(2)}) {
				t.Errorf("got %v", got)
			}
		})
	}
	if got := s.warnings(); len(got) != 0 {
		t.Errorf("got the warnings %v", got)
	}
}

func TestHeadersBecomeNames(t *testing.T) {
	s := serve(t, map[string]string{
		"odd.csv":   "\"Order ID\",Sales,,sales,\"Line\nbreak\",Sales\n1,2,3,4,x,6\n",
		"none.csv":  "1,2020-01-01,a\n2,2020-01-02,b\n",
		"years.csv": "Country,2019,2020\nFR,1,2\nDE,3,4\n",
		"one.csv":   "Name\nx\ny\n",
		"tail.csv":  "a,b,\n1,2,\n3,4,\n",
	})
	for dataset, want := range map[string][]string{
		"odd":   {"Order ID", "Sales", "column 3", "sales 2", "Line break", "Sales 3"},
		"none":  {"column 1", "column 2", "column 3"},
		"years": {"Country", "2019", "2020"},
		"one":   {"Name"},
		"tail":  {"a", "b"},
	} {
		var got []string
		for _, c := range s.dataset(dataset).Columns {
			got = append(got, c.Name)
		}
		if !slices.Equal(got, want) {
			t.Errorf("%s: got %q, want %q", dataset, got, want)
		}
	}
	if n := s.dataset("none").Rows; n != 2 {
		t.Errorf("a file without a header has %d rows", n)
	}
}

func TestQuotedFieldsHoldAnything(t *testing.T) {
	s := serve(t, map[string]string{
		"quotes.csv":    "a,b\n\"x,y\",\"line\nbreak\"\n\"say \"\"hi\"\"\",z\n",
		"backslash.csv": "a,b\n\"say \\\"hi\\\"\",z\nx,y\n",
		"inches.csv":    "a,b\n5\" pipe,1\nx,2\n",
	})
	for dataset, want := range map[string][]any{
		"quotes": {`say "hi"`, "x,y"}, "backslash": {`say "hi"`, "x"}, "inches": {`5" pipe`, "x"},
	} {
		if got := s.values(dataset, "a"); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %q, want %q", dataset, got, want)
		}
	}
}

func TestNestedJSONBecomesColumnsOneLevelDeep(t *testing.T) {
	s := serve(t, map[string]string{"n.json": `[
		{"id":1,"address":{"city":"Bern","geo":{"lat":1}},"tags":["a","b"],"a/b":true},
		{"id":2,"address":null,"late":"2024-01-05","a/b":false},
		{"id":3}]`})
	var names []string
	for _, c := range s.dataset("n").Columns {
		names = append(names, c.Name+" "+string(c.Type))
	}
	want := []string{"id integer", "address.city string", "address.geo string", "tags string", "a/b boolean", "late date"}
	if !slices.Equal(names, want) {
		t.Errorf("got %q, want %q", names, want)
	}
	if got := s.values("n", "tags"); got[0] != `["a","b"]` {
		t.Errorf("a list is not JSON text: %v", got)
	}
}

func TestParquetIsReadInPlaceWithItsTypes(t *testing.T) {
	dir := t.TempDir()
	makeParquet(t, filepath.Join(dir, "p.parquet"), `SELECT 1::INTEGER AS i, 1.5::FLOAT AS f, 12.34::DECIMAL(9,2) AS d, 7::DECIMAL(9,0) AS whole,
		'007' AS code, '2024-01-05' AS day_text, DATE '2024-01-05' AS day, TIMESTAMP '2024-01-05 10:00' AS at,
		TIMESTAMPTZ '2024-01-05 10:00:00+02' AS zoned, true AS ok, 'NaN'::DOUBLE AS nan, 'NA' AS na,
		{'city': 'Bern', 'zip': 3000} AS address, [1, 2] AS list, 'x'::BLOB AS blob, 18446744073709551615::UBIGINT AS big, TIME '10:00' AS clock`)
	s := serveDir(t, dir, params())
	want := map[string]any{
		"i": int64(1), "f": 1.5, "d": 12.34, "whole": int64(7), "code": "007", "day_text": on("2024-01-05"), "day": on("2024-01-05"),
		"at": on("2024-01-05 10:00:00"), "zoned": on("2024-01-05 08:00:00"), "ok": true, "nan": nil, "na": nil,
		"address.city": "Bern", "address.zip": int64(3000), "list": "[1,2]", "big": 1.8446744073709551615e19, "clock": "10:00:00",
	}
	for name, value := range want {
		if got := s.values("p", name); !reflect.DeepEqual(got, []any{value}) {
			t.Errorf("%s: got %v, want %v", name, got, value)
		}
	}
	if got := len(s.dataset("p").Columns); got != len(want) {
		t.Errorf("got %d columns, want %d", got, len(want))
	}
}

func TestEachTableOfADatabaseIsADataset(t *testing.T) {
	dir := t.TempDir()
	statements := []string{"CREATE TABLE shops (id INTEGER, zip TEXT, opened TEXT, sales REAL)",
		"INSERT INTO shops VALUES (1, '3000', '2020-01-05', 1.5), (2, '8000', '2021-12-30', NULL)",
		"CREATE TABLE \"odd name\" (a INTEGER)", "INSERT INTO \"odd name\" VALUES (1)",
		"CREATE VIEW seen AS SELECT * FROM shops", "CREATE TABLE hollow (a INTEGER)"}
	makeSQLite(t, filepath.Join(dir, "lite.db"), statements...)
	makeDuckDB(t, filepath.Join(dir, "duck.db"), append(statements, "CREATE SCHEMA eu", "CREATE TABLE eu.shops AS FROM shops")...)
	s := serveDir(t, dir, params())
	want := []string{"duck/eu/shops", "duck/odd name", "duck/shops", "lite/odd name", "lite/shops"}
	if got := s.names(); !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q; warnings %v", got, want, s.warnings())
	}
	for _, dataset := range []string{"duck/shops", "lite/shops", "duck/eu/shops"} {
		for column, want := range map[string][]any{
			"id": {int64(1), int64(2)}, "zip": {"3000", "8000"}, "opened": {on("2020-01-05"), on("2021-12-30")}, "sales": {1.5, nil},
		} {
			if got := s.values(dataset, column); !reflect.DeepEqual(got, want) {
				t.Errorf("%s of %s: got %v, want %v", column, dataset, got, want)
			}
		}
	}
	for _, file := range []string{"lite.db", "duck.db"} {
		if got := s.warnings()[file]; len(got) != 1 {
			t.Errorf("the table without rows in %s gave the warnings %v", file, got)
		}
	}
}

// A view of the user's own may read any file: it is no dataset.
func TestViewsOfADatabaseAreNotRead(t *testing.T) {
	dir := t.TempDir()
	makeDuckDB(t, filepath.Join(dir, "d.duckdb"), "CREATE TABLE t AS SELECT 1 AS a", "CREATE VIEW v AS SELECT * FROM read_text('/etc/hostname')")
	s := serveDir(t, dir, params())
	if got := s.names(); !slices.Equal(got, []string{"d/t"}) {
		t.Errorf("got %v", got)
	}
}

func TestSheetsAreReadAsTheyShow(t *testing.T) {
	dir := t.TempDir()
	makeBook(t, filepath.Join(dir, "book.xlsx"), func(b *excelize.File) {
		fill := func(sheet string, rows ...[]any) {
			for i, row := range rows {
				cell, _ := excelize.CoordinatesToCellName(1, i+1)
				if err := b.SetSheetRow(sheet, cell, &row); err != nil {
					t.Fatal(err)
				}
			}
		}
		format := func(sheet, from, to string, numFmt int) {
			style, _ := b.NewStyle(&excelize.Style{NumFmt: numFmt})
			if err := b.SetCellStyle(sheet, from, to, style); err != nil {
				t.Fatal(err)
			}
		}
		fill("Sheet1", []any{"Quarterly report"}, nil,
			[]any{"Day", "Share", "Sales", "Rate", "Open", "Code"},
			[]any{on("2024-01-05"), 0.07, 1434, 3.14159, true, "007"},
			[]any{on("2024-12-30"), 0.275, 12.5, 2.5, false, "012"},
			[]any{on("2024-12-31"), nil, nil, nil, nil, "#N/A"})
		format("Sheet1", "A4", "A6", 14)
		format("Sheet1", "B4", "B6", 10)
		format("Sheet1", "D4", "D6", 2)
		custom := `"$"#,##0.00`
		money, _ := b.NewStyle(&excelize.Style{CustomNumFmt: &custom})
		if err := b.SetCellStyle("Sheet1", "C4", "C6", money); err != nil {
			t.Fatal(err)
		}
		for _, name := range []string{"North & South", "Empty", "Secret"} {
			if _, err := b.NewSheet(name); err != nil {
				t.Fatal(err)
			}
		}
		fill("North & South", []any{"a", "b"}, []any{1, "x"})
		fill("Secret", []any{"a"}, []any{1})
		if err := b.SetSheetVisible("Secret", false); err != nil {
			t.Fatal(err)
		}
	})
	s := serveDir(t, dir, params())
	if got, want := s.names(), []string{"book/North & South", "book/Sheet1"}; !slices.Equal(got, want) {
		t.Fatalf("got %q, want %q; warnings %v", got, want, s.warnings())
	}
	for column, want := range map[string][]any{
		"Day": {on("2024-01-05"), on("2024-12-30"), on("2024-12-31")}, "Share": {7.0, 27.5, nil}, "Sales": {12.5, 1434.0, nil},
		"Rate": {2.5, 3.14159, nil}, "Open": {false, true, nil}, "Code": {"007", "012", nil},
	} {
		if got := s.values("book/Sheet1", column); !reflect.DeepEqual(got, want) {
			t.Errorf("%s: got %v, want %v", column, got, want)
		}
	}
	if c := s.column("book/Sheet1", "Share"); c.Unit != "%" || c.Type != domain.Number {
		t.Errorf("got the share as %s in %q", c.Type, c.Unit)
	}
	if c := s.column("book/Sheet1", "Sales"); c.Unit != "USD" {
		t.Errorf("got the sales in %q", c.Unit)
	}
}
