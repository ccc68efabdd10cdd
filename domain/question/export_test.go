package question

import "strconv"

// MaxSingulars is maxSingulars.
const MaxSingulars = maxSingulars

// Remembered is how many words are left of so many.
func Remembered(words int) int {
	s := newSingulars()
	for i := range words {
		s.put(strconv.Itoa(i), "")
	}
	return len(s.of)
}
