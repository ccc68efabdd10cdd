//go:build cgo

package duckdb

import (
	"context"
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
)

// maxJSONColumns keeps apart tables from objects that use keys as data.
const maxJSONColumns = 1000

// json imports a list of records: a JSON array of objects, objects one after
// the other (NDJSON), or one object of which exactly one field is such a list,
// as interfaces send it around. A field that holds an object becomes a column
// for each of its fields ("address.city"); what lies deeper, and lists, stay
// JSON text.
func (im *importer) json(ctx context.Context, f folder.File, l *loaded) error {
	array := false
	path, id, err := im.spoolText(f, func(sample string, _ bool) (int, error) {
		start := strings.TrimLeft(sample, " \t\n")
		array = strings.HasPrefix(start, "[")
		if !array && !strings.HasPrefix(start, "{") {
			return 0, skip("it is no JSON array of records, and no records one after the other")
		}
		return 0, nil
	})
	if err != nil {
		return err
	}
	defer os.Remove(path)
	size, err := wholeJSON(path, array)
	if err != nil {
		return err
	}
	if err := im.records(ctx, path, array, size); err != nil {
		return err
	}
	defer func() { _ = im.exec(ctx, "DROP TABLE IF EXISTS "+recordTable) }()
	pointers, names, err := im.fields(ctx)
	if err != nil {
		return err
	}
	if len(names) == 0 {
		return skip("its records have no fields")
	}
	if len(names) > maxJSONColumns {
		return skip(fmt.Sprintf("its records have more than %d different fields", maxJSONColumns))
	}
	if err := im.stageFields(ctx, pointers); err != nil {
		return err
	}
	return im.settle(ctx, l, rawTable{names: delimited.Names(names, len(names)), version: id})
}

// wholeJSON tells the size of a JSON text, and that its last character closes
// what its first one opened: the engine reads one that was cut as if it ended.
func wholeJSON(path string, array bool) (int64, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return 0, err
	}
	const tailBytes = 4096 // more blanks than anyone puts behind the end
	tail, err := io.ReadAll(io.NewSectionReader(f, max(info.Size()-tailBytes, 0), tailBytes))
	if err != nil {
		return 0, err
	}
	closing := "}"
	if array {
		closing = "]"
	}
	if !strings.HasSuffix(strings.TrimRight(string(tail), " \t\n"), closing) {
		return 0, skip("it is not well-formed JSON: its end is missing")
	}
	return info.Size(), nil
}

// recordTable holds a record a row while a JSON file is read, in column r.
const recordTable = "temp.main.records"

// records reads the records, and looks into a single object for them.
func (im *importer) records(ctx context.Context, path string, array bool, size int64) error {
	format := "unstructured"
	if array {
		format = "array"
	}
	err := im.exec(ctx, fmt.Sprintf(
		"CREATE OR REPLACE TEMP TABLE records AS SELECT json AS r FROM read_json_objects(%s, format = '%s', maximum_object_size = %d)",
		sqltext.Text(path), format, size+1))
	if err != nil {
		return &unreadable{reason: "it is not well-formed JSON", cause: err}
	}
	counts, err := im.queryRow(ctx, "SELECT count(*), count(*) FILTER (WHERE json_type(r) = 'OBJECT') FROM "+recordTable, 2)
	if err != nil {
		return err
	}
	switch all, objects := asCount(counts[0]), asCount(counts[1]); {
	case all == 0:
		return skip("it holds no records")
	case objects < all:
		return skip("it holds a list of something else than records")
	case all > 1 || array:
		return nil
	}
	lists, err := im.texts(ctx, "SELECT k FROM (SELECT unnest(json_keys(r)) AS k, r FROM "+recordTable+
		") WHERE json_type(r, "+keyPointer+") = 'ARRAY' AND json_type(r, "+keyPointer+" || '/0') = 'OBJECT'")
	if err != nil {
		return err
	}
	if len(lists) != 1 {
		return skip("it holds one object instead of a list of records")
	}
	return im.exec(ctx, "CREATE OR REPLACE TEMP TABLE records AS SELECT r FROM (SELECT unnest(from_json(json_extract(r, "+
		sqltext.Text(pointer(lists[0]))+"), '[\"JSON\"]')) AS r FROM "+recordTable+") WHERE json_type(r) = 'OBJECT'")
}

// pointer is the JSON pointer (RFC 6901) to fields within fields.
func pointer(fields ...string) string {
	var p strings.Builder
	for _, f := range fields {
		p.WriteString("/" + strings.NewReplacer("~", "~0", "/", "~1").Replace(f))
	}
	return p.String()
}

// keyPointer is SQL for the pointer to the field whose name is the column k.
const keyPointer = "('/' || replace(replace(k, '~', '~0'), '/', '~1'))"

// fields lists the records' fields in the order in which they come up.
func (im *importer) fields(ctx context.Context) (pointers, names []string, err error) {
	const keys = `SELECT k, bool_or(json_type(r, ` + "%s" + `) = 'OBJECT'), bool_and(coalesce(json_type(r, ` + "%s" + `), 'NULL') IN ('OBJECT', 'NULL'))
FROM (SELECT n, r, unnest(json_keys(r%s)) AS k, generate_subscripts(json_keys(r%s), 1) AS i FROM (SELECT row_number() OVER () AS n, r FROM ` + recordTable + `))
GROUP BY k ORDER BY min(n), min(i), k`
	outer, err := im.query(ctx, fmt.Sprintf(keys, keyPointer, keyPointer, "", ""), 3)
	if err != nil {
		return nil, nil, err
	}
	for _, row := range outer {
		name, _ := row[0].(string)
		if row[1] != true || row[2] != true {
			pointers, names = append(pointers, pointer(name)), append(names, name)
			continue
		}
		at := ", " + sqltext.Text(pointer(name))
		inner, err := im.texts(ctx, fmt.Sprintf(
			`SELECT k FROM (
				SELECT n, unnest(json_keys(r%s)) AS k, generate_subscripts(json_keys(r%s), 1) AS i
				FROM (SELECT row_number() OVER () AS n, r FROM %s)
			) GROUP BY k ORDER BY min(n), min(i), k`,
			at, at, recordTable))
		if err != nil {
			return nil, nil, err
		}
		for _, field := range inner {
			pointers, names = append(pointers, pointer(name, field)), append(names, name+"."+field)
		}
	}
	return pointers, names, nil
}

// stageFields stages the fields as texts. Each record is parsed once.
func (im *importer) stageFields(ctx context.Context, pointers []string) error {
	quoted, columns := make([]string, len(pointers)), make([]string, len(pointers))
	for i, p := range pointers {
		quoted[i] = sqltext.Text(p)
		columns[i] = fmt.Sprintf("v[%d] AS c%d", i+1, i+1)
	}
	return im.exec(ctx, stageFrom(len(pointers), fmt.Sprintf("(SELECT %s FROM (SELECT json_extract_string(r, [%s]) AS v FROM %s))",
		strings.Join(columns, ", "), strings.Join(quoted, ", "), recordTable), false))
}
