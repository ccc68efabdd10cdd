package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// branches: sales fall from 1,000 to 900; Oslo rises by half of all that the
// others lose, Rome and Bern fall, Bern most beyond its size.
const branches = `Day,Branch,Sales
2024-01-01,Oslo,100
2024-01-10,Rome,600
2024-01-20,Bern,200
2024-01-31,Kyiv,100
2024-02-01,Oslo,200
2024-02-10,Rome,500
2024-02-20,Bern,100
2024-02-29,Kyiv,100
`

func whyInFebruary(way int) func(domain.Dataset) question.Plan {
	return func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Why: true, Moved: way, Compare: versus(january(), february())}
	}
}

func TestTheReasonsOfAFallBeginWithWhatFell(t *testing.T) {
	r := planOver(t, branches, domain.Change, whyInFebruary(-1))
	a := comparisonOf(t, r)
	if lead := a.Contributors[0].Member["Branch"]; lead != "Bern" {
		t.Errorf("%v leads; Bern fell most beyond its size", lead)
	}
	if last := a.Contributors[len(a.Contributors)-1].Member["Branch"]; last == "Rome" {
		t.Errorf("%v is last; what fell comes before what rose", last)
	}
	if !strings.Contains(r.Summary, "Bern moved most (−100, 100 % of it, ") || !strings.Contains(r.Summary, "Oslo moved the other way (+100)") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestTheReasonsOfAChangeBeginWithWhatWentItsWay(t *testing.T) {
	if lead := comparisonOf(t, planOver(t, branches, domain.Change, whyInFebruary(0))).Contributors[0].Member["Branch"]; lead != "Bern" {
		t.Errorf("%v leads; sales fell, and Bern with them", lead)
	}
	plain := planOver(t, branches, domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Compare: versus(january(), february())}
	})
	if lead := comparisonOf(t, plain).Contributors[0].Member["Branch"]; lead != "Oslo" {
		t.Errorf("%v leads; a plain comparison begins with the largest move", lead)
	}
}

func TestWhatMovedAgainstTheFallIsShownWhereNotAllAre(t *testing.T) {
	var csv strings.Builder
	csv.WriteString("Day,Branch,Sales\n")
	for i := range 12 {
		after := 80
		if i == 11 {
			after = 150
		}
		fmt.Fprintf(&csv, "2024-01-%02d,B%02d,100\n2024-02-%02d,B%02d,%d\n", i+1, i, i+1, i, after-i)
	}
	csv.WriteString("2024-01-31,B00,0\n2024-02-29,B00,0\n")
	r := planOver(t, csv.String(), domain.Change, whyInFebruary(-1))
	a := comparisonOf(t, r)
	if shown := a.Contributors; len(shown) != 5 || shown[0].Member["Branch"] != "B10" || shown[4].Member["Branch"] != "B11" {
		t.Errorf("%+v; want four that fell and the one that rose", shown)
	}
}

// yearly sells 30 a day from October to December and else 20, the last winter
// as much as told.
func yearly(lastWinter float64) string {
	var csv strings.Builder
	csv.WriteString("Day,Shop,Sales\n")
	for d := time.Date(2021, 1, 1, 0, 0, 0, 0, time.UTC); d.Before(time.Date(2024, 4, 1, 0, 0, 0, 0, time.UTC)); d = d.AddDate(0, 0, 1) {
		v := 20.0
		switch {
		case d.Month() >= time.October:
			v = 30
		case d.Year() == 2024:
			v = lastWinter
		}
		fmt.Fprintf(&csv, "%s,A,%.1f\n%s,B,%.1f\n", d.Format(time.DateOnly), v, d.Format(time.DateOnly), v)
	}
	return csv.String()
}

func TestAFallThatRepeatsEveryYearIsCalledTheSeasons(t *testing.T) {
	winter := versus(days("2023-10-01", "2023-12-31"), days("2024-01-01", "2024-03-31"))
	why := func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Why: true, Moved: -1, Compare: winter}
	}
	for lastWinter, want := range map[float64]string{
		20: "That is usual for the season: −35 % from Q4 2022 to Q1 2023 and −35 % from Q4 2021 to Q1 2022.",
		5:  "It fell at that time of earlier years too (−35 % from Q4 2022 to Q1 2023 and −35 % from Q4 2021 to Q1 2022), but by less.",
		29: "It fell at that time of earlier years too (−35 % from Q4 2022 to Q1 2023 and −35 % from Q4 2021 to Q1 2022), but by more.",
	} {
		if r := planOver(t, yearly(lastWinter), domain.Change, why); !strings.Contains(r.Summary, want) {
			t.Errorf("summary %q; want %q", r.Summary, want)
		}
	}
	r := planOver(t, yearly(40), domain.Change, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Why: true, Compare: winter}
	})
	if got := strings.Join(r.Caveats, " "); strings.Contains(r.Summary, "season") || !strings.Contains(got, "It is not the season's: the change from Q4 2022 to Q1 2023 was −35 %.") {
		t.Errorf("summary %q, caveats %q", r.Summary, got)
	}
}

