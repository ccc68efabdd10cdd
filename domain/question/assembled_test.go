package question_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

// Bytes at random hardly ever make a question. Pieces of questions put together
// at random come near what people ask and no one thought of: none may end in a
// panic, or in a plan that speaks of what it does not show.
func TestPiecesOfQuestionsPutTogetherAreReadOrRefused(t *testing.T) {
	pieces := strings.Split(`sales|profit|quantity|unit price|rooms|region|category|product|state|customer|order|orders|returned orders|West|Furniture|PG-13 Poster|Washington|Desk Lamp|`+
		`total|average|median|number of|how many|distinct|maximum|share of|percentage of|running total of|3-month average of|rank of|ratio of|per order|difference between|count of|correlation between|`+
		`by|per|for each|of|in|and|or|not|without|with|where|than|more than 10|at least 3|below average|between 5 and 20|= 4|is missing|except|other than|`+
		`top 5|bottom 3|highest|lowest|most|second|best|worst|busiest|longest|biggest drop in|grew the most|first|last|`+
		`in bins of 10|bucket of 5|in 4 buckets|histogram of|distribution of|bar chart of|box plot of|scatter of|`+
		`in 2024|in Q3 2025|last month|by month|per week|weekday|year on year|year to date|since 2024|between January and March 2025|before 8 am|on Mondays|compared with 2024|2025 vs 2024|next quarter|`+
		`sorted by|descending|ascending|limit 10|each|all|only|what|which|who|show|list|why did|when did|did not|twice|, |?|"sales"|90th percentile of|80%|20 percent|3.5|change|trend|forecast|unusual`, "|")
	rng := rand.New(rand.NewPCG(5, 23))
	r, in := question.New(), shop()
	for range 600 {
		words := make([]string, 2+rng.IntN(7))
		for i := range words {
			words[i] = pieces[rng.IntN(len(pieces))]
		}
		asked := strings.Join(words, " ")
		for _, in.Analysis = range []domain.Analysis{domain.Query, domain.Trend, domain.Outlier, domain.Pareto} {
			p, err := readUnbroken(t, r, asked, in)
			if err != nil {
				if fault := domain.FaultFrom(err); fault.Kind == domain.KindInternal || fault.Suggestion == "" {
					t.Errorf("%q: %v, suggestion %q", asked, err, fault.Suggestion)
				}
				continue
			}
			if in.Analysis == domain.Query {
				namesHold(t, asked, p)
			}
		}
	}
}

// readUnbroken reads a question and names the one that breaks the reader.
func readUnbroken(t *testing.T, r *question.Reader, asked string, in question.Input) (p question.Plan, err error) {
	defer func() {
		if cause := recover(); cause != nil {
			t.Fatalf("%q (%s): %v", asked, in.Analysis, cause)
		}
	}()
	return r.Read(asked, in)
}
