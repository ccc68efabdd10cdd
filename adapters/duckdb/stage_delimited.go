//go:build cgo

package duckdb

import (
	"context"
	"errors"
	"fmt"
	"os"
	"regexp"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/sqltext"
)

// delimited imports CSV and its relatives.
func (im *importer) delimited(ctx context.Context, f folder.File, l *loaded) error {
	var dialect delimited.Dialect
	skippedLines := 0
	path, id, err := im.spoolText(f, func(sample string, complete bool) (int, error) {
		d, ok := delimited.Sniff(sample, complete, f.Kind == folder.TSV)
		if !ok {
			return 0, skip("no record could be told in it")
		}
		dialect, skippedLines = d, strings.Count(sample[:d.Skip], "\n")
		return d.Skip, nil
	})
	if err != nil {
		return err
	}
	defer os.Remove(path)
	raw := rawTable{names: delimited.Names(dialect.Header, dialect.Fields), header: dialect.Header, semicolons: dialect.Separator == ';', version: id}
	if err := im.exec(ctx, stageDelimited(path, dialect)); err != nil {
		return raggedLine(err, skippedLines)
	}
	return im.settle(ctx, l, raw)
}

func stageDelimited(path string, d delimited.Dialect) string {
	columns := make([]string, d.Fields)
	for i := range columns {
		columns[i] = fmt.Sprintf("'c%d': 'VARCHAR'", i+1)
	}
	escape := `"`
	if d.Backslash {
		escape = `\`
	}
	return stageFrom(d.Fields, fmt.Sprintf(
		`read_csv(%s, auto_detect = false, header = false, delim = %s, quote = '"', escape = %s, columns = {%s})`,
		sqltext.Text(path), sqltext.Text(string(d.Separator)), sqltext.Text(escape), strings.Join(columns, ", ")), false)
}

var csvLine = regexp.MustCompile(`CSV Error on Line: ([0-9]+)`)

// raggedLine tells the line at which a file breaks, and nothing of its data.
func raggedLine(err error, skippedLines int) error {
	m := csvLine.FindStringSubmatch(err.Error())
	if m == nil {
		return err
	}
	line, _ := strconv.Atoi(m[1])
	reason := "line %d does not have the number of fields that the header has"
	switch text := err.Error(); {
	case strings.Contains(text, "quote"):
		if !strings.Contains(text, "Expected Number of Columns") {
			reason = "a quote in line %d is not closed or stands where it may not"
		}
	case strings.Contains(text, "Maximum line size"):
		reason = "line %d is longer than 2 MB"
	}
	return &unreadable{reason: fmt.Sprintf(reason, line+skippedLines), cause: errors.Unwrap(err)}
}
