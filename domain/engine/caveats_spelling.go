package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// oddities are caveats of the data as they stand, which somebody who reads sums
// of them has to know: of a row that totals the others, and of the texts that an
// answer is grouped by, where some differ by nothing but case or spaces. "TX" and
// "tx" are two members.
func (r *Request) oddities() []string {
	out := []string{}
	if r.reading.Values == nil {
		return out
	}
	if d := r.Dataset(); r.engine != nil {
		if total := r.engine.values.totalRow(dataKey{d.ID, d.Version}); total != "" {
			out = append(out, total)
		}
	}
	seen := map[string]bool{}
	for _, d := range append(append([]question.Dimension{}, r.Plan.Dimensions...), innerDimensions(r.Plan)...) {
		if d.Type != domain.String || seen[d.Column] {
			continue
		}
		seen[d.Column] = true
		if first, n := alike(r.reading.Values.Values(d.Column)); n > 0 {
			more := ""
			if n > 1 {
				more = fmt.Sprintf(", and %s more", whole(int64(n-1)))
			}
			out = append(out, fmt.Sprintf("Members of %s that differ only by case or spaces are taken apart, as they stand in the data: '%s' and '%s'%s.",
				d.Column, first[0], first[1], more))
		}
	}
	return out
}

// alike counts the values that another one before them is like but for case and
// spaces, and returns the first two that are.
func alike(values []string) (first [2]string, n int) {
	spelled := map[string]string{}
	for _, v := range values {
		key := strings.ToLower(strings.Join(strings.Fields(v), " "))
		other, ok := spelled[key]
		if !ok {
			spelled[key] = v
			continue
		}
		if n == 0 {
			first = [2]string{other, v}
		}
		n++
	}
	return first, n
}
