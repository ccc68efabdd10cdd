package main

import (
	"fmt"
	"io"
	"strings"
	"text/tabwriter"
)

// table collects what each client got, and why a step failed.
type table struct {
	rows     [][]string
	failures []string
}

func newTable() *table {
	return &table{rows: [][]string{{"client", "revision", "steps that passed"}}}
}

// add enters a client and returns how many of its steps failed.
func (t *table) add(c driver, got answers) int {
	asked := steps()
	if got.Err != nil {
		t.failures = append(t.failures, fmt.Sprintf("%s: %v", c.name, got.Err))
		t.rows = append(t.rows, []string{c.name, "", "none"})
		return len(asked)
	}
	failed := 0
	for i, s := range asked {
		if err := s.verdict(got.Outcomes[i]); err != nil {
			t.failures = append(t.failures, fmt.Sprintf("%s, %s: %v", c.name, s.title, err))
			failed++
		}
	}
	revision := got.Protocol
	if revision == "" {
		revision = "not told"
	}
	t.rows = append(t.rows, []string{c.name, revision, fmt.Sprintf("%d of %d", len(asked)-failed, len(asked))})
	return failed
}

func (s step) verdict(got outcome) error {
	if got.Error != "" {
		return fmt.Errorf("%s", got.Error)
	}
	return s.check(got.Result)
}

func (t *table) print(w io.Writer) {
	columns := tabwriter.NewWriter(w, 0, 0, 2, ' ', 0)
	for _, row := range t.rows {
		fmt.Fprintln(columns, strings.Join(row, "\t"))
	}
	_ = columns.Flush() // a terminal that is gone needs no table
	for _, failure := range t.failures {
		fmt.Fprintln(w, "failed:", failure)
	}
}
