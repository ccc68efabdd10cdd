package bench

import (
	"context"
	"os"
	"sync/atomic"
)

// stand is what the measured processes stand beside: the backend, and the count
// of questions over the whole run.
type stand struct {
	control   control
	questions atomic.Int64
}

// own starts this program in another role.
func own(ctx context.Context, role string, args ...string) (*process, error) {
	program, err := os.Executable()
	if err != nil {
		return nil, err
	}
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	p, err := start(ctx, address, program, []string{"PATH=" + os.Getenv("PATH")}, append([]string{role, address}, args...)...)
	if err != nil {
		return nil, err
	}
	return p, p.await(ctx)
}

// service starts the service with its defaults, but for where it listens, how
// long it says goodbye, and what Go's runtime is told.
func (b *stand) service(ctx context.Context, program string) (*process, error) {
	address, err := freeAddress()
	if err != nil {
		return nil, err
	}
	environ := []string{
		"PATH=" + os.Getenv("PATH"),
		"PLATFORM=lumenore",
		"SERVER_URL=http://" + b.control.address,
		"LUMENORE_CLIENT_ID=bench",
		"LUMENORE_SECRET=bench",
		"HTTP_ADDR=" + address,
		"OPS_ADDR=127.0.0.1:0",
		"DRAIN_DELAY=0",
	}
	for _, name := range []string{"GOGC", "GOMEMLIMIT", "GOMAXPROCS"} { // to try out; Go's runtime reads them
		if value := os.Getenv(name); value != "" {
			environ = append(environ, name+"="+value)
		}
	}
	p, err := start(ctx, address, program, environ)
	if err != nil {
		return nil, err
	}
	return p, p.await(ctx)
}
