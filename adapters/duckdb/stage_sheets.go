//go:build cgo

package duckdb

import (
	"context"
	"database/sql/driver"
	"path"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/delimited"
	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/internal/folder"
)

// maxUnzipped bounds what a workbook unpacks to. Sheets beyond some hundred
// thousand rows are better kept as CSV or Parquet.
const maxUnzipped = 4 << 30

// sheets imports every sheet of a workbook.
func (im *importer) sheets(ctx context.Context, f folder.File, l *loaded) error {
	scratch := &loaded{}
	defer scratch.release()
	copied, id, err := im.spool(f, scratch, ".xlsx")
	if err != nil {
		return err
	}
	book, err := excelize.OpenFile(copied, excelize.Options{TmpDir: im.in.cache, UnzipSizeLimit: maxUnzipped})
	if err != nil {
		return &unreadable{reason: "it is no workbook, or it is damaged or protected by a password", cause: err}
	}
	defer book.Close()
	var sheets []string
	for _, name := range book.GetSheetList() {
		if visible, err := book.GetSheetVisible(name); err != nil || visible {
			sheets = append(sheets, name)
		}
	}
	return im.eachTable(f, sheets, func(name string) error { return im.sheet(ctx, book, l, name, id) })
}

func (im *importer) warnTable(f folder.File, table string, err error) {
	im.log.Warn("a part of a data file is skipped", zap.String("file", f.Path), zap.String("part", table), zap.String("reason", readable(err)))
}

func (im *importer) sheet(ctx context.Context, book *excelize.File, l *loaded, name, id string) error {
	layout, err := newLayout(book, name)
	if err != nil {
		return err
	}
	rows, err := book.Rows(name)
	if err != nil {
		return &unreadable{reason: "the sheet is damaged", cause: err}
	}
	defer rows.Close()
	number := -1
	err = im.stageRows(ctx, len(layout.kinds), true, func() ([]driver.Value, error) {
		for rows.Next() {
			number++
			cells, err := rows.Columns(excelize.Options{RawCellValue: true})
			if err != nil {
				return nil, &unreadable{reason: "the sheet is damaged", cause: err}
			}
			if number < layout.firstRow || strings.Join(cells, "") == "" {
				continue
			}
			return layout.values(cells), nil
		}
		return nil, rows.Error()
	})
	if err != nil {
		return err
	}
	return im.settle(ctx, l, rawTable{
		sub: strings.ReplaceAll(strings.TrimSpace(name), "/", "-"), names: delimited.Names(layout.header, len(layout.kinds)), header: layout.header,
		version: path.Join(id, name),
	})
}

// cellKind is how a column's numbers are to be read: a workbook stores dates,
// percentages and amounts of money as plain numbers with a format.
type cellKind int

const (
	plainCell cellKind = iota
	dateCell
	percentCell
	moneyCell
	booleanCell
)

// layout is where a sheet's table stands and what its columns hold.
type layout struct {
	header   []string
	firstRow int // of data, from 0
	left     int // columns before the table
	kinds    []cellKind
	signs    []string // of money
	use1904  bool
}

// layoutRows are looked at to find the header and the columns' kinds.
const layoutRows = 200

func newLayout(book *excelize.File, sheet string) (*layout, error) {
	shown, err := firstCells(book, sheet, false)
	if err != nil {
		return nil, err
	}
	raw, err := firstCells(book, sheet, true)
	if err != nil {
		return nil, err
	}
	l := &layout{}
	if properties, err := book.GetWorkbookProps(); err == nil && properties.Date1904 != nil {
		l.use1904 = *properties.Date1904
	}
	head, width := headerRow(shown)
	if width == 0 {
		return nil, skip("the sheet holds no table")
	}
	for l.left < width-1 && columnEmpty(shown, l.left) {
		l.left++
	}
	l.kinds, l.signs = make([]cellKind, width-l.left), make([]string, width-l.left)
	l.firstRow = head
	below := pad(shown[head+1:], l.left, width)
	if first := pad(shown[head:head+1], l.left, width)[0]; !delimited.LooksLikeData(first, below) {
		l.header, l.firstRow = first, head+1
	}
	for i := range l.kinds {
		l.kinds[i], l.signs[i] = kindOfColumn(shown[l.firstRow:], raw[l.firstRow:], i+l.left)
	}
	return l, nil
}

func firstCells(book *excelize.File, sheet string, raw bool) ([][]string, error) {
	rows, err := book.Rows(sheet)
	if err != nil {
		return nil, &unreadable{reason: "the sheet is damaged", cause: err}
	}
	defer rows.Close()
	var all [][]string
	for len(all) < layoutRows && rows.Next() {
		cells, err := rows.Columns(excelize.Options{RawCellValue: raw})
		if err != nil {
			return nil, &unreadable{reason: "the sheet is damaged", cause: err}
		}
		all = append(all, slices.Clone(cells))
	}
	return all, rows.Error()
}

// headerRow finds the header: the first row as full as the table is wide. Rows
// above it, which fill fewer cells, are titles and notes.
func headerRow(rows [][]string) (head, width int) {
	for _, row := range rows {
		width = max(width, lastFilled(row))
	}
	usual := map[int]int{}
	for _, row := range rows {
		if n := filled(row); n > 0 {
			usual[n]++
		}
	}
	most := 0
	for n, count := range usual {
		if count > usual[most] || (count == usual[most] && n > most) {
			most = n
		}
	}
	for i, row := range rows {
		// A header has a name for nearly every column; data may have gaps.
		if n := filled(row); n > 0 && (n >= most || n*10 >= width*8) {
			return i, width
		}
	}
	return 0, width
}

func filled(row []string) int {
	n := 0
	for _, cell := range row {
		if strings.TrimSpace(cell) != "" {
			n++
		}
	}
	return n
}

func lastFilled(row []string) int {
	for i := len(row); i > 0; i-- {
		if strings.TrimSpace(row[i-1]) != "" {
			return i
		}
	}
	return 0
}

func columnEmpty(rows [][]string, i int) bool {
	for _, row := range rows {
		if i < len(row) && strings.TrimSpace(row[i]) != "" {
			return false
		}
	}
	return true
}

// pad cuts rows to the table's columns and fills them up.
func pad(rows [][]string, left, width int) [][]string {
	padded := make([][]string, len(rows))
	for i, row := range rows {
		padded[i] = make([]string, width-left)
		if len(row) > left {
			copy(padded[i], row[left:min(len(row), width)])
		}
	}
	return padded
}
