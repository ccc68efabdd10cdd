package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

const (
	// startLimit is how long the service may take until it is ready: building
	// the bundled sample takes seconds on a slow machine.
	startLimit = time.Minute
	// startPoll is how often that is asked.
	startPoll = 50 * time.Millisecond
)

// served is the service and where its clients reach it.
type served struct {
	command *exec.Cmd
	url     string
}

// serve starts the service over the bundled sample, on ports that are free, and
// returns once it is ready.
func serve(ctx context.Context, program string) (*served, error) {
	public, err := freeAddress()
	if err != nil {
		return nil, err
	}
	ops, err := freeAddress()
	if err != nil {
		return nil, err
	}
	command := exec.CommandContext(ctx, program)
	command.Env = []string{
		"PLATFORM=embedded", "HTTP_ADDR=" + public, "OPS_ADDR=" + ops,
		"DRAIN_DELAY=0", "LOG_LEVEL=error", "HOME=" + os.Getenv("HOME"), "TMPDIR=" + os.TempDir(),
	}
	command.Stderr = os.Stderr
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start the service: %w", err)
	}
	s := &served{command: command, url: "http://" + public + "/mcp"}
	if err := awaitReady(ctx, "http://"+ops+"/readyz"); err != nil {
		s.stop()
		return nil, err
	}
	return s, nil
}

func (s *served) stop() {
	_ = s.command.Process.Signal(syscall.SIGTERM) // it may have ended
	_ = s.command.Wait()                          // how it ended says nothing about the clients
}

// freeAddress is a loopback address that nothing listens on now.
func freeAddress() (string, error) {
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return "", err
	}
	defer listener.Close()
	return listener.Addr().String(), nil
}

func awaitReady(ctx context.Context, url string) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for ctx.Err() == nil {
		reply, err := http.Get(url)
		if err == nil {
			reply.Body.Close()
			if reply.StatusCode == http.StatusOK {
				return nil
			}
		}
		time.Sleep(startPoll)
	}
	return fmt.Errorf("the service is not ready after %s", startLimit)
}
