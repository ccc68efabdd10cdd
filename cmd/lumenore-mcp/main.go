// Command lumenore-mcp lets AI assistants ask business questions over MCP.
package main

import (
	"context"
	"os"

	"github.com/lumenore/analytics-mcp-server/app"
)

func main() {
	os.Exit(app.Main(context.Background(), app.Process{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		Dir:     ".",
		Stdin:   os.Stdin,
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
	}))
}
