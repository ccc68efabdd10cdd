// Command lumenore-bench measures the service beside a bare reverse proxy, or,
// called with the one word forecast, forecasts the windows of series on its input.
package main

import (
	"context"
	"os"

	"github.com/lumenore/analytics-mcp-server/app/bench"
	"github.com/lumenore/analytics-mcp-server/app/bench/forecast"
)

func main() {
	if len(os.Args) == 2 && os.Args[1] == "forecast" {
		os.Exit(forecast.Main(os.Stdin, os.Stdout, os.Stderr))
	}
	os.Exit(bench.Main(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}
