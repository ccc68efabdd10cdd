package question

import "slices"

// joins reports whether a word that is also a value only joins what stands around
// it: "members per plan, plus the total" means no plan called "Plus". It is the
// value where it is written as one, where what stands beside it says so, "the plus
// plan", and behind a word that leads to a thing.
func (s *segmenter) joins(i int, vals []Value) bool {
	t := s.tokens[i]
	if e, known := s.vocab[t.text]; !known || e.role != isLogic || t.quoted || t.raw != t.text {
		return false
	}
	if i == 0 || slices.Contains([]string{"=", "is", "the", "on", "in", "for", "from", "with", "of", "a", "to"}, s.texts[i-1]) {
		return false
	}
	for _, k := range []int{i - 1, i + 1} {
		if k >= len(s.texts) {
			continue
		}
		for _, r := range s.lexicon.columns(s.texts[k : k+1]) {
			if slices.ContainsFunc(vals, func(v Value) bool { return v.Column == s.lexicon.dataset.Columns[r.column].Name }) {
				return false
			}
		}
	}
	return true
}
