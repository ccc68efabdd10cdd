package benchengine

import (
	"context"
	"flag"
	"fmt"
	"io"
	"os/signal"
	"syscall"
)

const (
	// defaultRows is what the project states its speed for.
	defaultRows = 10_000_000
	// defaultRounds give a median that one disturbed run does not move.
	defaultRounds = 5
	// memoryBytes is what the platform and the bare engine may use, each.
	memoryBytes = 4 << 30
)

// Main runs the benchmark and returns the exit code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	ctx, cancel := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	flags := flag.NewFlagSet("lumenore-bench-engine", flag.ContinueOnError)
	flags.SetOutput(stderr)
	folder := flags.String("folder", ".cache/bench-engine", "where the generated file is kept")
	rows := flags.Int("rows", defaultRows, "how many rows are generated")
	rounds := flags.Int("rounds", defaultRounds, "how often each question is asked")
	tool := flags.String("tool", "", "the only tool that is asked; empty: all")
	if err := flags.Parse(args); err != nil {
		return 2
	}
	if *rows < 1 || *rounds < 1 || flags.NArg() > 0 {
		flags.Usage()
		return 2
	}
	if err := benchmark(ctx, *folder, *rows, *rounds, *tool, stdout); err != nil {
		fmt.Fprintf(stderr, "lumenore-bench-engine: %v\n", err)
		return 1
	}
	return 0
}

// benchmark measures each question and prints its row as it comes.
func benchmark(ctx context.Context, folder string, rows, rounds int, tool string, w io.Writer) (err error) {
	s, err := newStand(ctx, folder, rows)
	if err != nil {
		return err
	}
	defer func() {
		if closing := s.close(); err == nil {
			err = closing
		}
	}()
	writeHead(w, rows, rounds)
	for _, q := range questions() {
		if tool != "" && tool != string(q.tool) {
			continue
		}
		m, err := s.measure(ctx, q, rounds)
		if err != nil {
			return fmt.Errorf("%s, %q: %w", q.tool, q.text, err)
		}
		writeRow(w, q, m)
	}
	return nil
}
