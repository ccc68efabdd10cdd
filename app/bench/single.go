package bench

import (
	"context"
	"errors"
	"sync/atomic"
	"time"
)

const (
	// starts is how often a start is measured, and largeAnswers how often what a
	// large answer adds.
	starts       = 9
	largeAnswers = 3
	// largeAnswer is the size of the one large answer.
	largeAnswer = 100 << 20
	// residentPoll is how often memory is looked at while it comes.
	residentPoll = 2 * time.Millisecond
)

// single are the figures of one process and few calls.
type single struct {
	build      string
	start      spread // from the start of the process to its first answer, in milliseconds
	afterFirst spread // resident after that answer, in MiB
	files      spread // the pages of files in that, in MiB
	large      spread // most added while one large answer came, in MiB
}

// alone measures one build of the service.
func (b *stand) alone(ctx context.Context, build, program string) (single, error) {
	var spans []time.Duration
	var residents, files, larges []int64
	for range starts {
		span, resident, file, err := b.firstAnswer(ctx, program)
		if err != nil {
			return single{}, err
		}
		spans, residents, files = append(spans, span), append(residents, resident), append(files, file)
	}
	for range largeAnswers {
		large, err := b.added(ctx, program)
		if err != nil {
			return single{}, err
		}
		larges = append(larges, large)
	}
	return single{
		build:      build,
		start:      spreadOf(spans, func(_ int, d time.Duration) float64 { return milliseconds(d) }),
		afterFirst: spreadOf(residents, func(_ int, n int64) float64 { return mebibytes(n) }),
		files:      spreadOf(files, func(_ int, n int64) float64 { return mebibytes(n) }),
		large:      spreadOf(larges, func(_ int, n int64) float64 { return mebibytes(n) }),
	}, nil
}

// firstAnswer starts the service and asks as soon as it listens. It returns how
// long that took, and what the service has in RAM then, and of files.
func (b *stand) firstAnswer(ctx context.Context, program string) (span time.Duration, resident, files int64, err error) {
	if err := b.control.set(ctx, 0, smallAnswer); err != nil {
		return 0, 0, 0, err
	}
	began := time.Now()
	service, err := b.service(ctx, program)
	if err != nil {
		return 0, 0, 0, err
	}
	defer service.stop()
	l := load{callers: 1, calls: 1, size: smallAnswer / 2, questions: &b.questions}
	if _, err := b.counted(ctx, l, target{"the service", service, legacy}); err != nil {
		return 0, 0, 0, err
	}
	span = time.Since(began)
	resident, errResident := service.resident()
	files, errFiles := service.filePages()
	return span, resident, files, errors.Join(errResident, errFiles)
}

// added is how many bytes more the service has resident at most while one large
// answer comes, than after a call with a small one.
func (b *stand) added(ctx context.Context, program string) (int64, error) {
	if err := b.control.set(ctx, 0, smallAnswer); err != nil {
		return 0, err
	}
	service, err := b.service(ctx, program)
	if err != nil {
		return 0, err
	}
	defer service.stop()
	l := load{callers: 1, calls: 1, size: smallAnswer / 2, questions: &b.questions}
	to := target{"the service", service, streamed}
	if _, err := b.counted(ctx, l, to); err != nil {
		return 0, err
	}
	before, err := service.resident()
	if err != nil {
		return 0, err
	}
	if err := b.control.set(ctx, 0, largeAnswer); err != nil {
		return 0, err
	}
	var most atomic.Int64
	watching, done := context.WithCancel(ctx)
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		for watching.Err() == nil {
			if now, err := service.resident(); err == nil {
				most.Store(max(most.Load(), now))
			}
			time.Sleep(residentPoll)
		}
	}()
	_, err = b.counted(ctx, l, to)
	done()
	<-watched
	return most.Load() - before, err
}
