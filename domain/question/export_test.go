package question

// Kept is how many words a reader still knows that it has been asked with.
func (r *Reader) Kept() int {
	r.stems.names.mu.RLock()
	defer r.stems.names.mu.RUnlock()
	return len(r.stems.names.of)
}
