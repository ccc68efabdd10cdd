package questions_test

import (
	"context"
	"fmt"
	"maps"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// outcome is how a question came out.
type outcome string

const (
	right   outcome = "right"
	refused outcome = "refused" // an error, where there is an answer; or an error of another kind
	wrong   outcome = "wrong"   // other rows, another reading or other facts; or an answer where there is none
)

// TestQuestionsWithKnownAnswers asks every question and judges what comes back.
// It fails where one comes out otherwise than before: a miss that is not listed,
// one that is listed and right by now, or a tool below its floor.
func TestQuestionsWithKnownAnswers(t *testing.T) {
	var misses []miss
	decode(t, filepath.Join("testdata", "misses.yaml"), &misses)
	expected := map[string]outcome{}
	for _, m := range misses {
		if m.Why == "" || m.Outcome != refused && m.Outcome != wrong || expected[m.ID] != "" {
			t.Errorf("misses.yaml: %s needs an outcome, a reason, and one line", m.ID)
		}
		expected[m.ID] = m.Outcome
	}
	p, g := open(t), openGolds(t)
	counts := tally{}
	questions := load(t)
	answers := p.askAll(t.Context(), t, questions)
	for i, q := range questions {
		came, why := q.judge(t.Context(), t, g, answers[i])
		counts.add(q, came)
		switch was := expected[q.ID]; {
		case was == "" && came != right:
			t.Errorf("%s %s: %q: %s", q.ID, came, q.Ask, why)
		case was != "" && came == right:
			t.Errorf("%s is right now: take it out of misses.yaml, and raise the floor of %s", q.ID, q.Tool)
		case was != "" && was != came:
			t.Errorf("%s is listed as %s and came out %s: %q: %s", q.ID, was, came, q.Ask, why)
		}
		delete(expected, q.ID)
	}
	for id := range expected {
		t.Errorf("misses.yaml: there is no question %s", id)
	}
	t.Log(counts)
	floors := map[domain.Analysis]floor{}
	decode(t, filepath.Join("testdata", "floors.yaml"), &floors)
	for tool, now := range counts.tools() {
		if least := floors[tool]; now[right] < least.Right || now[wrong] > least.Wrong {
			t.Errorf("%s: %d right and %d wrong; at least %d and at most %d are expected", tool, now[right], now[wrong], least.Right, least.Wrong)
		}
	}
}

// judge says how a question came out, and why not right.
func (q known) judge(ctx context.Context, t *testing.T, g golds, a answer) (outcome, string) {
	t.Helper()
	if a.fault != nil {
		why := fmt.Sprintf("%s: %s", a.fault.Kind, a.fault.Message)
		if slices.Contains(q.Refuse, string(a.fault.Kind)) || slices.Contains(q.Refuse, "any") {
			return right, ""
		}
		return refused, why
	}
	if q.Refuse != nil {
		return wrong, fmt.Sprintf("answered: %v", a.whole["summary"])
	}
	if q.Gold == nil {
		return q.analysed(ctx, t, g, a)
	}
	given := grid{width: len(a.Columns)}
	for _, row := range a.Rows {
		given.add(row)
	}
	var whys []string
	for _, query := range q.Gold {
		ok, why := given.holds(g.rows(ctx, t, query), q.Ordered, aggregated(query))
		if ok {
			return right, ""
		}
		whys = append(whys, why)
	}
	return wrong, fmt.Sprintf("%s; %v", strings.Join(whys, "; "), a.whole["summary"])
}

// analysed judges the answer of an analysis by its reading and its facts.
func (q known) analysed(ctx context.Context, t *testing.T, g golds, a answer) (outcome, string) {
	t.Helper()
	if q.Read == nil && q.Facts == nil {
		t.Fatalf("%s has no known answer", q.ID)
	}
	if why := q.Read.broken(a.whole); why != "" {
		return wrong, fmt.Sprintf("%s; %v", why, a.whole["summary"])
	}
	for _, f := range q.Facts {
		if why := f.broken(ctx, t, g, a.whole); why != "" {
			return wrong, fmt.Sprintf("%s; %v", why, a.whole["summary"])
		}
	}
	return right, ""
}

// tally counts outcomes by tool, kind, manner and table.
type tally map[[2]string]map[outcome]int

func (c tally) add(q known, came outcome) {
	for _, key := range [][2]string{{"tool", string(q.Tool)}, {"manner", q.Manner}, {"table", q.table}, {"kind", q.kind()}} {
		if c[key] == nil {
			c[key] = map[outcome]int{}
		}
		c[key][came]++
	}
}

// kind is what is asked for; analyses' own kinds are told by their tool.
func (q known) kind() string {
	if q.Tool == domain.Query || q.Refuse != nil {
		return q.Kind
	}
	return "analysis"
}

func (c tally) tools() map[domain.Analysis]map[outcome]int {
	out := map[domain.Analysis]map[outcome]int{}
	for key, n := range c {
		if key[0] == "tool" {
			out[domain.Analysis(key[1])] = n
		}
	}
	return out
}

// String is the table of counts.
func (c tally) String() string {
	var b strings.Builder
	fmt.Fprintf(&b, "\n%-8s%-24s%6s%8s%7s\n", "", "", right, refused, wrong)
	for _, key := range slices.SortedFunc(maps.Keys(c), func(a, b [2]string) int { return strings.Compare(b[0]+" "+a[1], a[0]+" "+b[1]) }) {
		n := c[key]
		fmt.Fprintf(&b, "%-8s%-24s%6d%8d%7d\n", key[0], key[1], n[right], n[refused], n[wrong])
	}
	return b.String()
}
