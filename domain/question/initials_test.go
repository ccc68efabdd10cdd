package question_test

import (
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain/question"
)

func TestTextsBeginWithALetter(t *testing.T) {
	check(t, [][2]string{
		{"orders with product starting with D", "members: by Order ID; where Product starts with 'D'"},
		{"products beginning with A", "members: by Product; where Product starts with 'A'"},
		{"how many products start with P", "grouped: show distinct count of Product; where Product starts with 'P'"},
		{"average profit by product starting with a D", "grouped: show average(Profit); by Product; where Product starts with 'D'; order average Profit down"},
		{"total sales of products whose name begins with the letters St", "grouped: show sum(Sales); where Product starts with 'St'"},
		{"products that don't start with A", "members: by Product; where not (Product starts with 'A')"},
	})
}

func TestALetterThatNothingIsHeldAgainstIsRefused(t *testing.T) {
	in := shop()
	in.Dataset.Columns = in.Dataset.Columns[8:] // no text is left that names the rows
	if p, err := question.New().Read("average profit starting with D", in); err == nil {
		t.Errorf("the letter is dropped: %s", told(p))
	}
}
