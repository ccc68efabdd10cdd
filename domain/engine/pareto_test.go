package engine_test

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// contributions: two of five customers make 80 %, one has returned more than
// they bought.
const contributions = "Customer,Channel,Sales,Discount\nAnn,web,500,0.1\nBob,web,300,0.1\nCid,shop,100,0.2\nDee,shop,60,0.1\nEve,shop,40,0.1\nFay,shop,-20,0.2\n"

type paretoFound struct {
	VitalFew struct {
		Count, Of      int
		ShareOfMembers float64 `json:"share_of_members"`
		Share, Target  float64
	} `json:"vital_few"`
	Concentration struct{ Gini, HHI *float64 }
	Negatives     struct {
		Count int
		Sum   float64
	}
}

func paretoOf(t *testing.T, r reply) paretoFound {
	t.Helper()
	var a paretoFound
	if err := json.Unmarshal(r.Analysis, &a); err != nil {
		t.Fatalf("%v in %s", err, r.Analysis)
	}
	return a
}

func customers(d domain.Dataset) question.Plan {
	return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Customer")}}
}

func TestTheVitalFewMakeTheShareAskedFor(t *testing.T) {
	w := warehouse(t, map[string]string{"customers.csv": contributions})
	r := plan(t, w, domain.Pareto, customers)
	a := paretoOf(t, r)
	if v := a.VitalFew; v.Count != 2 || v.Of != 6 || v.Share != 0.8 || v.Target != 0.8 {
		t.Errorf("vital few %+v; want 2 of 6 for 80 %%", v)
	}
	if a.Negatives.Count != 1 || a.Negatives.Sum != -20 {
		t.Errorf("negatives %+v", a.Negatives)
	}
	if len(r.Rows) != 5 || r.Totals["Sales"] != 980.0 {
		t.Errorf("%d rows, totals %v; want the 5 contributors and the net total", len(r.Rows), r.Totals)
	}
	wantRow := []any{"Ann", 500.0, 0.5, 0.5, "A"}
	for i, want := range wantRow {
		if r.Rows[0][i] != want {
			t.Errorf("first row %v; want %v", r.Rows[0], wantRow)
			break
		}
	}
	if !strings.HasPrefix(r.Summary, "2 of 6 members of Customer (33 %) make up 80 % of Sales, led by Ann (500, 50 %)") {
		t.Errorf("summary %q", r.Summary)
	}
	r = plan(t, w, domain.Pareto, func(d domain.Dataset) question.Plan {
		p := customers(d)
		p.Target = 0.5
		return p
	})
	if v := paretoOf(t, r).VitalFew; v.Count != 1 || v.Target != 0.5 {
		t.Errorf("vital few %+v; want 1 for 50 %%", v)
	}
}

func TestTheConverseAsksWhatTheTopMembersMake(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"customers.csv": strings.ReplaceAll(contributions, "Fay,shop,-20,0.2\n", "")}), domain.Pareto,
		func(d domain.Dataset) question.Plan {
			p := customers(d)
			p.TopShare = 0.2
			return p
		})
	if v := paretoOf(t, r).VitalFew; v.Count != 1 || v.Of != 5 || v.Share != 0.5 || v.Target != 0.2 {
		t.Errorf("%+v; want that the top 20 %% of 5 make half", v)
	}
}

func TestAClaimOfAFewIsConfirmedOrDenied(t *testing.T) {
	claim := func(target, top float64) string {
		w := warehouse(t, map[string]string{"customers.csv": contributions})
		r := plan(t, w, domain.Pareto, func(d domain.Dataset) question.Plan {
			p := customers(d)
			p.Target, p.TopShare = target, top
			return p
		})
		if v := paretoOf(t, r).VitalFew; v.Target != target {
			t.Errorf("vital few %+v; want those that make %v", v, target)
		}
		return r.Summary
	}
	if got := claim(0.8, 0.2); !strings.HasPrefix(got, "No. The top 20 % (1 of 6 members of Customer) make up 50 % of Sales, not 80 %; it takes more: 2 of them (33 %) reach 80 %, led by Ann") {
		t.Errorf("summary %q", got)
	}
	if got := claim(0.8, 0.5); !strings.HasPrefix(got, "Yes. The top 50 % (3 of 6 members of Customer) make up 90 % of Sales; the first 2 of them (33 %) reach 80 %") {
		t.Errorf("summary %q", got)
	}
}

