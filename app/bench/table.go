package bench

import (
	"fmt"
	"io"
	"runtime"
)

// proxyName is the target that the others are compared with; it is the first.
const proxyName = "reverse proxy"

// writeMachine says what the figures were measured on.
func writeMachine(w io.Writer, rounds int) {
	fmt.Fprintf(w, "%d processors, load average %s when this began; %d rounds: median (least–most).\n\n", runtime.NumCPU(), loadAverage(), rounds)
}

func writeLoadsHead(w io.Writer) {
	fmt.Fprintln(w, "| load | asked | calls/s | of the proxy's | p50 ms | p99 ms | CPU s / 1,000 calls | × the proxy's | resident MiB | machine busy % |")
	fmt.Fprintln(w, "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
}

func writeLoad(w io.Writer, scenario, target string, s summary) {
	fmt.Fprintf(w, "| %s | %s | %s | %s | %s | %s | %s | %s | %s | %s |\n", scenario, target,
		s.rate.format("%.0f"), s.rateRatio.format("%.2f"), s.p50.format("%.1f"), s.p99.format("%.0f"),
		s.cpu.format("%.3f"), s.cpuRatio.format("%.2f"), s.resident.format("%.0f"), s.busy.format("%.0f"))
}

// writeSingles prints the table of builds.
func writeSingles(w io.Writer, list []single) {
	fmt.Fprintln(w, "\n| build | start to first answer, ms | resident after it, MiB | of that pages of files, MiB | added by one 100 MiB answer, MiB |")
	fmt.Fprintln(w, "| --- | ---: | ---: | ---: | ---: |")
	for _, s := range list {
		fmt.Fprintf(w, "| %s | %s | %s | %s | %s |\n", s.build, s.start.format("%.0f"), s.afterFirst.format("%.1f"), s.files.format("%.1f"), s.large.format("%.1f"))
	}
	fmt.Fprintf(w, "\nLoad average %s at the end.\n", loadAverage())
}
