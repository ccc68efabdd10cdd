package app

import (
	"context"
	"fmt"
	"io"
	"strings"
)

const usage = `usage: lumenore-mcp [serve | --stdio | healthcheck | version]

serve        answer assistants over MCP at HTTP_ADDR (the default)
--stdio      answer the one assistant that started this program, over its pipes
healthcheck  exit with 0 if the service on OPS_ADDR is ready, else with 1
version      print the version

Settings are variables of the environment; see "Configuration" in README.md.
`

// Main runs the command that the arguments name and returns the process's exit
// code: 0, 1 for a failure, told on stderr (a line for each setting that is
// wrong), 2 for a wrong command.
func Main(ctx context.Context, p Process) int {
	command := "serve"
	if len(p.Args) > 0 {
		command = p.Args[0]
	}
	var err error
	switch {
	case len(p.Args) > 1:
		fmt.Fprintf(p.Stderr, "lumenore-mcp: %s takes nothing behind it, as %q\n\n%s", command, p.Args[1], usage)
		return 2
	case command == "serve":
		err = Serve(ctx, p)
	case command == "--stdio", command == "stdio":
		err = ServeStdio(ctx, p)
	case command == "healthcheck":
		err = Healthcheck(ctx, p)
	case command == "version":
		fmt.Fprintln(p.Stdout, BuildVersion())
	case command == "help", command == "-h", command == "--help":
		fmt.Fprint(p.Stdout, usage)
	default:
		fmt.Fprintf(p.Stderr, "lumenore-mcp: there is no command %q\n\n%s", command, usage)
		return 2
	}
	if err != nil {
		tell(p.Stderr, "lumenore-mcp", err)
		return 1
	}
	return 0
}

// tell writes an error, each of its lines with the program's name.
func tell(w io.Writer, program string, err error) {
	for line := range strings.Lines(err.Error() + "\n") {
		fmt.Fprintf(w, "%s: %s", program, line)
	}
}
