package question_test

import (
	"regexp"
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// haulage is a table of truck trips from 2023 to 2025.
func haulage() question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	column := func(name string, t domain.Type, r domain.Role, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: t, Role: r, Distinct: distinct, MeanLength: 7, Min: 0.0, Max: 500.0}
	}
	departed := column("Departed", domain.Date, domain.RoleTime, 1096)
	departed.Min, departed.Max = day(2023, 1, 1), day(2025, 12, 31)
	d := domain.Dataset{ID: 9, Name: "haulage", Rows: 6000, DefaultMeasure: "Load (t)", DefaultTime: "Departed", Columns: []domain.Column{
		column("Trip ID", domain.String, domain.RoleIdentifier, 6000), departed,
		column("Depot", domain.String, domain.RoleDimension, 3),
		column("Route", domain.String, domain.RoleDimension, 3),
		column("Cargo", domain.String, domain.RoleDimension, 3),
		column("Driver", domain.String, domain.RoleDimension, 4),
		column("Load (t)", domain.Number, domain.RoleMeasure, 400),
		column("Fuel (l)", domain.Number, domain.RoleMeasure, 900),
		column("Delay (min)", domain.Number, domain.RoleMeasure, 300),
	}}
	x := question.NewIndex()
	x.Add("Depot", []string{"Kelso", "Marsh End"})
	x.Add("Route", []string{"Coast", "Ridge"})
	x.Add("Cargo", []string{"Gravel", "Timber", "Malt"})
	x.Add("Driver", []string{"Ines", "Oto", "Brad", "Yuki"})
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{
		Now: day(2026, 11, 22), DataFrom: day(2023, 1, 1), DataThrough: day(2025, 12, 31)}}
}

// offered are the questions that a fault proposes.
func offered(f *domain.Fault) []string {
	put := regexp.MustCompile(`(?:Ask|ask|as in|for instance): (.+)$`).FindStringSubmatch(f.Suggestion)
	if put == nil {
		return nil
	}
	return strings.Split(put[1], "; or: ")
}

func TestASuggestionKeepsWhatTheRefusedQuestionNames(t *testing.T) {
	r := question.New()
	for _, c := range []struct {
		tool  domain.Analysis
		asked string
		want  string // the plan of the suggestion
	}{
		{domain.Query, "average delay of blorbs by route in 2024", "grouped: show average(Delay (min)); by Route; in 2024-01-01..2024-12-31; order average Delay (min) down"},
		{domain.Query, "median fuel of blorbs by cargo for Oto", "grouped: show median(Fuel (l)); by Cargo; where Driver = 'Oto'; order median Fuel (l) down"},
		{domain.Query, "how many blorbs by route with Gravel in March 2024", "grouped: show count of rows; by Route; where Cargo = 'Gravel'; in 2024-03-01..2024-03-31; order Count down"},
		{domain.Query, "fuel and delay of blorbs by driver for Ridge", "grouped: show sum(Fuel (l)), average(Delay (min)); by Driver; where Route = 'Ridge'; order Fuel (l) down"},
		{domain.Query, "maximum blorb by route for Timber", "grouped: show maximum(Load (t)); by Route; where Cargo = 'Timber'; order maximum Load (t) down"},
		{domain.Query, "average fuel excluding Gravel for blorbs", "grouped: show average(Fuel (l)); where Cargo is not 'Gravel'"},
		{domain.Trend, "trend of the average delay of blorbs for Gravel", "grouped: show average(Delay (min)); where Cargo = 'Gravel'"},
		{domain.Trend, "fuel of blorbs by month by depot since 2024", "grouped: show sum(Fuel (l)); by Departed (month), Depot; in 2024-01-01..; order Departed (month) up"},
		{domain.Prediction, "forecast the fuel of blorbs for Gravel for the next 3 months", "grouped: show sum(Fuel (l)); where Cargo = 'Gravel'"},
		{domain.Outlier, "unusual average delay of blorbs by driver in 2024", "grouped: show average(Delay (min)); by Driver; in 2024-01-01..2024-12-31; order average Delay (min) down"},
		{domain.Correlation, "is the delay of blorbs related to fuel for Gravel in 2024", "records: fields Trip ID, Delay (min), Fuel (l), Cargo, Departed; where Cargo = 'Gravel'; in 2024-01-01..2024-12-31"},
		{domain.Change, "compare the average delay of blorbs by depot in 2024 with 2023", "grouped: show average(Delay (min)); by Depot; 2024-01-01..2024-12-31 against 2023-01-01..2023-12-31; order average Delay (min) down"},
		{domain.Change, "compare the fuel of blorbs on the Coast in 2024", "grouped: show sum(Fuel (l)); where Route = 'Coast'; 2024-01-01..2024-12-31 against 2023-01-01..2023-12-31"},
		{domain.Pareto, "which drivers make up 80% of the fuel of blorbs in 2024", "grouped: show sum(Fuel (l)); by Driver; in 2024-01-01..2024-12-31; order Fuel (l) down"},
	} {
		in := haulage()
		in.Analysis = c.tool
		_, err := r.Read(c.asked, in)
		f := domain.FaultFrom(err)
		asks := offered(f)
		if f.Kind != domain.KindUnknownWord || len(asks) == 0 {
			t.Errorf("%s: %q: %s, suggested %q", c.tool, c.asked, f.Kind, f.Suggestion)
			continue
		}
		p, err := r.Read(asks[0], in)
		if err != nil || told(p) != c.want || c.tool == domain.Prediction && p.Horizon.Periods != 3 {
			t.Errorf("%s: %q suggests %q\n got  %s, %v\n want %s", c.tool, c.asked, f.Suggestion, told(p), err, c.want)
		}
	}
}

func TestWhereTwoReadingsArePossibleBothAreSuggested(t *testing.T) {
	r := question.New()
	for asked, want := range map[string][]string{
		"blorbs in 2024 for Gravel":     {"number of rows where Cargo is Gravel in 2024", "average Load (t) where Cargo is Gravel in 2024"},
		"average fuel of blorbs by bay": {"average Fuel (l)"},
	} {
		_, err := r.Read(asked, haulage())
		f := domain.FaultFrom(err)
		asks := offered(f)
		if strings.Join(asks, "|") != strings.Join(want, "|") {
			t.Errorf("%q suggests %q, want %q", asked, f.Suggestion, want)
		}
		for _, ask := range asks {
			if _, err := r.Read(ask, haulage()); err != nil {
				t.Errorf("the suggestion %q is refused: %v", ask, err)
			}
		}
	}
}

func TestARefusalNamesTheColumnsThatTheWordMayMean(t *testing.T) {
	for asked, want := range map[string]string{
		"average blorb by route": "'blorb' matches no column or value. Measures: Load (t), Fuel (l), Delay (min).",
		"total fuel by blorb":    "'blorb' matches no column or value. Columns to group by: Trip ID, Departed, Depot, Route, Cargo, Driver.",
	} {
		if _, err := question.New().Read(asked, haulage()); err == nil || err.Error() != want {
			t.Errorf("%q: %v, want %q", asked, err, want)
		}
	}
}
