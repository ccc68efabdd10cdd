// Command generate writes the reference of what assistants are offered:
//
//	generate ../domain ../TOOLS.md
package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"

	"github.com/modelcontextprotocol/go-sdk/mcp"

	"github.com/lumenore/analytics-mcp-server/app"
	"github.com/lumenore/analytics-mcp-server/app/tooldoc"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate <folder of the package domain> <page>")
		os.Exit(2)
	}
	if err := run(context.Background(), os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

// run starts the service over its sample in this process, at the other end of
// two pipes, and asks it.
func run(ctx context.Context, sources, page string) (err error) {
	theirs, in := io.Pipe()
	out, ours := io.Pipe()
	served := make(chan error, 1)
	go func() {
		failed := app.ServeStdio(ctx, app.Process{
			Environ: []string{"PLATFORM=embedded", "LOG_LEVEL=error"},
			Dir:     os.TempDir(),
			Stdin:   theirs, Stdout: ours, Stderr: os.Stderr,
		})
		ours.CloseWithError(failed)
		served <- failed
	}()
	client := mcp.NewClient(&mcp.Implementation{Name: "tooldoc", Version: "1"}, nil)
	session, err := client.Connect(ctx, &mcp.IOTransport{Reader: out, Writer: in}, nil)
	if err != nil {
		return err
	}
	text, err := tooldoc.Render(ctx, session, os.DirFS(sources))
	if err := errors.Join(err, session.Close(), <-served); err != nil {
		return err
	}
	return os.WriteFile(page, []byte(text), 0o644)
}
