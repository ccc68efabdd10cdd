package lumenore

// Valid is how answers are judged that are here as a whole.
func Valid(text []byte) bool { return valid(text) }
