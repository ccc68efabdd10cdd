package engine

import (
	"slices"
	"strings"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Interpretation says how a question was read, so that a wrong reading is seen.
type Interpretation struct {
	Measures     []string          `json:"measures"`
	Dimensions   []string          `json:"dimensions"`
	Grain        *string           `json:"grain"` // day, week, month, …
	Filters      []string          `json:"filters"`
	Having       []string          `json:"having"`      // conditions on aggregated values
	Compare      *InterpretCompare `json:"compare"`     // periods set against each other
	Within       *string           `json:"within"`      // what shares or ranks are counted within
	Denominator  *string           `json:"denominator"` // what a share is of
	Period       *InterpretPeriod  `json:"period"`
	Order        *string           `json:"order"`
	Limit        *int              `json:"limit"`
	Matched      []InterpretMatch  `json:"matched"`      // words taken for something they are not literally
	Assumptions  []string          `json:"assumptions"`  // what the question left open, and was decided
	Alternatives []string          `json:"alternatives"` // other readings, to ask for
	Ignored      []string          `json:"ignored"`      // words that were passed over
}

// InterpretCompare names the periods set against each other.
type InterpretCompare struct {
	Control InterpretPeriod `json:"control"`
	Test    InterpretPeriod `json:"test"`
}

// InterpretPeriod is a span of days, both ends inclusive. An end that the question
// leaves open is that of the data; null where that is not known.
type InterpretPeriod struct {
	From   *string `json:"from"`
	To     *string `json:"to"`
	Phrase string  `json:"phrase"` // the words for it
	Column *string `json:"column"` // whose dates; null where that is not known
}

// InterpretMatch is a phrase that was not literally what it was taken for.
type InterpretMatch struct {
	Text string `json:"text"`
	As   string `json:"as"`  // the column or value
	How  string `json:"how"` // synonym, spelling, …
}

func interpret(p question.Plan) Interpretation {
	in := Interpretation{
		Measures: measureLabels(p), Dimensions: []string{}, Filters: texts(p.Filters), Having: texts(p.Having),
		Matched: []InterpretMatch{}, Assumptions: list(p.Reading.Assumptions),
		Alternatives: list(p.Reading.Alternatives), Ignored: list(p.Reading.Ignored),
	}
	for _, d := range p.Dimensions {
		in.Dimensions = append(in.Dimensions, d.Name)
	}
	if t, ok := timeline(p); ok {
		in.Grain = text(string(t.Grain))
	}
	in.Having = append(in.Having, keptTexts(p)...)
	if p.Inner != nil {
		in.Having = append(in.Having, texts(p.Inner.Having)...)
	}
	if p.Compare != nil {
		in.Compare = &InterpretCompare{Control: interpretPeriod(p.Compare.Control, p), Test: interpretPeriod(p.Compare.Test, p)}
	}
	if p.Period != nil {
		period := interpretPeriod(*p.Period, p)
		in.Period = &period
	}
	if p.Limit > 0 {
		in.Limit = &p.Limit
	}
	for _, m := range p.Reading.Matched {
		in.Matched = append(in.Matched, InterpretMatch(m))
	}
	if assumption, alternatives := whoseDates(p); assumption != "" {
		in.Assumptions = append(slices.Clone(in.Assumptions), assumption)
		in.Alternatives = append(slices.Clone(in.Alternatives), alternatives...)
	}
	in.Within = text(strings.Join(p.Within, ", "))
	in.Denominator = text(denominator(p))
	in.Order = text(orderWords(p))
	return in
}

func measureLabels(p question.Plan) []string {
	labels := []string{}
	for _, m := range p.Measures {
		if m.Label == "" {
			m.Label = m.Name
		}
		labels = append(labels, m.Label)
	}
	for _, d := range p.Derived {
		labels = append(labels, d.Name)
	}
	return append(labels, p.Fields...)
}

// denominator says what ratios and shares are of.
func denominator(p question.Plan) string {
	for _, m := range p.Measures {
		if m.DenominatorLabel != "" {
			return m.DenominatorLabel
		}
	}
	for _, d := range p.Derived {
		switch d.Kind {
		case question.ShareOfTotal:
			return d.Of + " of all groups"
		case question.ShareOfParent:
			return d.Of + " of each " + strings.Join(d.Partition, ", ")
		}
	}
	return ""
}

func orderWords(p question.Plan) string {
	words := make([]string, 0, len(p.Order))
	for _, o := range orders(p) {
		direction := " ascending"
		if o.Desc {
			direction = " descending"
		}
		if o.Size {
			o.By = "size of " + o.By
		}
		words = append(words, o.By+direction)
	}
	return strings.Join(words, ", ")
}

func interpretPeriod(asked domain.Period, p question.Plan) InterpretPeriod {
	asked = closed(asked, p)
	axis, _ := axisOf(p)
	return InterpretPeriod{From: day(asked.From), To: day(asked.To), Phrase: asked.Phrase, Column: text(axis.Column)}
}

// closed is a period whose open end is that of the data, where it is known and
// does not lie on the far side of the other end.
func closed(asked domain.Period, p question.Plan) domain.Period {
	from, through := dataSpan(p)
	if asked.From.IsZero() && !asked.To.Before(from) {
		asked.From = from
	}
	if asked.To.IsZero() && !through.Before(asked.From) {
		asked.To = through
	}
	return asked
}

// dataSpan is the first and last day that the plan's time column covers; zero
// where it has none.
func dataSpan(p question.Plan) (from, through time.Time) {
	axis, _ := axisOf(p)
	c, ok := p.Dataset.Column(axis.Column)
	if !ok {
		return time.Time{}, time.Time{}
	}
	return covers(c)
}

func texts(filters []question.Filter) []string {
	out := make([]string, len(filters))
	for i, f := range filters {
		out[i] = f.Text
	}
	return out
}

// list is never null in an answer.
func list(items []string) []string {
	if items == nil {
		return []string{}
	}
	return items
}

// text is null in an answer where it is empty.
func text(s string) *string {
	if s == "" {
		return nil
	}
	return &s
}
