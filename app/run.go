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
)

// Process is what the service gets from the operating system.
type Process struct {
	Args    []string // without the program's name
	Environ []string // as os.Environ gives it
	Dir     string   // where .env is looked for
	Stdout  io.Writer
	Stderr  io.Writer
}

// Serve runs the service until ctx ends or the process is asked to stop, then
// drains. A second request to stop cuts the calls in flight. It returns what
// kept the service from starting, serving or draining.
func Serve(ctx context.Context, p Process) error {
	config, unknown, err := Load(ctx, p.Environ, p.Dir)
	if err != nil {
		return err
	}
	if err := config.checkPlatform(); err != nil {
		return err
	}
	config.settle(runtime.GOMAXPROCS(0), os.DirFS("/"))
	config.tuneCollector(allowedMemory(os.DirFS("/")), p.Environ)
	return live(ctx, fx.New(modules(config, unknown, p.Stderr)))
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
