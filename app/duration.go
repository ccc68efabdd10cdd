package app

import (
	"errors"
	"strconv"
	"time"
)

// Duration is a time span as an operator writes it: a plain number means
// seconds, as the seed's variables do, and Go's notation works too.
type Duration time.Duration

// Value is the span as the standard library has it.
func (d Duration) Value() time.Duration { return time.Duration(d) }

// String is the span in Go's notation.
func (d Duration) String() string { return time.Duration(d).String() }

// EnvDecode reads "60", "0.5" or "1m30s"; nothing leaves the value as it is.
func (d *Duration) EnvDecode(text string) error {
	if text == "" {
		return nil
	}
	if seconds, err := strconv.ParseFloat(text, 64); err == nil {
		const longest = float64(1<<63-1) / float64(time.Second)
		if !(seconds > -longest && seconds < longest) { // NaN too
			return errors.New("not a time span")
		}
		*d = Duration(seconds * float64(time.Second))
		return nil
	}
	parsed, err := time.ParseDuration(text)
	if err != nil {
		return errors.New("not a time span")
	}
	*d = Duration(parsed)
	return nil
}
