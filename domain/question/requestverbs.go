package question

import "slices"

// isRequest reports whether a word opens the question as what is wanted of the
// service: in "show the revenue" it is no short form of the column "No Show".
func (s *segmenter) isRequest(i int) bool {
	if i+1 >= len(s.texts) || !slices.Contains(requestVerbs(), s.texts[i]) {
		return false
	}
	return !slices.ContainsFunc(s.texts[:i], func(w string) bool { return !slices.Contains(courtesies(), w) })
}

func requestVerbs() []string {
	return []string{"show", "list", "display", "plot", "draw", "give", "find", "calculate", "compute", "report", "get", "return", "tell", "provide", "present"}
}

func courtesies() []string {
	return []string{"please", "can", "could", "would", "will", "you", "i", "want", "need", "like", "d", "to", "me", "us", "and", "hi", "hello", ","}
}
