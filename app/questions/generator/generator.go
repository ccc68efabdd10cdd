// Package generator makes the tables that questions are asked of where no
// public table has what people bring: day-first dates with decimal commas,
// text in several scripts, contracts with a start and an end. The rows are
// drawn from fixed seeds; the facts planted in them stand beside the draws.
package generator

import (
	"bytes"
	"math/rand/v2"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// seed is the first half of every PCG seed; each table's stream is the second.
const seed = 20171230

// Files are the made tables, as the text of a file by its name.
func Files() map[string][]byte {
	return map[string][]byte{
		"weborders.csv":     webOrders(rand.New(rand.NewPCG(seed, 1))),
		"subscriptions.csv": subscriptions(rand.New(rand.NewPCG(seed, 2))),
		"tickets.csv":       tickets(rand.New(rand.NewPCG(seed, 3))),
	}
}

// Write writes the files into a folder.
func Write(dir string) error {
	for name, text := range Files() {
		if err := os.WriteFile(filepath.Join(dir, name), text, 0o644); err != nil {
			return err
		}
	}
	return nil
}

// table collects lines; no field of the made tables holds a separator.
type table struct {
	bytes.Buffer
	separator string
}

func (t *table) line(fields ...string) {
	t.WriteString(strings.Join(fields, t.separator))
	t.WriteByte('\n')
}

// weighted draws an index with given weights.
func weighted(r *rand.Rand, weights ...float64) int {
	sum := 0.0
	for _, w := range weights {
		sum += w
	}
	at := r.Float64() * sum
	for i, w := range weights {
		if at -= w; at < 0 {
			return i
		}
	}
	return len(weights) - 1
}

func on(year int, month time.Month, day int) time.Time {
	return time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
}

func fixed(v float64, digits int) string { return strconv.FormatFloat(v, 'f', digits, 64) }
