package usecase

import (
	"container/list"
	"sync"
	"time"
)

// DefaultCacheBytes bounds what kept answers hold: some hundred full answers.
const DefaultCacheBytes = 64 << 20

// entryBytes is what an entry costs beside its texts: an estimate, on the high
// side, of the map's and the list's share.
const entryBytes = 512

// nameBytes is what a domain.DatasetName costs beside its text.
const nameBytes = 24

// cache keeps answers in memory, each for its time to live, the least recently
// used going first once they hold too much. What is past its time goes with the
// next look at the cache: it is not held until someone asks for it again. A nil
// cache keeps nothing. Faults are never kept.
type cache struct {
	ttl   time.Duration
	limit int
	now   func() time.Time

	mu     sync.Mutex
	held   int
	byKey  map[key]*list.Element
	recent *list.List // of *entry, the most recently used first
	aged   *list.List // of the elements of recent, the one that expires next first
}

type entry struct {
	key     key
	result  Result
	expires time.Time
	aged    *list.Element
}

func (e *entry) size() int {
	size := entryBytes + len(e.key.caller) + len(e.key.text) + len(e.result.Data) + len(e.result.Notice)
	for _, d := range e.result.Datasets {
		size += nameBytes + len(d.Name)
	}
	return size
}

func newCache(ttl time.Duration, limit int, now func() time.Time) *cache {
	if ttl == 0 {
		return nil
	}
	if limit == 0 {
		limit = DefaultCacheBytes
	}
	return &cache{ttl: ttl, limit: limit, now: now, byKey: map[key]*list.Element{}, recent: list.New(), aged: list.New()}
}

func (c *cache) get(k key) (Result, bool) {
	if c == nil {
		return Result{}, false
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	c.expire(c.now())
	element, ok := c.byKey[k]
	if !ok {
		return Result{}, false
	}
	c.recent.MoveToFront(element)
	return element.Value.(*entry).result, true
}

func (c *cache) put(k key, r Result) {
	if c == nil {
		return
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	now := c.now()
	c.expire(now)
	e := &entry{key: k, result: r, expires: now.Add(c.ttl)}
	if element, ok := c.byKey[k]; ok {
		c.remove(element)
	}
	c.byKey[k] = c.recent.PushFront(e)
	e.aged = c.aged.PushBack(c.byKey[k]) // all live equally long
	c.held += e.size()
	for c.held > c.limit {
		c.remove(c.recent.Back())
	}
}

// expire drops what is past its time.
func (c *cache) expire(now time.Time) {
	for next := c.aged.Front(); next != nil; next = c.aged.Front() {
		element := next.Value.(*list.Element)
		if now.Before(element.Value.(*entry).expires) {
			return
		}
		c.remove(element)
	}
}

func (c *cache) remove(element *list.Element) {
	e := c.recent.Remove(element).(*entry)
	c.aged.Remove(e.aged)
	delete(c.byKey, e.key)
	c.held -= e.size()
}
