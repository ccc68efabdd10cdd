package rolling_test

import (
	"io"
	"net"
	"sync"
	"testing"
)

// balancer spreads connections, not calls, as a Kubernetes Service does: a
// client stays with its replica until the connection ends. New connections go
// to the replicas that are ready, in turn.
type balancer struct {
	listener net.Listener
	mu       sync.Mutex
	ready    []*replica
	next     int
}

func startBalancer(t *testing.T) *balancer {
	t.Helper()
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	b := &balancer{listener: listener}
	var work sync.WaitGroup
	work.Go(func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			work.Go(func() { b.pipe(t, client) })
		}
	})
	t.Cleanup(func() { listener.Close(); work.Wait() })
	return b
}

func (b *balancer) address() string { return b.listener.Addr().String() }

func (b *balancer) set(_ *testing.T, ready []*replica) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.ready = ready
}

func (b *balancer) choose() string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next++
	return b.ready[b.next%len(b.ready)].mcp
}

// pipe carries bytes both ways until both have ended.
func (b *balancer) pipe(t *testing.T, client net.Conn) {
	defer client.Close()
	server, err := net.Dial("tcp", b.choose())
	if err != nil {
		t.Errorf("a replica in service takes no connection: %v", err)
		return
	}
	defer server.Close()
	var ways sync.WaitGroup
	for _, way := range [][2]net.Conn{{client, server}, {server, client}} {
		ways.Go(func() {
			_, _ = io.Copy(way[1], way[0])
			_ = way[1].(*net.TCPConn).CloseWrite()
		})
	}
	ways.Wait()
}
