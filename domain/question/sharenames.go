package question

import "github.com/lumenore/analytics-mcp-server/domain/query"

// shareName is what a share of a measure is called; of counted rows it is one of rows.
func shareName(m Measure) string {
	if a, ok := m.Expr.(query.Aggregate); ok && a.Func == query.Count && a.Argument == nil {
		return "share of rows"
	}
	return "share of " + m.Name
}
