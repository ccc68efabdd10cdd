package questions_test

import (
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// TestWhatARefusalSuggestsIsAnswered asks every question of the suite that is
// refused, and then what the refusal suggests: of the tool that refused, or of the
// one that it names. A suggestion that is refused itself sends an assistant in a
// circle.
func TestWhatARefusalSuggestsIsAnswered(t *testing.T) {
	var misses []miss
	decode(t, filepath.Join("testdata", "misses.yaml"), &misses)
	missed := map[string]bool{}
	for _, m := range misses {
		missed[m.ID] = m.Outcome == refused
	}
	var asked []known
	for _, q := range load(t) {
		if q.Refuse != nil || missed[q.ID] {
			asked = append(asked, q)
		}
	}
	p := open(t)
	suggested := 0
	for i, a := range p.askAll(t.Context(), t, asked) {
		if a.fault == nil {
			continue
		}
		for _, next := range suggestions(asked[i], a.fault) {
			suggested++
			again, err := p.ask(t.Context(), next)
			if err != nil {
				t.Fatal(err)
			}
			if again.fault != nil {
				t.Errorf("%s: %q is refused with %q;\n %s of %q: %s", next.ID, asked[i].Ask, a.fault.Suggestion, next.Tool, next.Ask, again.fault.Message)
			}
		}
	}
	if suggested < len(asked)/2 {
		t.Errorf("%d questions are suggested for %d refusals", suggested, len(asked))
	}
}

// suggestions are the questions that a fault proposes: behind a colon, or as its
// candidates.
func suggestions(q known, f *domain.Fault) []known {
	var out []known
	add := func(tool domain.Analysis, text string) {
		next := known{ID: q.ID, table: q.table, Tool: q.Tool, Ask: text}
		if tool != "" {
			next.Tool = tool
		}
		out = append(out, next)
	}
	if f.Kind == domain.KindAmbiguous {
		for _, c := range f.Candidates {
			add("", c)
		}
	}
	put := regexp.MustCompile(`(?:Ask|ask|as in|for instance|Call (\w+)): (.+)$`).FindStringSubmatch(f.Suggestion)
	if put == nil {
		return out
	}
	text, plain := strings.CutSuffix(put[2], " (with nlq_to_data)")
	if plain {
		put[1] = string(domain.Query)
	}
	for one := range strings.SplitSeq(text, "; or: ") {
		add(domain.Analysis(put[1]), strings.TrimSuffix(one, "."))
	}
	return out
}
