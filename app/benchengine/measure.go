package benchengine

import (
	"context"
	"slices"
	"time"
)

// spent is what some work took: by the clock, and of the processors.
type spent struct{ clock, cpu time.Duration }

// measured is what one question took, in medians.
type measured struct {
	tool, sql  spent
	statements int
}

// measure asks a question and runs the statements that it put to the warehouse,
// in turns. The first time does not count: files are mapped and the values that
// questions may name are read then.
func (s *stand) measure(ctx context.Context, q asked, rounds int) (measured, error) {
	var tool, sql []spent
	statements := 0
	for round := range rounds + 1 {
		s.recorder.take()
		took, err := timed(func() error { return s.ask(ctx, q) })
		if err != nil {
			return measured{}, err
		}
		ran := s.recorder.take()
		bare, err := timed(func() error { return s.run(ctx, ran) })
		if err != nil {
			return measured{}, err
		}
		if round > 0 {
			tool, sql, statements = append(tool, took), append(sql, bare), len(ran)
		}
	}
	return measured{tool: medians(tool), sql: medians(sql), statements: statements}, nil
}

func (s *stand) ask(ctx context.Context, q asked) error {
	_, err := s.service.Answer(ctx, q.tool, q.text, s.schema)
	return err
}

func (s *stand) run(ctx context.Context, statements []string) error {
	for _, statement := range statements {
		if _, err := s.bare.Read(ctx, statement); err != nil {
			return err
		}
	}
	return nil
}

func timed(work func() error) (spent, error) {
	start, before := time.Now(), cpu()
	err := work()
	return spent{clock: time.Since(start), cpu: cpu() - before}, err
}

func medians(all []spent) spent {
	var clock, cpu []time.Duration
	for _, s := range all {
		clock, cpu = append(clock, s.clock), append(cpu, s.cpu)
	}
	return spent{clock: median(clock), cpu: median(cpu)}
}

func median(values []time.Duration) time.Duration {
	slices.Sort(values)
	middle := len(values) / 2
	if len(values)%2 == 1 {
		return values[middle]
	}
	return (values[middle-1] + values[middle]) / 2
}
