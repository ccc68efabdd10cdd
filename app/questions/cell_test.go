package questions_test

import (
	"cmp"
	"fmt"
	"math"
	"math/big"
	"slices"
	"strconv"
	"strings"
	"time"

	"golang.org/x/text/unicode/norm"
)

// cell is a value as rows are compared by it: a number, a text in lower case,
// or nothing. A day is the text of its ISO form.
type cell struct {
	number float64
	text   string
	is     byte // n a number, t a text, 0 nothing
}

// float is a decimal of the driver.
type float interface{ Float64() float64 }

func cellOf(v any) cell {
	switch v := v.(type) {
	case nil:
		return cell{}
	case float64:
		return cell{number: v, is: 'n'}
	case float32:
		return cell{number: float64(v), is: 'n'}
	case int64:
		return cell{number: float64(v), is: 'n'}
	case int32:
		return cell{number: float64(v), is: 'n'}
	case uint64:
		return cell{number: float64(v), is: 'n'}
	case *big.Int:
		f, _ := new(big.Float).SetInt(v).Float64()
		return cell{number: f, is: 'n'}
	case float:
		return cell{number: v.Float64(), is: 'n'}
	case time.Time:
		return cell{text: v.Format(time.DateOnly), is: 't'}
	case bool:
		return cell{text: strconv.FormatBool(v), is: 't'}
	case string:
		return textCell(v)
	}
	return textCell(fmt.Sprint(v))
}

func textCell(s string) cell {
	if s = strings.ToLower(strings.TrimSpace(norm.NFC.String(s))); s == "" {
		return cell{}
	}
	return cell{text: s, is: 't'}
}

// first is the first day of the day or year that a cell names, so that a year
// equals its first day.
func (c cell) first() (cell, bool) {
	if c.is == 'n' && c.number == math.Trunc(c.number) && c.number >= 1900 && c.number <= 2100 {
		return cell{text: fmt.Sprintf("%04.0f-01-01", c.number), is: 't'}, true
	}
	if len(c.text) >= len(time.DateOnly) {
		if day, err := time.Parse(time.DateOnly, c.text[:len(time.DateOnly)]); err == nil {
			return cell{text: day.Format(time.DateOnly), is: 't'}, true
		}
	}
	return cell{}, false
}

const (
	relative = 1e-6 // how far numbers may lie apart
	absolute = 1e-9
)

func (c cell) same(o cell) bool {
	if c.is == 'n' && o.is == 'n' {
		return math.Abs(c.number-o.number) <= max(relative*max(math.Abs(c.number), math.Abs(o.number)), absolute)
	}
	return c.is == o.is && c.text == o.text
}

func (c cell) compare(o cell) int {
	return cmp.Or(cmp.Compare(c.is, o.is), cmp.Compare(c.number, o.number), cmp.Compare(c.text, o.text))
}

// coarse is a number of few digits, by which rows sort alike whatever its noise.
func (c cell) coarse() cell {
	if c.is == 'n' {
		c.number, _ = strconv.ParseFloat(strconv.FormatFloat(c.number, 'g', 5, 64), 64)
	}
	return c
}

// sameRows reports whether two tables hold the same rows, in any order.
func sameRows(a, b [][]cell) bool {
	if len(a) != len(b) {
		return false
	}
	for _, by := range []func(cell) cell{func(c cell) cell { return c }, cell.coarse} {
		order := func(x, y []cell) int {
			return slices.CompareFunc(x, y, func(x, y cell) int { return by(x).compare(by(y)) })
		}
		if slices.EqualFunc(slices.SortedStableFunc(slices.Values(a), order), slices.SortedStableFunc(slices.Values(b), order), inOrder) {
			return true
		}
	}
	return false
}

// inOrder reports whether cells are the same one by one.
func inOrder(a, b []cell) bool { return slices.EqualFunc(a, b, cell.same) }
