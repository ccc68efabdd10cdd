// Command lumenore-bench measures the service beside a bare reverse proxy.
package main

import (
	"context"
	"os"

	"github.com/lumenore/analytics-mcp-server/app/bench"
)

func main() {
	os.Exit(bench.Main(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}
