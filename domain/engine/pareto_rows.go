package engine

import (
	"fmt"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// grid is the first contributors, the rest of them as one row.
func (run *paretoRun) grid(shown int) *Grid {
	m := run.measure
	g := &Grid{Columns: memberColumns(run.plan.Dimensions), Rows: [][]any{}, Groups: len(run.members), TotalRows: len(run.figures.Contributors)}
	g.Columns = append(g.Columns, Column{Name: m.Name, Type: m.Type, Unit: m.Unit}, Column{Name: "share", Type: domain.Number},
		Column{Name: "cumulative_share", Type: domain.Number}, Column{Name: "class", Type: domain.String})
	for _, c := range run.figures.Contributors[:shown] {
		row := run.members[c.Index].cells()
		g.Rows = append(g.Rows, append(row, Figure(c.Value), Figure(c.Share), Figure(c.CumulativeShare), string(c.Class)))
	}
	if shown > 0 && shown < len(run.figures.Contributors) {
		g.Rows = append(g.Rows, run.tail(shown))
	}
	g.RowCount = len(g.Rows)
	return g
}

// tail is the contributors that are not shown, as one row.
func (run *paretoRun) tail(shown int) []any {
	rest := run.figures.Contributors[shown:]
	value, share := 0.0, 0.0
	for _, c := range rest {
		value, share = value+c.Value, share+c.Share
	}
	row := []any{fmt.Sprintf("(%s more)", whole(int64(len(rest))))}
	for range run.plan.Dimensions[1:] {
		row = append(row, nil)
	}
	var class any // null where the tail spans several classes
	if first := rest[0].Class; first == rest[len(rest)-1].Class {
		class = string(first)
	}
	return append(row, Figure(value), Figure(share), Figure(1), class)
}

func (run *paretoRun) analysis() *paretoReply {
	of := "value"
	if run.plan.TopShare > 0 && run.top == nil {
		of = "members"
	}
	return &paretoReply{
		Method:       "members ranked by " + run.measure.Label + "; shares of the positive values; class A reaches the target, B 95 %, C the rest",
		Observations: len(run.members) - run.figures.Missing,
		VitalFew: vitalFewFigures{Count: run.few.Count, Of: run.few.Of, ShareOfMembers: Figure(run.few.ShareOfMembers),
			Share: Figure(run.few.Share), Target: Figure(run.few.Target), TargetOf: of},
		Concentration: concentrationFigures{Gini: Figure(run.figures.Gini), HHI: Figure(run.figures.HHI)},
		Negatives:     negativesFigures{Count: run.figures.Negatives.Count, Sum: Figure(run.figures.Negatives.Sum)},
	}
}

// summary: "20 of 100 Products (20 %) make up 80 % of Sales, led by …".
func (run *paretoRun) summary() string {
	first := run.figures.Contributors[0]
	led := fmt.Sprintf(", led by %s (%s, %s).", run.members[first.Index], amount(first.Value, run.measure.Unit), percent(first.Share))
	of := run.contributors()
	if run.top != nil {
		return run.claimWords(of) + led
	}
	verb := "make"
	if run.few.Count == 1 {
		verb = "makes"
	}
	s := fmt.Sprintf("%s of %s (%s) %s up %s of %s%s", whole(int64(run.few.Count)), of, percent(run.few.ShareOfMembers), verb,
		percent(run.few.Share), run.measure.Name, run.ofMembers()+scope(run.plan)) + led
	if run.plan.TopShare == 0 && run.few.Of >= fewestMembers && run.few.ShareOfMembers > manyMembers*run.few.Share {
		s += " No vital few stand out."
	}
	return s
}

// contributors: "40 members of Customer", "24 months of Sold On".
func (run *paretoRun) contributors() string {
	if by := run.plan.Dimensions; len(by) == 1 && by[0].Grain != "" && !by[0].Calendar {
		return countOf(run.few.Of, string(by[0].Grain)) + " of " + by[0].Column
	}
	return countOf(run.few.Of, "member") + " of " + enumerate(dimensionNames(run.plan), "and")
}

const (
	// manyMembers of the share that they make, and more, are no few: of equal members
	// 80 % make 80 %.
	manyMembers = 0.75
	// fewestMembers can be told apart into few and many.
	fewestMembers = 4
)

// claimWords answers whether so many of the members make so much of the whole.
func (run *paretoRun) claimWords(of string) string {
	said, target := percent(run.plan.TopShare), percent(run.plan.Target)
	top := fmt.Sprintf("The top %s (%s of %s) make up %s of %s%s",
		said, whole(int64(run.top.Count)), of, percent(run.top.Share), run.measure.Name, run.ofMembers()+scope(run.plan))
	needed := fmt.Sprintf("%s of them (%s) reach %s", whole(int64(run.few.Count)), percent(run.few.ShareOfMembers), target)
	if run.few.Count <= run.top.Count {
		return fmt.Sprintf("Yes. %s; the first %s", top, needed)
	}
	return fmt.Sprintf("No. %s, not %s; it takes more: %s", top, target, needed)
}

func (run *paretoRun) caveats() []string {
	var out []string
	f := run.figures
	if f.Negatives.Count > 0 {
		out = append(out, fmt.Sprintf("%s of %s are below 0 (%s together): shares are of the positive values, %s.",
			countOf(f.Negatives.Count, "member"), whole(int64(len(run.members))), amount(f.Negatives.Sum, run.measure.Unit), amount(f.Gross, run.measure.Unit)))
	}
	if run.few.Tied > 0 {
		out = append(out, fmt.Sprintf("%s more with the same value as the last one counted.", countOf(run.few.Tied, "member")))
	}
	if said := run.nobodyCaveat(); said != "" {
		out = append(out, said)
	}
	for i, m := range run.members {
		if run.values[i] > 0 && hasNull(m) {
			return append(out, fmt.Sprintf("%s stands for rows without a value there.", m))
		}
	}
	return out
}

func hasNull(m Member) bool {
	for _, v := range m.Values {
		if v == nil {
			return true
		}
	}
	return false
}

// followUps suggests what carries on from a ranking.
func (run *paretoRun) followUps(r *Request) []Suggestion {
	leader := run.members[run.figures.Contributors[0].Index]
	var out []Suggestion
	identifier, rows := r.identifier()
	oneRow := rows && run.plan.Dimensions[0].Column == identifier // it has no course
	if name, ok := leader.Values[0].(string); ok && r.Dataset().DefaultTime != "" && !oneRow {
		out = append(out, Suggestion{domain.Trend, fmt.Sprintf("trend of %s for %s by %s", run.measure.Name, name, r.defaultGrain()),
			"shows whether the largest one grows"})
	}
	for _, other := range r.candidateDimensions() {
		if other != run.plan.Dimensions[0].Name {
			out = append(out, Suggestion{domain.Pareto, fmt.Sprintf("which %s make up 80%% of %s", question.Plural(other), run.measure.Name),
				"looks at the concentration by " + other})
			break
		}
	}
	return out
}
