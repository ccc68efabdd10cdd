package domain

// Cause is the cause of a Fault that is a constant text of this program. It
// quotes nothing of a caller or of data, so the log may show it where it keeps
// quiet about other errors: never make one from a value.
type Cause string

// Error returns the text.
func (c Cause) Error() string { return string(c) }
