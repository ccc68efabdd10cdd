package engine_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/engine"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestGroupsComeLargestFirstWithTheMemberThatHasNoName(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}}
	})
	wantRows(t, r, []any{"West", 370.0}, []any{"East", 120.0}, []any{nil, 10.0}, []any{"North", nil})
	if want := "Sales came to 500, led by West (370, 74 %) and East (120, 24 %)."; r.Summary != want {
		t.Errorf("summary %q; want %q", r.Summary, want)
	}
	if r.Provenance.RowsUsed != 7 || r.Provenance.RowsExcluded != 2 {
		t.Errorf("%d rows used, %d excluded; want 7 and the 2 without an amount", r.Provenance.RowsUsed, r.Provenance.RowsExcluded)
	}
	if !strings.Contains(strings.Join(r.Caveats, " "), "2 rows were without a value of Sales left out") {
		t.Errorf("caveats %q don't say what was left out", r.Caveats)
	}
}

func TestTotalsOfAveragesAreNotAveragesOfAverages(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "Sales"))}, Dimensions: []question.Dimension{by("Product")}}
	})
	wantRows(t, r, []any{"Desk", 100.0}, []any{"Chair", 80.0}, []any{"Lamp", 20.0})
	if got := r.Totals["average Sales"]; got != 71.4285714 { // 500 / 7, nine digits
		t.Errorf("the total is %v; want the mean of all rows", got)
	}
}

func TestAPeriodIncludesBothOfItsDays(t *testing.T) {
	w := warehouse(t, map[string]string{"visits.csv": "At,Visits\n2024-01-01 00:00:00,1\n2024-01-31 23:59:59,2\n2024-02-01 00:00:00,4\n"})
	r := plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Visits"))}, Period: during("2024-01-01", "2024-01-31")}
	})
	wantRows(t, r, []any{3.0})
	if want := "Visits came to 3 in January 2024."; r.Summary != want {
		t.Errorf("summary %q; want %q", r.Summary, want)
	}
}

func TestYearsAreAPeriodToo(t *testing.T) {
	w := warehouse(t, map[string]string{"cars.csv": "Year,Origin,MPG\n1970,USA,18\n1971,USA,20\n1972,Japan,30\n1973,Japan,32\n"})
	r := plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.AverageOf(column(d, "MPG"))}, Period: during("1971-01-01", "1972-12-31")}
	})
	wantRows(t, r, []any{25.0})
}

func TestALimitKeepsTheFirstGroupsAndCountsThemAll(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}, Limit: 1,
			Order: []question.Order{{By: "Sales", Desc: true}}}
	})
	wantRows(t, r, []any{"West", 370.0})
	if r.TotalRows != 1 || r.Groups != 3 || r.Totals["Sales"] != 500.0 {
		t.Errorf("total_rows %d, groups %d, totals %v; want 1, the 3 that have a name and 500", r.TotalRows, r.Groups, r.Totals)
	}
}

func TestALimitWithinGroupsKeepsTheFirstOfEach(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region"), by("Product")}, Limit: 1,
			Within: []string{"Region"}, Order: []question.Order{{By: "Sales", Desc: true}}}
	})
	wantRows(t, r, []any{"East", "Chair", 70.0}, []any{"North", "Lamp", nil}, []any{"West", "Desk", 250.0}, []any{nil, "Lamp", 10.0})
	if r.Groups != 7 {
		t.Errorf("groups %d; want the 7 combinations", r.Groups)
	}
	if want := "; first in East: Chair, North: Lamp and West: Desk; those listed make 66 % of all 500."; !strings.HasSuffix(r.Summary, want) {
		t.Errorf("summary %q; want %q", r.Summary, want)
	}
}

func TestTiesStandInTheOrderOfTheirNames(t *testing.T) {
	w := warehouse(t, map[string]string{"votes.csv": "Name,Votes\nb,1\nc,1\na,1\nd,2\n"})
	r := plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Votes"))}, Dimensions: []question.Dimension{by("Name")}}
	})
	wantRows(t, r, []any{"d", 2.0}, []any{"a", 1.0}, []any{"b", 1.0}, []any{"c", 1.0})
}

func TestSharesAreOfAllGroupsAlsoBeyondTheLimit(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Region")}, Limit: 2,
			Derived: []question.Derived{{Name: "share", Kind: question.ShareOfTotal, Of: "Sales"}}}
	})
	wantRows(t, r, []any{"West", 370.0, 0.74}, []any{"East", 120.0, 0.24})
}

// averageMonth is the mean of the monthly sums.
func averageMonth(d domain.Dataset) question.Plan {
	return question.Plan{
		Inner: &question.Stage{Dimensions: []question.Dimension{byMonth()}, Measures: sales(d)},
		Measures: []question.Measure{{Name: "average month", Type: domain.Number,
			Expr: query.Aggregate{Func: query.Average, Argument: query.Column{Name: "Sales"}}}},
	}
}

func TestAggregatesOfAggregates(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	r := plan(t, w, domain.Query, averageMonth)
	wantRows(t, r, []any{100.0}) // 150, 30, 80, 150, 90; the sixth month has no amount
	r = plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
		p := averageMonth(d)
		p.Compare = &question.Comparison{Control: days("2024-01-01", "2024-12-31"), Test: days("2025-01-01", "2025-12-31")}
		return p
	})
	wantRows(t, r, []any{120.0, 86.6666667, 33.3333333, 0.384615385})
}

