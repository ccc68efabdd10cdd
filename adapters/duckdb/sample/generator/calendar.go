package generator

import (
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/truth"
)

// months is the number of months from truth.First to truth.Last.
const months = 36

// day reads one of the constants of the package truth.
func day(iso string) time.Time {
	t, err := time.Parse(time.DateOnly, iso)
	if err != nil {
		panic("generator: " + iso + " is no date") // a constant is misspelt
	}
	return t
}

func firstOfMonth(month int) time.Time { return day(truth.First).AddDate(0, month, 0) }

func daysBetween(from, to time.Time) int { return int(to.Sub(from).Hours() / 24) }
