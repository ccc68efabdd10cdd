package question

import "sync"

const (
	// maxSingulars bounds what is remembered of words that anybody may write; the
	// words of a hundred datasets and of the language of questions fit.
	maxSingulars = 20_000
	// maxRemembered is the longest word worth it, in bytes: longer ones are no words.
	maxRemembered = 40
)

// singulars remembers the singular of words. To find one takes dozens of regular
// expressions, and every question of a dataset asks for those of its columns again:
// two thirds of the time in which a question is read.
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
	if len(w) > maxRemembered {
		return
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.of) >= maxSingulars { // simply anew: the common ones are soon back
		s.of = make(map[string]string, maxSingulars)
	}
	s.of[w] = singular
}
