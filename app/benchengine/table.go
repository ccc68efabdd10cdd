package benchengine

import (
	"fmt"
	"io"
	"runtime"
	"time"
)

func writeHead(w io.Writer, rows, rounds int) {
	fmt.Fprintf(w, "%d rows in Parquet, %d cores, medians of %d rounds\n\n", rows, runtime.NumCPU(), rounds)
	fmt.Fprintln(w, "| tool | question | statements | bare SQL | tool | × | bare SQL, CPU | tool, CPU | ×, CPU |")
	fmt.Fprintln(w, "| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: |")
}

func writeRow(w io.Writer, q asked, m measured) {
	fmt.Fprintf(w, "| `%s` | %s | %d | %s | %s | %s | %s | %s | %s |\n", q.tool, q.text, m.statements,
		milliseconds(m.sql.clock), milliseconds(m.tool.clock), ratio(m.tool.clock, m.sql.clock),
		milliseconds(m.sql.cpu), milliseconds(m.tool.cpu), ratio(m.tool.cpu, m.sql.cpu))
}

func milliseconds(d time.Duration) string {
	return fmt.Sprintf("%.0f ms", float64(d)/float64(time.Millisecond))
}

// ratio is empty where there is nothing to compare with.
func ratio(tool, sql time.Duration) string {
	if sql == 0 {
		return ""
	}
	return fmt.Sprintf("%.2f", float64(tool)/float64(sql))
}