func TestTheFirstSoManyAreHeldAgainstTheWhole(t *testing.T) {
	w := warehouse(t, map[string]string{"customers.csv": contributions})
	r := plan(t, w, domain.Pareto, func(d domain.Dataset) question.Plan {
		p := customers(d)
		p.Limit = 3
		return p
	})
	if !strings.HasPrefix(r.Summary, "3 of 6 members of Customer (50 %) make up 90 % of Sales") {
		t.Errorf("summary %q", r.Summary)
	}
	if last := r.Rows[len(r.Rows)-1]; len(r.Rows) != 4 || last[0] != "(2 more)" {
		t.Errorf("rows %v; want the first three and the rest", r.Rows)
	}
}

func TestMembersOfAboutTheSameSizeAreNoVitalFew(t *testing.T) {
	w := warehouse(t, map[string]string{"customers.csv": "Customer,Sales\nAnn,100\nBob,99\nCid,98\nDee,97\nEve,96\n"})
	if r := plan(t, w, domain.Pareto, customers); !strings.HasSuffix(r.Summary, "No vital few stand out.") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestALongTailIsOneRow(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Product,Note,Sales\n")
	for i := range 1000 {
		fmt.Fprintf(&csv, "product %03d,x,%d\n", i, 2000-i)
	}
	r := plan(t, warehouse(t, map[string]string{"products.csv": csv.String()}), domain.Pareto, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Product")}}
	})
	last := r.Rows[len(r.Rows)-1]
	if len(r.Rows) != 101 || last[0] != "(900 more)" || last[3] != 1.0 {
		t.Errorf("%d rows, the last %v", len(r.Rows), last)
	}
	if r.size > 16_000 || r.TotalRows != 1000 || r.lengths != nil {
		t.Errorf("%d bytes, total_rows %d, lengths %v", r.size, r.TotalRows, r.lengths)
	}
}

func TestWhatDoesNotAddUpHasNoContributors(t *testing.T) {
	f := refused(t, warehouse(t, map[string]string{"customers.csv": contributions}), domain.Pareto, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Discount"))}, Dimensions: []question.Dimension{by("Customer")}}
	})
	if f.Kind != domain.KindUnsupported || !strings.Contains(f.Suggestion, "Sales") {
		t.Errorf("%s: %s %s; want the suggestion to name what adds up", f.Kind, f.Message, f.Suggestion)
	}
}

func TestWhoseContributionIsAskedWhereItIsOpen(t *testing.T) {
	silent := func(d domain.Dataset) question.Plan { return question.Plan{Measures: sales(d)} }
	several := strings.Repeat("Ann,web,Oslo,5\nBob,shop,Rome,6\n", 10)
	f := refused(t, warehouse(t, map[string]string{"sales.csv": "Customer,Channel,City,Sales\n" + several}), domain.Pareto, silent)
	if f.Kind != domain.KindAmbiguous || len(f.Candidates) != 3 {
		t.Errorf("%s with %q; want the three that it could be", f.Kind, f.Candidates)
	}
	r := plan(t, warehouse(t, map[string]string{"sales.csv": "Customer,Sales\n" + strings.Repeat("Ann,5\nBob,6\n", 10)}), domain.Pareto, silent)
	if got := strings.Join(r.Interpretation.Assumptions, " "); !strings.Contains(got, "Customer") {
		t.Errorf("assumptions %q don't name the only one there is", got)
	}
}

func TestNothingAboveZeroIsAnAnswer(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"losses.csv": "Customer,Sales\nAnn,-5\nBob,-6\n"}), domain.Pareto, customers)
	if r.Analysis != nil || !strings.Contains(r.Summary, "No Customer has Sales above 0") {
		t.Errorf("%q with analysis %s", r.Summary, r.Analysis)
	}
}

func TestTheThingsThatAQuestionSpeaksOfContribute(t *testing.T) {
	for id, want := range map[domain.SchemaID]int{truth.CustomersID: truth.Customers, truth.SalesID: 3928} {
		for _, text := range []string{"do a few customers make most of %s", "what share of %s do the top 10%% of customers make"} {
			measure := map[domain.SchemaID]string{truth.CustomersID: "order value", truth.SalesID: "sales"}[id]
			r := relation(t, engine.Params{Warehouse: bundled(t), Analysts: analysts()}, id, domain.Pareto, fmt.Sprintf(text, measure))
			a := paretoOf(t, r.reply)
			if got := r.Interpretation.Dimensions; len(got) != 1 || got[0] != "Customer ID" || a.VitalFew.Of != want {
				t.Errorf("%s: %d of %v; want %d customers", text, a.VitalFew.Of, got, want)
			}
		}
	}
}
