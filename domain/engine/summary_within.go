package engine

import (
	"fmt"
	"math"
)

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
