// Command smoke asks the running service the same things through the clients
// that people use, each at a pinned version, and prints what came out as a table.
// It exits with 1 when one of them did not get what it should.
//
// run.sh brings the clients and starts it; each is a small program in clients
// that takes the steps as JSON on stdin and prints their outcomes. The Go SDK
// answers in this process.
package main

import (
	"context"
	"flag"
	"fmt"
	"os"
	"os/signal"
	"syscall"
)

func main() {
	service := flag.String("service", "bin/lumenore-mcp", "the service to start")
	clients := flag.String("clients", ".cache/smoke", "folder with the clients")
	node := flag.String("node", "node", "Node.js")
	python := flag.String("python", "python3", "Python with fastmcp")
	flag.Parse()

	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, *service, drivers(*clients, *node, *python)); err != nil {
		fmt.Fprintln(os.Stderr, "smoke:", err)
		stop()
		os.Exit(1)
	}
}

// run starts the service, asks it through every client, and stops it.
func run(ctx context.Context, service string, clients []driver) error {
	s, err := serve(ctx, service)
	if err != nil {
		return err
	}
	defer s.stop()
	report, failed := newTable(), 0
	for _, c := range clients {
		outcome := c.ask(ctx, s.url, steps())
		failed += report.add(c, outcome)
	}
	report.print(os.Stdout)
	if failed > 0 {
		return fmt.Errorf("%d steps failed", failed)
	}
	return nil
}