func TestConditionsOnGroups(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		m := engine.SumOf(column(d, "Sales"))
		return question.Plan{Measures: []question.Measure{m}, Dimensions: []question.Dimension{by("Region")},
			Having: []question.Filter{{Expr: query.Compare{Op: query.Greater, Left: m.Expr, Right: query.Literal{Value: int64(100)}}, Text: "Sales > 100"}}}
	})
	wantRows(t, r, []any{"West", 370.0}, []any{"East", 120.0})
	if r.Totals["Sales"] != 500.0 {
		t.Errorf("totals %v; want all that the filters let through", r.Totals)
	}
}

func TestRecordsAreTheRowsThemselves(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Form: question.Records, Fields: []string{"Product", "Sales"}, Limit: 2, Order: []question.Order{{By: "Sales", Desc: true}}}
	})
	wantRows(t, r, []any{"Desk", 150.0}, []any{"Desk", 100.0})
	if r.Groups != 9 || r.Totals != nil {
		t.Errorf("groups %d, totals %v; want the 9 rows, and no totals of records", r.Groups, r.Totals)
	}
}

func TestMembersAreTheDistinctValues(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Form: question.Members, Dimensions: []question.Dimension{by("Region")}}
	})
	wantRows(t, r, []any{"East"}, []any{"North"}, []any{"West"}, []any{nil})
}

func TestNothingFoundIsAnAnswer(t *testing.T) {
	never := []question.Filter{{Expr: query.Compare{Op: query.Equal, Left: query.Column{Name: "Region"}, Right: query.Literal{Value: "South"}}, Text: "Region = 'South'"}}
	for _, dimensions := range [][]question.Dimension{nil, {by("Product")}, {byMonth()}} {
		r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
			return question.Plan{Measures: sales(d), Dimensions: dimensions, Filters: never}
		})
		if want := "Nothing fits: no rows where Region = 'South'."; r.Summary != want {
			t.Errorf("summary %q; want %q", r.Summary, want)
		}
	}
}

func TestAPartialLastPeriodIsSaid(t *testing.T) {
	r := plan(t, warehouse(t, map[string]string{"orders.csv": orders}), domain.Query, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{byMonth()}}
	})
	if !strings.Contains(strings.Join(r.Caveats, " "), "April 2025 is partial: data ends on the 3rd.") {
		t.Errorf("caveats %q", r.Caveats)
	}
}

func TestRowsBeyondTheAnswerBudgetAreCountedNotRead(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Name,Sales\n")
	for i := range 5000 {
		fmt.Fprintf(&csv, "name %04d,%d\n", i, i)
	}
	p := planned(warehouse(t, map[string]string{"many.csv": csv.String()}), func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Dimensions: []question.Dimension{by("Name")}}
	})
	p.AnswerBytes = 6000
	r := run(t, p, domain.Query, "as planned")
	if len(r.Rows) >= 5000 || len(r.Rows) < 1000 {
		t.Errorf("%d rows were read for an answer of 6,000 bytes", len(r.Rows))
	}
	if r.TotalRows != 5000 || r.lengths["rows"] != 5000 || r.Totals["Sales"] != 12_497_500.0 {
		t.Errorf("total_rows %d, lengths %v, totals %v; want the whole", r.TotalRows, r.lengths, r.Totals)
	}
}

func TestAQuestionThatNamesNothingIsRefusedNotBroken(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	for _, form := range []question.Form{question.Grouped, question.Records, question.Members} {
		f := refused(t, w, domain.Query, func(domain.Dataset) question.Plan { return question.Plan{Form: form} })
		if f.Kind != domain.KindUnknownWord || !strings.Contains(f.Suggestion, "Sales") {
			t.Errorf("%s: %s: %s %s", form, f.Kind, f.Message, f.Suggestion)
		}
	}
}

func TestTotalsOfAggregatesOfAggregatesAreOverAllGroups(t *testing.T) {
	w := warehouse(t, map[string]string{"orders.csv": orders})
	whole := plan(t, w, domain.Query, averageMonth)
	r := plan(t, w, domain.Query, func(d domain.Dataset) question.Plan {
		p := averageMonth(d)
		p.Inner.Dimensions = append(p.Inner.Dimensions, by("Region"))
		p.Dimensions = []question.Dimension{by("Region")}
		return p
	})
	if r.Totals["average month"] != whole.Totals["average month"] || whole.Totals["average month"] != 100.0 {
		t.Errorf("totals %v by region, %v ungrouped; want 100 of both", r.Totals, whole.Totals)
	}
	if want := "overall it was 100"; !strings.Contains(r.Summary, want) {
		t.Errorf("summary %q; want %q", r.Summary, want)
	}
}

func TestALeaderIsNamedBesideRowsWithoutAMember(t *testing.T) {
	const states = "State,Profit\n,-300\nMontana,-100\nOhio,50\nTexas,20\n"
	for descending, want := range map[bool]string{
		false: "lowest for Montana (−100) (apart from rows without State: −300)",
		true:  "highest for Ohio (50) and lowest for Montana (−100) (apart from rows without State: −300)",
	} {
		r := plan(t, warehouse(t, map[string]string{"states.csv": states}), domain.Query, func(d domain.Dataset) question.Plan {
			return question.Plan{Measures: []question.Measure{engine.SumOf(column(d, "Profit"))}, Dimensions: []question.Dimension{by("State")},
				Order: []question.Order{{By: "Profit", Desc: descending}}}
		})
		if !strings.Contains(r.Summary, want) {
			t.Errorf("summary %q; want %q", r.Summary, want)
		}
	}
}
