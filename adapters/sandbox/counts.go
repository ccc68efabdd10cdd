package sandbox

import (
	"maps"
	"sync"
)

// counts numbers the calls of each endpoint.
type counts struct {
	mu     sync.Mutex
	byName map[string]int
}

func newCounts() *counts { return &counts{byName: map[string]int{}} }

// next counts a call and returns its number, from 1.
func (c *counts) next(name string) int {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.byName[name]++
	return c.byName[name]
}

func (c *counts) all() map[string]int {
	c.mu.Lock()
	defer c.mu.Unlock()
	return maps.Clone(c.byName)
}
