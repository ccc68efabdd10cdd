package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhatIsNotSaidIsAskedBack(t *testing.T) {
	for text, about := range map[string]string{
		"top 3 orders by region":            "within each Region",
		"top 5 products by category":        "within each Category",
		"no orders in December 2025":        "who or what had none",
		"rate of profit by region":          "'rate of'",
		"best states by average and profit": "'average' may be the column Average (kg)",
	} {
		in := shop()
		in.Dataset.Columns = append(in.Dataset.Columns, domain.Column{Name: "Average (kg)", Type: domain.Number, Role: domain.RoleMeasure, Distinct: 800})
		p, err := question.New().Read(text, in)
		f := domain.FaultFrom(err)
		if err == nil || !strings.Contains(f.Message, about) {
			t.Errorf("%s: %s, %v; want a refusal that says %s", text, told(p), err, about)
			continue
		}
		for _, c := range f.Candidates {
			if _, err := question.New().Read(c, in); err != nil {
				t.Errorf("%s: the candidate %q: %v", text, c, err)
			}
		}
	}
}

// consignments is a table of parcels with two answers of yes and no, two dates and a
// quantity of few numbers.
func consignments() question.Input {
	in := shop()
	sent := in.Dataset.Columns[1]
	sent.Name = "Sent"
	packed := sent
	packed.Name = "Packed"
	column := func(name string, t domain.Type, r domain.Role, distinct int64) domain.Column {
		return domain.Column{Name: name, Type: t, Role: r, Distinct: distinct, MeanLength: 8, Min: 0.0, Max: 1000.0}
	}
	in.Dataset = domain.Dataset{ID: 9, Name: "parcels", Rows: 10_000, DefaultMeasure: "Postage", DefaultTime: "Sent", Columns: []domain.Column{
		column("Parcel No", domain.String, domain.RoleIdentifier, 10_000), sent, packed,
		column("Depot", domain.String, domain.RoleDimension, 4),
		column("Fragile", domain.String, domain.RoleDimension, 2),
		column("Insured", domain.String, domain.RoleDimension, 2),
		column("Boxes", domain.Integer, domain.RoleMeasure, 24),
		column("Postage", domain.Number, domain.RoleMeasure, 9000),
		column("Repair cost", domain.Number, domain.RoleMeasure, 900),
	}}
	x := question.NewIndex()
	x.Add("Depot", []string{"Hill", "Quay", "Mill"})
	x.Add("Fragile", []string{"Y", "N"})
	x.Add("Insured", []string{"yes", "no"})
	in.Values = x
	return in
}

func TestThingsAreRankedByAQuantityOfFewNumbers(t *testing.T) {
	reads(t, consignments(), map[string]string{
		"depots by boxes":                          "grouped: show sum(Boxes); by Depot; order Boxes down",
		"repair cost per fragile parcel by depot":  "grouped: show sum(Repair cost) / count of rows; by Depot; where Fragile = 'Y'; order Repair cost per fragile parcel down",
		"parcels sent on the day they were packed": "grouped: show count of rows; where Sent = Packed",
	})
}

func TestAShareOfTwoStatesAtOnceIsNotThatOfOne(t *testing.T) {
	for _, text := range []string{"share of fragile and insured parcels", "share of parcels fragile and insured"} {
		p, err := question.New().Read(text, consignments())
		if f := domain.FaultFrom(err); err == nil || !strings.Contains(f.Message, "Fragile") || !strings.Contains(f.Message, "Insured") {
			t.Errorf("%s: %s, %v; want a refusal that names both", text, told(p), err)
		}
	}
	if _, err := question.New().Read("number of rows by Fragile and Insured", consignments()); err != nil {
		t.Errorf("the suggestion: %v", err)
	}
}
