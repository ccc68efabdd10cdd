package bench

import (
	"fmt"
	"slices"
	"time"
)

// spread is how a figure came out over the rounds.
type spread struct{ least, median, most float64 }

// spreadOf takes one figure of each round; there is at least one.
func spreadOf[T any](rounds []T, figure func(round int, of T) float64) spread {
	values := make([]float64, len(rounds))
	for i, of := range rounds {
		values[i] = figure(i, of)
	}
	slices.Sort(values)
	return spread{least: values[0], median: values[len(values)/2], most: values[len(values)-1]}
}

// format is "12 (10–15)", each figure as the verb says.
func (s spread) format(verb string) string {
	return fmt.Sprintf(verb+" ("+verb+"–"+verb+")", s.median, s.least, s.most)
}

// summary is what the rounds of one load on one target come to. Ratios are to
// the proxy in the same round, so that they stand where the machine was slow for
// a while.
type summary struct {
	rate, rateRatio spread
	p50, p99        spread // milliseconds
	cpu, cpuRatio   spread // seconds for 1,000 calls
	resident        spread // MiB
	busy            spread // percent
}

func summarize(samples, proxy []sample) summary {
	return summary{
		rate:      spreadOf(samples, func(_ int, s sample) float64 { return s.rate() }),
		rateRatio: spreadOf(samples, func(round int, s sample) float64 { return s.rate() / proxy[round].rate() }),
		p50:       spreadOf(samples, func(_ int, s sample) float64 { return milliseconds(s.p50) }),
		p99:       spreadOf(samples, func(_ int, s sample) float64 { return milliseconds(s.p99) }),
		cpu:       spreadOf(samples, func(_ int, s sample) float64 { return s.perThousand() }),
		cpuRatio:  spreadOf(samples, func(round int, s sample) float64 { return s.perThousand() / proxy[round].perThousand() }),
		resident:  spreadOf(samples, func(_ int, s sample) float64 { return mebibytes(s.resident) }),
		busy:      spreadOf(samples, func(_ int, s sample) float64 { return 100 * s.busy }),
	}
}

func milliseconds(d time.Duration) float64 { return float64(d) / float64(time.Millisecond) }

func mebibytes(n int64) float64 { return float64(n) / (1 << 20) }
