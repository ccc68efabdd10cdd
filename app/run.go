package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/signal"
	"runtime"
	"syscall"

	"go.uber.org/dig"
	"go.uber.org/fx"

	"github.com/lumenore/analytics-mcp-server/adapters/telemetry"
)

// Process is what the service gets from the operating system.
type Process struct {
	Args    []string // without the program's name
	Environ []string // as os.Environ gives it
	Dir     string   // where .env is looked for
	Stdin   io.Reader
	Stdout  io.Writer
	Stderr  io.Writer
}

// Serve runs the service until ctx ends or the process is asked to stop, then
// drains. A second request to stop cuts the calls in flight. It returns what
// kept the service from starting, serving or draining.
func Serve(ctx context.Context, p Process) error {
	return host(ctx, p, func(c *Config, unknown []Unknown) fx.Option { return modules(c, unknown, p.Stderr) })
}

// ServeStdio is Serve for the client at the other end of stdin and stdout,
// until that ends stdin. Several may run on a machine, each for its own client,
// so that none has a port.
func ServeStdio(ctx context.Context, p Process) error {
	// A client that leaves without a word is an error of a write, not the sudden
	// end that it is by default: temporary files are still to be removed.
	signal.Ignore(syscall.SIGPIPE)
	return host(ctx, p, func(c *Config, unknown []Unknown) fx.Option { return stdioModules(c, unknown, p) })
}

// host is the life of the service made of these modules.
func host(ctx context.Context, p Process, modules func(*Config, []Unknown) fx.Option) error {
	config, unknown, err := read(ctx, p.Environ, p.Dir)
	if config != nil {
		err = errors.Join(err, config.checkPlatform())
	}
	if err != nil {
		return err
	}
	asked, err := telemetry.Read(p.Environ)
	if err != nil {
		return err
	}
	config.settle(runtime.GOMAXPROCS(0), os.DirFS("/"))
	reserve := config.tuneCollector(allowedMemory(os.DirFS("/")), p.Environ)
	defer runtime.KeepAlive(reserve)
	return live(ctx, fx.New(modules(config, unknown), fx.Supply(asked)))
}

// live is the life of a process: start, serve, drain.
func live(ctx context.Context, service *fx.App) error {
	if err := service.Err(); err != nil {
		return dig.RootCause(err) // without the way through the wiring
	}
	asked, release := signal.NotifyContext(ctx, os.Interrupt, syscall.SIGTERM)
	defer release()
	starting, started := context.WithTimeout(asked, service.StartTimeout())
	err := service.Start(starting)
	started()
	if asked.Err() != nil && err != nil {
		return nil // asked to stop while it started, and has taken back what was started
	}
	if err != nil {
		return err
	}
	var failed bool
	select {
	case <-asked.Done():
	case signal := <-service.Wait():
		failed = signal.ExitCode != 0
	}
	again, release := signal.NotifyContext(context.WithoutCancel(ctx), os.Interrupt, syscall.SIGTERM)
	defer release()
	stopping, cancel := context.WithTimeout(again, service.StopTimeout())
	defer cancel()
	if err := service.Stop(stopping); err != nil {
		return fmt.Errorf("stop: %w", err)
	}
	if failed {
		return errors.New("a server failed; the log says which and why")
	}
	return nil
}
