// Command lumenore-bench-engine measures the embedded platform beside the SQL
// that it runs.
package main

import (
	"context"
	"os"

	"github.com/lumenore/analytics-mcp-server/app/benchengine"
)

func main() {
	os.Exit(benchengine.Main(context.Background(), os.Args[1:], os.Stdout, os.Stderr))
}
