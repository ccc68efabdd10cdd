package question

import "strings"

// stemAdjective is the superlative that a column's own word makes: the rainiest
// has the most rain, the sunniest the most sun, the noisiest the most noise.
func stemAdjective(w string) (adjective, bool) {
	root, ok := strings.CutSuffix(w, "iest")
	if !ok || len(root) < 3 {
		return adjective{}, false
	}
	of := []string{root, root + "e"}
	if n := len(root); root[n-1] == root[n-2] {
		of = append(of, root[:n-1])
	}
	return adjective{of: of, desc: true}, true
}

// superlativeNamed is what a phrase says as a superlative.
func (s *segmenter) superlativeNamed(key string, n int) (adjective, bool) {
	if a, ok := s.adjs[key]; ok {
		return a, true
	}
	if n != 1 {
		return adjective{}, false
	}
	return stemAdjective(key)
}
