package bench

import (
	"context"
	"fmt"
	"io"
	"os/signal"
	"syscall"
)

const usage = `usage: lumenore-bench SERVICE [SERVICE-WITHOUT-CGO]

Measures the program of the service, and a build of it without cgo, beside a bare
reverse proxy, and prints Markdown.
`

// rounds is how often each load is repeated: two show how far a run can be trusted.
const rounds = 2

// Main runs the benchmark, or one of its processes, and returns the exit code.
func Main(ctx context.Context, args []string, stdout, stderr io.Writer) int {
	ctx, cancel := signal.NotifyContext(ctx, syscall.SIGINT, syscall.SIGTERM)
	defer cancel()
	var err error
	switch {
	case len(args) == 2 && args[0] == RoleBackend:
		err = serveRole(ctx, args[1], newBackend())
	case len(args) == 3 && args[0] == RoleProxy:
		err = serveRole(ctx, args[1], newProxy(args[2]))
	case len(args) == 1 || len(args) == 2:
		err = benchmark(ctx, args, stdout)
	default:
		fmt.Fprint(stderr, usage)
		return 2
	}
	if err != nil {
		fmt.Fprintf(stderr, "lumenore-bench: %v\n", err)
		return 1
	}
	return 0
}

// benchmark measures all there is and prints it as it comes.
func benchmark(ctx context.Context, programs []string, w io.Writer) error {
	backend, err := own(ctx, RoleBackend)
	if err != nil {
		return err
	}
	defer backend.stop()
	proxy, err := own(ctx, RoleProxy, backend.address)
	if err != nil {
		return err
	}
	defer proxy.stop()
	b := &stand{control: control{backend.address}}
	service, err := b.service(ctx, programs[0])
	if err != nil {
		return err
	}
	defer service.stop()
	rows, err := b.loads(ctx, []target{
		{proxyName, proxy, proxied},
		{"MCP to 2025-11-25", service, legacy},
		{"MCP 2026-07-28", service, modern},
	})
	if err != nil {
		return err
	}
	writeLoads(w, rows)
	var singles []single
	for i, program := range programs {
		s, err := b.alone(ctx, [...]string{"with the embedded platform", "without (no cgo)"}[i], program)
		if err != nil {
			return err
		}
		singles = append(singles, s)
	}
	writeSingles(w, singles)
	return nil
}

// loads gives each scenario to each target, round by round.
func (b *stand) loads(ctx context.Context, targets []target) ([]row, error) {
	var rows []row
	for _, s := range scenarios() {
		for range rounds {
			for _, to := range targets {
				r, err := b.measure(ctx, s, to)
				if err != nil {
					return nil, err
				}
				rows = append(rows, r)
			}
		}
	}
	return rows, nil
}
