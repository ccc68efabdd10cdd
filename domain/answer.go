package domain

import "encoding/json"

// Answer is what a platform answers, before it is fitted to the answer budget.
type Answer struct {
	// Data is one JSON value, passed on whole; a platform's plain text is a JSON string.
	Data json.RawMessage
	// Lengths gives the true length of arrays of Data that hold only their first
	// elements, by where they are: a JSON Pointer (RFC 6901) without its first
	// slash, as in {"rows": 12034} or {"data/result/rows": 12034}; "" is Data
	// itself. Absent: the array is whole, or is within another one.
	Lengths map[string]int
	// Unread is true where the platform had more to say than was read, so that
	// lengths are lower bounds.
	Unread bool
	// Checked is true where the platform's adapter has found Data to be valid
	// JSON, so that reading all of it once more would find nothing new.
	Checked bool
	// Datasets names what Data lists, where it is a list of datasets and the
	// platform's words for it were understood. It is shared, not to be changed.
	Datasets []DatasetName
}
