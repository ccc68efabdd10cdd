package question_test

import (
	"strings"
	"testing"
	"time"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// oddNames are headers as exports hold them: units, marks, hyphens, umlauts,
// digits, words that also ask for an aggregate, and words of questions.
var oddNames = [...]string{
	"Wait (min)", "Time (max)", "Load [avg]", "Dose (mg/kg)", "Yield kWh", "pH value", "Cost €", "Margin %", "Rate in %", "Cost / unit",
	"Größe", "Länge cm", "Prix unitaire (€)", "Sub-total", "Follow-up min", "Q1 Score", "CO2 max", "PM2.5", "PM10", "Top Speed",
	"Order", "Count", "Per", "Min", "Max", "Sum of fees", "Avg Order", "Total Count", "No. of visits", "Number of Items", "Mean Temp.",
	"first_response_min", "maxHeartRate", "Units (sum)", "Share", "Rank", "Value",
}

// withColumn is a table of sites and owners with one measure of a name.
func withColumn(name string) question.Input {
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }
	d := domain.Dataset{ID: 9, Name: "readings", Rows: 5_000, DefaultMeasure: "Weight", DefaultTime: "Noted", Columns: []domain.Column{
		{Name: "Ref", Type: domain.String, Role: domain.RoleIdentifier, Distinct: 5000},
		{Name: "Noted", Type: domain.Date, Role: domain.RoleTime, Distinct: 700, Min: day(2023, 1, 1), Max: day(2024, 12, 31)},
		{Name: "Site", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 6},
		{Name: "Owner", Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 6},
		{Name: "Weight", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 0.0, Max: 10.0},
		{Name: name, Type: domain.Number, Role: domain.RoleMeasure, Distinct: 900, Min: 1.0, Max: 90.0},
	}}
	x := question.NewIndex()
	x.Add("Site", []string{"North", "Harbour", "Mill"})
	x.Add("Owner", []string{"Ada", "Bob", "Cleo"})
	x.AddNames(d)
	return question.Input{Dataset: d, Values: x, Calendar: period.Calendar{Now: day(2025, 3, 1), DataFrom: day(2023, 1, 1), DataThrough: day(2024, 12, 31)}}
}

func TestTheWholeNameOfAColumnIsThatColumn(t *testing.T) {
	for _, name := range oddNames {
		for _, asked := range []string{"total %s", "average %s", "total %s by Site", "average %s by Owner", "%s by Site", "maximum %s by Site", "which Site has the highest %s", "top 3 Owner by %s", "average %s by month in 2024"} {
			text := strings.ReplaceAll(asked, "%s", name)
			p, err := question.New().Read(text, withColumn(name))
			if err != nil {
				t.Errorf("%s: refused: %v", text, err)
				continue
			}
			said := told(p)
			if len(p.Measures) != 1 || p.Measures[0].Column != name {
				t.Errorf("%s: %s", text, said)
			}
			for word, aggregate := range map[string]string{"total ": "sum(", "average ": "average(", "maximum ": "maximum("} {
				if strings.HasPrefix(asked, word) && !strings.Contains(said, aggregate+name+")") {
					t.Errorf("%s: %s", text, said)
				}
			}
		}
	}
}

func TestTheWholeNameOfADimensionIsThatColumn(t *testing.T) {
	for _, name := range []string{"Zone (max)", "Straße", "Sub-group", "Tier 2", "Order", "Class", "Shift (day/night)", "Unit", "Item No", "Count band", "Min band", "E-mail", "Größe kWh", "costCenter", "Top", "Per"} {
		in := withColumn("Yield kWh")
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: name, Type: domain.String, Role: domain.RoleDimension, Distinct: 3, MeanLength: 5})
		in.Values.Add(name, []string{"Alpha", "Beta", "Gamma"})
		for _, asked := range []string{"total Yield kWh by %s", "average Weight by %s", "number of rows by %s", "which %s has the highest Weight"} {
			text := strings.ReplaceAll(asked, "%s", name)
			p, err := question.New().Read(text, in)
			if err != nil {
				t.Errorf("%s: refused: %v", text, err)
			} else if !strings.Contains(told(p), "by "+name+";") || len(p.Measures) != 1 || len(p.Filters) > 0 {
				t.Errorf("%s: %s", text, told(p))
			}
		}
	}
}

func TestAShortLastWordOfANameHasAPlural(t *testing.T) {
	in := withColumn("Add-on")
	for _, text := range []string{"total add-ons by Site", "total add-on by Site"} {
		if p, err := question.New().Read(text, in); err != nil || !strings.Contains(told(p), "sum(Add-on)") {
			t.Errorf("%s: %v %s", text, err, told(p))
		}
	}
}
