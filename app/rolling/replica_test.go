package rolling_test

import (
	"bytes"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"syscall"
	"testing"
	"time"
)

const (
	// patience is how long a test waits for something that must happen.
	patience = time.Minute
	// drainDelay is DRAIN_DELAY of the replicas: longer than what stands in front
	// takes to notice on a busy machine, shorter than the longest call, so that some
	// calls that had begun their answer before the stop end theirs after it.
	drainDelay = 2 * time.Second
	replicas   = 3
)

// replica is one process of the service, with addresses that stay when it is
// started again.
type replica struct {
	name      string
	program   string
	backend   string
	mcp, ops  string
	process   *exec.Cmd
	log       bytes.Buffer
	readiness http.Client
}

// build returns the program: the one that ROLLING_SERVICE names, or one built
// without cgo, which is quicker and has all that this test needs.
func build(t *testing.T) string {
	t.Helper()
	if given := os.Getenv("ROLLING_SERVICE"); given != "" {
		absolute, err := filepath.Abs(given)
		if err != nil {
			t.Fatal(err)
		}
		return absolute
	}
	program := filepath.Join(t.TempDir(), "lumenore-mcp")
	command := exec.CommandContext(t.Context(), "go", "build", "-o", program, "github.com/lumenore/analytics-mcp-server/cmd/lumenore-mcp")
	command.Env = append(os.Environ(), "CGO_ENABLED=0")
	if out, err := command.CombinedOutput(); err != nil {
		t.Fatalf("build the service: %v\n%s", err, out)
	}
	return program
}

// startReplicas starts them all and waits until they are ready.
func startReplicas(t *testing.T, program string, b *backend) []*replica {
	t.Helper()
	list := make([]*replica, replicas)
	for i := range list {
		r := &replica{
			name: fmt.Sprintf("replica-%d", i), program: program, backend: b.url,
			mcp: freeAddress(t), ops: freeAddress(t),
			readiness: http.Client{Timeout: time.Second, Transport: &http.Transport{DisableKeepAlives: true}},
		}
		list[i] = r
		r.start(t)
	}
	t.Cleanup(func() {
		var ends sync.WaitGroup
		for _, r := range list {
			ends.Go(func() { r.stop(t) })
		}
		ends.Wait()
	})
	for _, r := range list {
		await(t, r.name+" is ready", r.ready)
	}
	return list
}

func (r *replica) start(t *testing.T) {
	t.Helper()
	r.process = exec.Command(r.program)
	r.process.Stderr = &r.log
	r.process.Dir = t.TempDir() // where no .env is
	r.process.Env = []string{
		"PLATFORM=lumenore", "SERVER_URL=" + r.backend, "LUMENORE_CLIENT_ID=" + r.name, "LUMENORE_SECRET=any",
		"HTTP_ADDR=" + r.mcp, "OPS_ADDR=" + r.ops, "DRAIN_DELAY=" + drainDelay.String(), "RETRY_ATTEMPTS=0",
		// nginx passes on the name of the upstream; as elsewhere, the proxy's name has to be allowed.
		"ALLOWED_HOSTS=" + publicHost,
	}
	if err := r.process.Start(); err != nil {
		t.Fatal(err)
	}
}

// stop asks the process to stop, as Kubernetes does, and waits for its end.
func (r *replica) stop(t *testing.T) {
	if err := r.process.Process.Signal(syscall.SIGTERM); err != nil {
		return // it was stopped already
	}
	kill := time.AfterFunc(patience, func() { _ = r.process.Process.Kill() })
	defer kill.Stop()
	if err := r.process.Wait(); err != nil {
		t.Errorf("%s ended badly: %v\n%s", r.name, err, tail(r.log.Bytes()))
	}
}

// ready asks what a kubelet asks.
func (r *replica) ready() bool {
	response, err := r.readiness.Get("http://" + r.ops + "/readyz")
	if err != nil {
		return false
	}
	response.Body.Close()
	return response.StatusCode == http.StatusOK
}

func tail(text []byte) []byte { return text[max(0, len(text)-4000):] }

// freeAddress is a loopback address that nothing listens on now.
func freeAddress(t *testing.T) string {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer listener.Close()
	return listener.Addr().String()
}

// await waits for a condition.
func await(t *testing.T, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(patience); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("in vain: %s", what)
		}
	}
}
