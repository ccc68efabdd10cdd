package period

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Kind is what sort of restriction a phrase is.
type Kind string

// The kinds.
const (
	Span    Kind = "span"   // a closed period: From and To are set
	Since   Kind = "since"  // From is set, the end is open
	Until   Kind = "until"  // To is set, the start is open
	Cycle   Kind = "cycle"  // Recurring is set: no period, a calendar condition
	AllTime Kind = "all"    // "of all time": no restriction
	Versus  Kind = "versus" // VersusPrevious is set (only from Comparison)
)

// Found is a period phrase that was read.
type Found struct {
	Kind     Kind
	From, To time.Time // midnight UTC of the first and last day, both inclusive; zero: open
	Tokens   int       // how many tokens the phrase took, at least 1
	Phrase   string    // the words as they stood
	// Grain is the natural grain of what was named: month for "March 2024" and
	// for "the last six months", day for a date.
	Grain query.Grain
	// Assumption says how a phrase was placed that left something open; empty
	// where it left nothing.
	Assumption string
	Recurring  *Recurring
	Count      int // n of "last n months", else 0
	// Relative: the phrase counts from now or the data's end.
	Relative bool
	// Weak: the words could also be something else: a number that is not a
	// year ("between 1990 and 2000"), a name or value ("april").
	Weak bool
	// Parts are the spans of a list that leaves gaps ("March and May 2016");
	// From and To are then its first and last day.
	Parts []domain.Period
	// Named are the spans of any list, whether they leave gaps or not ("2023,
	// 2024 and 2025"): what is named one by one is shown one by one.
	Named          []domain.Period
	VersusPrevious *VersusPrevious
}

// Period is the span as the domain writes it.
func (f Found) Period() domain.Period {
	return domain.Period{From: f.From, To: f.To, Phrase: f.Phrase}
}

// Recurring is a calendar condition: Part of the date is one of Values
// ("December": month 12; "weekends": weekday 6 and 7).
type Recurring struct {
	Part   query.Part
	Values []int
}

// VersusPrevious asks to set each period against an earlier one.
type VersusPrevious struct {
	// Grain is the length of the periods compared; empty: the question's own.
	Grain query.Grain
	// Shift is how far back the other one lies: a year for "same period last
	// year"; empty: directly before.
	Shift query.Grain
}
