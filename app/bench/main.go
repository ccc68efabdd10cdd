package bench

import (
	"context"
	"fmt"
	"io"
	"os/signal"
	"strings"
	"syscall"
)

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
	default:
		o, wrong := parse(args)
		if wrong != nil {
			fmt.Fprintln(stderr, wrong)
			return 2
		}
		err = benchmark(ctx, o, stdout)
	}
	if err != nil {
		fmt.Fprintf(stderr, "lumenore-bench: %v\n", err)
		return 1
	}
	return 0
}

// benchmark measures all there is and prints it as it comes.
func benchmark(ctx context.Context, o options, w io.Writer) error {
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
	targets := []target{{proxyName, proxy, proxied}}
	for i, program := range []string{o.programs[0], o.against} {
		if program == "" {
			continue
		}
		service, err := b.service(ctx, program)
		if err != nil {
			return err
		}
		defer service.stop()
		build := [...]string{"", ", other build"}[i]
		for _, to := range []target{{"MCP up to 2025-11-25" + build, service, legacy}, {"MCP 2026-07-28" + build, service, modern}} {
			if strings.HasPrefix(to.name, o.asked) {
				targets = append(targets, to)
			}
		}
	}
	writeMachine(w, o.rounds)
	if err := b.loads(ctx, o, targets, w); err != nil || o.loads != "" {
		return err
	}
	return b.singles(ctx, o.programs, w)
}

// loads gives each load to each target, round by round, and prints it once its
// rounds are over. Who is first changes from round to round, so that what comes
// and goes on the machine meets all alike.
func (b *stand) loads(ctx context.Context, o options, targets []target, w io.Writer) error {
	writeLoadsHead(w)
	for _, s := range o.scenarios() {
		samples := make([][]sample, len(targets))
		for round := range o.rounds {
			for i := range targets {
				turn := (round + i) % len(targets)
				taken, err := b.measure(ctx, s, targets[turn])
				if err != nil {
					return err
				}
				samples[turn] = append(samples[turn], taken)
			}
		}
		for i, to := range targets {
			writeLoad(w, s.name, to.name, summarize(samples[i], samples[0]))
		}
	}
	return nil
}

// singles measures each build on its own.
func (b *stand) singles(ctx context.Context, programs []string, w io.Writer) error {
	var list []single
	for i, program := range programs {
		s, err := b.alone(ctx, [...]string{"with the embedded platform", "without (`CGO_ENABLED=0`)"}[i], program)
		if err != nil {
			return err
		}
		list = append(list, s)
	}
	writeSingles(w, list)
	return nil
}
