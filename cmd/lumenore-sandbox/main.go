// Command lumenore-sandbox serves Lumenore's wire API from the embedded engine.
package main

import (
	"context"
	"os"

	"github.com/lumenore/analytics-mcp-server/app"
)

func main() {
	os.Exit(app.SandboxMain(context.Background(), app.Process{
		Args:    os.Args[1:],
		Environ: os.Environ(),
		Dir:     ".",
		Stdout:  os.Stdout,
		Stderr:  os.Stderr,
	}))
}
