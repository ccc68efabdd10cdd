package question

import "sync"

// maxSingulars bounds what is remembered of names: the words of the columns of a
// thousand datasets fit.
const maxSingulars = 20_000

// singulars remembers the singular of the words in names of columns, which every
// question of a dataset asks for again: to find one takes dozens of regular
// expressions, two thirds of the time in which a question was read. Words of
// questions never come in, since nothing of a question is kept. It may be used by
// many at once.
type singulars struct {
	mu sync.RWMutex
	of map[string]string
}

func newSingulars() *singulars { return &singulars{of: map[string]string{}} }

func (s *singulars) get(w string) (singular string, ok bool) {
	s.mu.RLock()
	defer s.mu.RUnlock()
	singular, ok = s.of[w]
	return singular, ok
}

func (s *singulars) put(w, singular string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.of) >= maxSingulars { // simply anew: those in use are soon back
		s.of = map[string]string{}
	}
	s.of[w] = singular
}
