package analysis

// Error is an error of this package: a constant to compare with errors.Is.
type Error string

// The errors.
const (
	ErrTooFew          Error = "fewer observations than the method needs"
	ErrNoPositive      Error = "no positive value to share out"
	ErrShare           Error = "a share must be above 0 and at most 1"
	ErrUnknownGrain    Error = "unknown length of period"
	ErrDuplicatePeriod Error = "two values for one period"
	ErrTooManyPeriods  Error = "more periods than a series may have"
	ErrLength          Error = "arguments that belong together differ in length"
	ErrNotFinite       Error = "a value is missing or infinite"
	ErrOption          Error = "an option is outside its range"
)

// Error returns the error's text.
func (e Error) Error() string { return string(e) }
