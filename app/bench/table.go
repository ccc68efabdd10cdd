package bench

import (
	"fmt"
	"io"
	"time"
)

// proxyName is the target that the others are compared with.
const proxyName = "reverse proxy"

// writeLoads prints the table of loads. Ratios are to the proxy's row of the
// same scenario and round, which stands first.
func writeLoads(w io.Writer, rows []row) {
	fmt.Fprintln(w, "| load | target | calls/s | of proxy's | p50 | p99 | CPU s / 1,000 calls | × proxy's | resident |")
	fmt.Fprintln(w, "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
	var proxy row
	for _, r := range rows {
		if r.target == proxyName {
			proxy = r
		}
		fmt.Fprintf(w, "| %s | %s | %.0f | %.2f | %s | %s | %.3f | %.1f | %s |\n", r.scenario, r.target,
			r.rate(), r.rate()/proxy.rate(), milliseconds(r.p50), milliseconds(r.p99),
			r.perThousand().Seconds(), r.perThousand().Seconds()/proxy.perThousand().Seconds(), mebibytes(r.resident))
	}
}

// writeSingles prints the table of builds.
func writeSingles(w io.Writer, list []single) {
	fmt.Fprintln(w, "\n| build | start to first answer | resident after it | added by one 100 MiB answer |")
	fmt.Fprintln(w, "| --- | ---: | ---: | ---: |")
	for _, s := range list {
		fmt.Fprintf(w, "| %s | %s | %s | %s |\n", s.build, milliseconds(s.start), mebibytes(s.afterFirst), mebibytes(s.large))
	}
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.1f ms", float64(d)/float64(time.Millisecond))
}

func mebibytes(n int64) string { return fmt.Sprintf("%.1f MiB", float64(n)/(1<<20)) }
