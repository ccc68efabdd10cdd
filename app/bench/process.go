package bench

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"syscall"
	"time"
)

const (
	// startLimit is how long a process may take until it accepts connections.
	startLimit = 20 * time.Second
	// startPoll is how often that is tried: fine enough for a start of 100 ms.
	startPoll = time.Millisecond
	// stopLimit is how long a process may take to end before it is killed.
	stopLimit = 5 * time.Second
	// ticks a second in /proc: fixed at 100 for programs on Linux (USER_HZ).
	ticks = 100
)

// process is one child and where it listens.
type process struct {
	command *exec.Cmd
	address string
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

// start runs a program that will listen on the address. What it logs is dropped
// as a collector would take it: by one write a line.
func start(ctx context.Context, address, program string, environ []string, args ...string) (*process, error) {
	command := exec.CommandContext(ctx, program, args...)
	command.Env = environ
	command.Cancel = func() error { return command.Process.Signal(syscall.SIGTERM) }
	command.WaitDelay = stopLimit
	if err := command.Start(); err != nil {
		return nil, fmt.Errorf("start %s: %w", program, err)
	}
	return &process{command: command, address: address}, nil
}

// await returns once the process accepts connections.
func (p *process) await(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, startLimit)
	defer cancel()
	for ctx.Err() == nil {
		c, err := net.Dial("tcp", p.address)
		if err == nil {
			return c.Close()
		}
		time.Sleep(startPoll)
	}
	return fmt.Errorf("%s does not listen: %w", p.command.Path, ctx.Err())
}

// stop asks the process to end and waits for it.
func (p *process) stop() {
	_ = p.command.Process.Signal(syscall.SIGTERM) // it may have ended
	kill := time.AfterFunc(stopLimit, func() { _ = p.command.Process.Kill() })
	defer kill.Stop()
	_ = p.command.Wait() // its exit code says nothing about speed
}

// cpu is the processor time that the process has used, user and system.
func (p *process) cpu() (time.Duration, error) {
	text, err := os.ReadFile(p.proc("stat"))
	if err != nil {
		return 0, err
	}
	// The name in brackets may hold blanks: fields count from behind it
	// (proc(5): utime is field 14, stime 15, the name 2).
	fields := strings.Fields(string(text[strings.LastIndexByte(string(text), ')')+1:]))
	if len(fields) < 13 {
		return 0, errors.New("/proc/…/stat is shorter than it should be")
	}
	user, errUser := strconv.Atoi(fields[11])
	system, errSystem := strconv.Atoi(fields[12])
	return time.Duration(user+system) * time.Second / ticks, errors.Join(errUser, errSystem)
}

// resident is the memory that the process has in RAM, in bytes.
func (p *process) resident() (int64, error) { return p.status("VmRSS:") }

// filePages is the part of it that is pages of files: of the program, above all.
// They are the system's to take back, and shared by all who run it.
func (p *process) filePages() (int64, error) { return p.status("RssFile:") }

// status is a figure of /proc/…/status, in bytes.
func (p *process) status(name string) (int64, error) {
	text, err := os.ReadFile(p.proc("status"))
	if err != nil {
		return 0, err
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) == 3 && fields[0] == name {
			kib, err := strconv.ParseInt(fields[1], 10, 64)
			return kib << 10, err
		}
	}
	return 0, fmt.Errorf("/proc/…/status has no %s", name)
}

func (p *process) proc(file string) string {
	return fmt.Sprintf("/proc/%d/%s", p.command.Process.Pid, file)
}
