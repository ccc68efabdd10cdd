package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// FuzzRead: any text is either read, into a plan whose names are outputs or
// columns, or refused with a message; the same text gives the same plan.
func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"total sales by region", "90th percentile of", "top 5", "between 3 and", "which month ratio of to per each",
		"\"", "' or 1=1 --", "sales where Region = 'West'; drop table x", "not not not", "% % %", "2024 2025 vs vs",
		"count of count of count", "the 25th, and percentile of sales", "日本語 の 売上", "\x00\xff", "most most most products",
		strings.Repeat("by region ", 60),
	} {
		f.Add(s)
	}
	r, in := question.New(), shop()
	f.Fuzz(func(t *testing.T, s string) {
		if len(s) > 2000 {
			return
		}
		for _, a := range []domain.Analysis{domain.Query, domain.Outlier} {
			in.Analysis = a
			p, err := r.Read(s, in)
			if err != nil {
				if domain.FaultFrom(err).Kind == domain.KindInternal || err.Error() == "" {
					t.Fatalf("%q: %#v", s, err)
				}
				continue
			}
			again, err := r.Read(s, in)
			if err != nil || told(again) != told(p) {
				t.Fatalf("%q reads as %s and as %s (%v)", s, told(p), told(again), err)
			}
			namesHold(t, s, p)
		}
	})
}

func namesHold(t *testing.T, s string, p question.Plan) {
	t.Helper()
	outputs := map[string]bool{}
	add := func(name string) {
		if name == "" || outputs[name] {
			t.Fatalf("%q: output %q is empty or twice in %s", s, name, told(p))
		}
		outputs[name] = true
	}
	for _, d := range p.Dimensions {
		add(d.Name)
	}
	for _, m := range p.Measures {
		add(m.Name)
	}
	for _, d := range p.Derived {
		if !outputs[d.Of] {
			t.Fatalf("%q: %q is derived of nothing", s, d.Name)
		}
		add(d.Name)
	}
	for _, m := range p.Measures {
		if difference, relative := question.DifferenceNames(p, m); p.Compare != nil {
			outputs[difference], outputs[relative] = true, true
		}
	}
	for _, name := range p.Fields {
		if _, ok := p.Dataset.Column(name); !ok {
			t.Fatalf("%q: no column %q", s, name)
		}
		outputs[name] = true
	}
	for _, o := range p.Order {
		if !outputs[o.By] {
			t.Fatalf("%q: ordered by %q, which is no output of %s", s, o.By, told(p))
		}
	}
}
