package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// oneOfEach says which records of each thing are listed: they stand in the order of
// the things, so that the first of them is no extreme of all.
func oneOfEach(p question.Plan, by domain.Column) string {
	end := map[bool]string{true: "highest", false: "lowest"}[p.Order[0].Desc]
	if by.Type.Temporal() {
		end = map[bool]string{true: "latest", false: "earliest"}[p.Order[0].Desc]
	}
	which := "the one"
	if p.Limit > 1 {
		which = "the " + whole(int64(p.Limit))
	}
	return fmt.Sprintf("for each %s %s with the %s %s", enumerate(p.Within, "and"), which, end, by.Name)
}

// firstOfEach names the leader of each group where the question asks for the
// first ones of each, and what those listed make of the whole: the whole alone
// would look like their sum.
func (k ranking) firstOfEach(high int) string {
	head := "The first"
	if k.plan.Limit > 1 {
		head += " " + whole(int64(k.plan.Limit))
	}
	s := fmt.Sprintf("%s of each %s by %s%s: %s, the highest is %s", head, enumerate(k.plan.Within, "and"), k.measure.Name, scope(k.plan),
		countOf(len(k.res.table.Rows), "row"), k.outermost(high, false))
	if leaders := k.leaders(); len(leaders) > 1 {
		s += "; first in " + enumerate(leaders, "and")
	}
	total := k.total()
	if !k.sharesMeanSomething(total) {
		return s + "."
	}
	listed := 0.0
	for i := range k.res.table.Rows {
		if v := k.value(i); !math.IsNaN(v) {
			listed += v
		}
	}
	unit := spoken(k.plan.Dataset, k.measure)
	return s + fmt.Sprintf("; those listed make %s of all %s.", percent(listed/total), amount(total, unit))
}

// leaders are the groups with their first member: "East Desk Lamp"; none where
// there are more groups than can be read out, or one dimension tells no member.
func (k ranking) leaders() []string {
	const most = 8
	if len(k.plan.Within) != 1 || len(k.plan.Dimensions) != 2 {
		return nil
	}
	within, other := 0, 1
	if k.plan.Dimensions[1].Name == k.plan.Within[0] {
		within, other = 1, 0
	}
	seen := map[any]bool{}
	var out []string
	for _, row := range k.res.table.Rows {
		if row[within] == nil || seen[row[within]] {
			continue
		}
		seen[row[within]] = true
		out = append(out, memberName(row[within], k.plan.Dimensions[within])+": "+memberName(row[other], k.plan.Dimensions[other]))
	}
	if len(out) > most {
		return nil
	}
	return out
}