func TestCountsOfThingsAreDividedWhereEachLiesInOneMember(t *testing.T) {
	csv := "Day,Order ID,Branch,Product\n2024-01-01,A1,Oslo,Pen\n2024-01-01,A1,Oslo,Ink\n2024-01-10,A2,Oslo,Pen\n2024-01-31,A3,Rome,Pen\n2024-02-01,A4,Oslo,Pen\n2024-02-29,A4,Oslo,Ink\n"
	r := planOver(t, csv, domain.Change, func(domain.Dataset) question.Plan {
		return question.Plan{Why: true, Moved: -1, Compare: versus(january(), february()), Measures: []question.Measure{{
			Name: "distinct Order ID", Label: "distinct count of Order ID", Column: "Order ID", Type: domain.Integer, Aggregate: query.Count,
			Expr: query.Aggregate{Func: query.Count, Argument: query.Column{Name: "Order ID"}, Distinct: true}}}}
	})
	a := comparisonOf(t, r)
	if rome := a.of("Branch")["Rome"]; !near(rome.Difference, -1) || !near(rome.Contribution, 0.5) {
		t.Errorf("Rome %+v; want half of the fall", rome)
	}
	if got := strings.Join(r.Caveats, " "); len(a.of("Product")) != 0 || !strings.Contains(got, "Not divided by Product: Order ID there lies in several members") {
		t.Errorf("%+v, caveats %q; an order has several products", a.Dimensions, got)
	}
}

func TestWhoContributedMostIsTheLargestPart(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": strings.ReplaceAll(branches, "Rome,500", "Rome,450")})
	r := answerTo(t, overTime(w, whyInFebruary(-1)), first(t, w), domain.Change, "which branch contributed most to the fall?")
	if lead := comparisonOf(t, r).Contributors[0].Member["Branch"]; lead != "Rome" || !strings.Contains(r.Summary, "Rome contributed most to it (−150, 100 % of it)") {
		t.Errorf("%v leads in %q; Rome fell by 150, Bern by 100", lead, r.Summary)
	}
}

func TestOneOfManyThatMovedAsMembersVaryDoesNotStandOut(t *testing.T) {
	table := func(last int) string {
		var csv strings.Builder
		csv.WriteString("Day,Branch,Sales\n2024-01-31,B01,0\n2024-02-29,B01,0\n")
		for i := range 12 {
			after := 100 + 7*((i*5)%12-6)
			if i == 11 {
				after = last
			}
			fmt.Fprintf(&csv, "2024-01-02,B%02d,100\n2024-02-02,B%02d,%d\n", i, i, after)
		}
		return csv.String()
	}
	if r := planOver(t, table(50), domain.Change, whyInFebruary(-1)); !strings.Contains(r.Summary, "moved most (") || !strings.Contains(r.Summary, "no more than members vary by") {
		t.Errorf("summary %q", r.Summary)
	}
	calm := table(10)
	for i := range 11 {
		calm = strings.ReplaceAll(calm, fmt.Sprintf("2024-02-02,B%02d,%d\n", i, 100+7*((i*5)%12-6)), fmt.Sprintf("2024-02-02,B%02d,%d\n", i, 100+i%3))
	}
	if r := planOver(t, calm, domain.Change, whyInFebruary(-1)); !strings.Contains(r.Summary, "B11 stands out (−90") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestWhetherItFellInAPeriodIsAComparison(t *testing.T) {
	asked := func(text string) answered {
		w := warehouse(t, map[string]string{"table.csv": yearly(20)})
		return answerTo(t, overTime(w, func(d domain.Dataset) question.Plan {
			return question.Plan{Measures: sales(d), Moved: -1, Period: during("2024-01-01", "2024-03-31")}
		}), first(t, w), domain.Change, text)
	}
	if r := asked("did sales fall in Q1 2024?"); comparisonOf(t, r).Comparison.Test.From != "2024-01-01" {
		t.Errorf("%s", r.Analysis)
	}
	if r := asked("which shop fell the most in Q1 2024?"); comparisonOf(t, r).Comparison.Test.From != "" {
		t.Errorf("%s; no shop is grouped by, so want change points", r.Analysis)
	}
	if r := asked("when did sales fall in Q1 2024?"); comparisonOf(t, r).Comparison.Test.From != "" {
		t.Errorf("%s; want change points", r.Analysis)
	}
}

func TestWhichMovedMostNeedNotBeTheWayOfTheTotal(t *testing.T) {
	w := warehouse(t, map[string]string{"table.csv": branches})
	r := answerTo(t, overTime(w, func(d domain.Dataset) question.Plan {
		return question.Plan{Measures: sales(d), Moved: 1, Dimensions: []question.Dimension{by("Branch")}, Compare: versus(january(), february())}
	}), first(t, w), domain.Change, "which branch grew the most in February?")
	if !strings.HasPrefix(r.Summary, "Sales fell from 1,000 ") || !strings.Contains(r.Summary, "Oslo rose most (+100)") {
		t.Errorf("summary %q", r.Summary)
	}
}

func TestPeriodsInARowAreNotComparedWithinAPartOfEveryYear(t *testing.T) {
	p := predicting(t, monthlySales(36, 0))
	q, err := domain.NewQuestion("why do sales fall every winter", first(t, p.w))
	if err != nil {
		t.Fatal(err)
	}
	if a, err := newEngine(t, p.p).Answer(t.Context(), domain.Change, q); domain.FaultFrom(err).Kind != domain.KindNeedsContext {
		t.Errorf("answered with %s, %v", a.Data, err)
	}
}

func TestAnAnswerIsNamedWithWhatItIsAnAnswerTo(t *testing.T) {
	r := planOver(t, strings.ReplaceAll(branches, "Bern", "No"), domain.Change, whyInFebruary(-1))
	if !strings.Contains(r.Summary, "Branch = No moved most") {
		t.Errorf("summary %q", r.Summary)
	}
}
