package edge

import "sync"

// room is where an answer is put together.
type room struct{ bytes []byte }

// rooms keeps rooms to be used again: an answer is twice its data, and would be
// a good part of the garbage of a call.
type rooms struct{ free sync.Pool }

// maxRoom is the largest room that is kept: a rare large answer should not hold
// memory for all that come after it.
const maxRoom = 1 << 20

func (r *rooms) take() *room {
	if free, ok := r.free.Get().(*room); ok {
		return free
	}
	return new(room)
}

// give takes a room back once what is in it has been written.
func (r *rooms) give(used *room) {
	if cap(used.bytes) <= maxRoom {
		r.free.Put(used)
	}
}
