//go:build cgo

package duckdb

import (
	"database/sql/driver"
	"regexp"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

var (
	shownDate    = regexp.MustCompile(`[0-9][-/.][0-9]|[0-9]:[0-9]|[A-Za-z]{3,}[- ,]|[0-9][- ][A-Za-z]{3,}`)
	shownNumber  = regexp.MustCompile(`^-?[0-9,]*(\.[0-9]*)?([eE][-+]?[0-9]+)?\s*$`)
	shownPercent = regexp.MustCompile(`%\s*$`)
	shownMoney   = regexp.MustCompile(`US\$|[$€£¥₹₩₽]`)
)

// kindOfColumn compares what a column's cells show with what they hold.
func kindOfColumn(shown, raw [][]string, i int) (cellKind, string) {
	votes := map[cellKind]int{}
	sign := ""
	for n := range shown {
		if i >= len(shown[n]) || n >= len(raw) || i >= len(raw[n]) || shown[n][i] == "" {
			continue
		}
		s, r := shown[n][i], raw[n][i]
		_, notNumber := strconv.ParseFloat(r, 64)
		switch {
		case (s == "TRUE" && r == "1") || (s == "FALSE" && r == "0"):
			votes[booleanCell]++
		case s == r || notNumber != nil || shownNumber.MatchString(s):
			votes[plainCell]++
		case shownPercent.MatchString(s):
			votes[percentCell]++
		case shownMoney.MatchString(s):
			votes[moneyCell]++
			sign = shownMoney.FindString(s)
		case shownDate.MatchString(s) && !strings.Contains(s, "E"):
			votes[dateCell]++
		default:
			votes[plainCell]++
		}
	}
	best := plainCell
	for kind, count := range votes {
		if kind != plainCell && count*2 > votes[plainCell]+count && count > votes[best] {
			best = kind
		}
	}
	return best, sign
}

// values turns a row's cells into texts that say what they are.
func (l *layout) values(cells []string) []driver.Value {
	row := make([]driver.Value, len(l.kinds))
	for i := range row {
		if i+l.left < len(cells) && cells[i+l.left] != "" {
			row[i] = l.value(i, cells[i+l.left])
		}
	}
	return row
}

func (l *layout) value(i int, text string) string {
	number, err := strconv.ParseFloat(text, 64)
	if err != nil {
		return text
	}
	switch l.kinds[i] {
	case booleanCell:
		return strconv.FormatBool(number != 0)
	case percentCell:
		// 0.07 times 100 is not exactly 7 in binary.
		return strconv.FormatFloat(number*100, 'f', 9, 64) + "%"
	case moneyCell:
		return l.signs[i] + strconv.FormatFloat(number, 'f', -1, 64)
	case dateCell:
		if t, err := excelize.ExcelDateToTime(number, l.use1904); err == nil {
			return t.Format("2006-01-02 15:04:05")
		}
	}
	return plainNumber(text, number)
}

// plainNumber undoes the binary noise of a stored number: 0.30000000000000004
// was entered as 0.3. A workbook keeps 15 digits.
func plainNumber(text string, number float64) string {
	if len(text) < 17 || !strings.ContainsAny(text, ".eE") {
		return text
	}
	return strconv.FormatFloat(number, 'g', 15, 64)
}
