package question_test

import (
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestWhatCannotBeReadIsRefusedWithTheWordAndAWayOn(t *testing.T) {
	for _, c := range []struct {
		question string
		kind     domain.Kind
		names    string // must stand in the message
	}{
		{"average salary by region", domain.KindUnknownWord, "'salary'"},
		{"total sales by warehouse", domain.KindUnknownWord, "'warehouse'"},
		{"how many orders have a swimming pool?", domain.KindUnknownWord, "'swimming'"},
		{"sales of unicorns", domain.KindUnknownWord, "'unicorns'"},
		{"sales in Washington", domain.KindAmbiguous, "State and of City"},
		{"and by region?", domain.KindNeedsContext, ""},
		{"what about the West?", domain.KindNeedsContext, ""},
		{"What are total sales? Which region is best?", domain.KindCompound, ""},
		{"sales in 2031", domain.KindOutsideData, "2023-01-01 to 2025-12-31"},
		{"hello there", domain.KindUnknownWord, ""},
		{"how many refunds were there in 2024", domain.KindUnknownWord, "'refunds'"},
		{"how many escalations were there in 2024", domain.KindUnknownWord, "'escalations'"},
		{"how many parcels went to the West in 2024", domain.KindUnknownWord, "'parcels'"},
		{"number of Furniture recalls in 2024", domain.KindUnknownWord, "'recalls'"},
		{"which region has the most recalls", domain.KindUnknownWord, "'recalls'"},
		{"total sales in East Timor", domain.KindUnknownWord, "'Timor'"},
		{"total sales of Furniture polish in 2024", domain.KindUnknownWord, "'polish'"},
		{"sales by county", domain.KindUnknownWord, "'county'"},
		{"sales by stage", domain.KindUnknownWord, "'stage'"}, // no state
		{"sales by legion", domain.KindUnknownWord, "'legion'"},
		{"top products by sales 5 region", domain.KindUnknownWord, "'5'"},
	} {
		_, err := question.New().Read(c.question, shop())
		if err == nil {
			t.Errorf("%q was read", c.question)
			continue
		}
		f := domain.FaultFrom(err)
		if f.Kind != c.kind || !strings.Contains(f.Message, c.names) {
			t.Errorf("%q: %s %q, want %s with %q", c.question, f.Kind, f.Message, c.kind, c.names)
		}
		if f.Suggestion == "" {
			t.Errorf("%q: nothing is suggested", c.question)
		}
	}
}

func TestAnAmbiguityOffersReadingsThatAreRead(t *testing.T) {
	r := question.New()
	_, err := r.Read("sales in Washington", shop())
	f := domain.FaultFrom(err)
	if len(f.Candidates) != 2 {
		t.Fatalf("candidates %q", f.Candidates)
	}
	seen := map[string]bool{}
	for _, c := range f.Candidates {
		p, err := r.Read(c, shop())
		if err != nil {
			t.Errorf("%q: %v", c, err)
			continue
		}
		seen[told(p)] = true
	}
	if len(seen) != 2 {
		t.Errorf("the candidates read as %v", seen)
	}
}

func TestTheExampleOfARefusalIsRead(t *testing.T) {
	r := question.New()
	if _, err := r.Read(question.Example(shop().Dataset), shop()); err != nil {
		t.Error(err)
	}
}

func TestTheReadingTellsWhatWasNotLiteral(t *testing.T) {
	p, err := question.New().Read("totl revenue by catgory please", shop())
	if err != nil {
		t.Fatal(err)
	}
	how := map[string]string{}
	for _, m := range p.Reading.Matched {
		how[m.Text] = m.As + " by " + m.How
	}
	for text, want := range map[string]string{"totl": "total by typo", "revenue": "Sales by synonym", "catgory": "category by typo"} {
		if how[text] != want {
			t.Errorf("%s was matched %q, want %q", text, how[text], want)
		}
	}
	if len(p.Reading.Ignored) != 1 || p.Reading.Ignored[0] != "please" {
		t.Errorf("ignored %q", p.Reading.Ignored)
	}
}

func TestWordsThatWereUsedAreNotCalledIgnored(t *testing.T) {
	for text, want := range map[string]string{
		"number of orders by region in descending order please": "please",
		"show total sales by order date":                        "show",
		"sales amount by region":                                "amount",
	} {
		p, err := question.New().Read(text, shop())
		if got := strings.Join(p.Reading.Ignored, " "); err != nil || got != want {
			t.Errorf("%q ignores %q, want %q; %v", text, got, want, err)
		}
	}
}

func TestEachToolReadsPastItsOwnWordsOnly(t *testing.T) {
	text := "Find products with unusually high sales"
	in := shop()
	in.Analysis = domain.Outlier
	p, err := question.New().Read(text, in)
	if err != nil {
		t.Fatal(err)
	}
	if p.Limit != 0 {
		t.Errorf("'high' limits the rows to %d", p.Limit)
	}
	in.Analysis = domain.Query
	if p, err = question.New().Read(text, in); err == nil && p.Asks != domain.Outlier {
		t.Errorf("a plain question asks for %q", p.Asks)
	}
}

func TestNoWordThatChangesTheQuestionIsPassedOver(t *testing.T) {
	for _, q := range []string{
		"regions whose profit fell", "which category grew the most", "how many customers placed only one order",
		"products with sales higher than average", "which region sold the most and which the least", "is the West bigger than the East?",
		"sales by region for the top 3 categories", "average sales of the top 10 products", "top 0 regions", "family sales", "average time between orders",
		"most growing region", "days with no sales",
	} {
		p, err := question.New().Read(q, shop())
		if err == nil && p.Asks == "" {
			t.Errorf("%q is read as %s", q, told(p))
		}
	}
}

func TestARefusalRewordsWhatWasUnderstood(t *testing.T) {
	r := question.New()
	for _, c := range [][2]string{
		{"average profit of gizmos by region in Texas", "average Profit by Region where State is Texas"},
		{"total frobnication by category", ""},
	} {
		_, err := r.Read(c[0], shop())
		f := domain.FaultFrom(err)
		if f.Kind != domain.KindUnknownWord || !strings.Contains(f.Suggestion, c[1]) {
			t.Errorf("%s: %v, %q", c[0], err, f.Suggestion)
		}
		if _, again := r.Read(c[1], shop()); c[1] != "" && again != nil {
			t.Errorf("the suggestion %q is refused: %v", c[1], again)
		}
	}
}

func TestALengthIsNotSearchedInAnotherMeasure(t *testing.T) {
	in := shop()
	in.Analysis = domain.Outlier
	refusesAs(t, in, domain.KindUnknownWord,
		"which customers waited unusually long",
		"regions with an unusually short history of orders",
	)
}

func TestASuggestionFitsTheToolThatRefused(t *testing.T) {
	r := question.New()
	for a, want := range map[domain.Analysis]string{
		domain.Query: "total Sales by Region", domain.Trend: "trend of total Sales by Region", domain.Prediction: "forecast total Sales",
		domain.Outlier: "outliers in total Sales by Region", domain.Correlation: "correlation between Sales and Quantity",
		domain.Change: "compare total Sales in 2025 with 2024", domain.Pareto: "which Regions make up 80% of Sales",
	} {
		in := shop()
		in.Analysis = a
		_, err := r.Read("gizmos by frobnication", in)
		if f := domain.FaultFrom(err); f.Suggestion != "Ask: "+want {
			t.Errorf("%s suggests %q, not %q", a, f.Suggestion, want)
		}
		if _, err := r.Read(want, in); err != nil {
			t.Errorf("%s does not read %q: %v", a, want, err)
		}
	}
}

func TestWithoutDatesATrendIsNotSuggested(t *testing.T) {
	in := shop()
	in.Analysis, in.Dataset.DefaultTime = domain.Trend, ""
	_, err := question.New().Read("trend of gizmos", in)
	if f := domain.FaultFrom(err); f.Suggestion != "Ask: total Sales by Region (with nlq_to_data)" {
		t.Errorf("suggested %q", f.Suggestion)
	}
}
