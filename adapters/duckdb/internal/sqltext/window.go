package sqltext

import (
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// window prints a window function. Where ties in its order would make the
// result differ from run to run, the rows' keys decide; ranks keep their ties.
func (p *printer) window(w query.Window, s *scope, r reading) (string, error) {
	call, frame, err := p.windowCall(w, s, r)
	if err != nil {
		return "", err
	}
	partition, err := p.list(w.PartitionBy, s, r)
	if err != nil {
		return "", err
	}
	order, err := p.windowOrder(w, s, r, partition)
	if err != nil {
		return "", err
	}
	var over []string
	if len(partition) > 0 {
		over = append(over, "PARTITION BY "+strings.Join(partition, ", "))
	}
	if len(order) > 0 {
		over = append(over, "ORDER BY "+strings.Join(order, ", "))
	}
	if frame != "" && len(w.OrderBy) > 0 {
		over = append(over, frame)
	}
	return call + " OVER (" + strings.Join(over, " ") + ")", nil
}

func (p *printer) windowCall(w query.Window, s *scope, r reading) (call, frame string, err error) {
	argument := "*"
	if w.Argument != nil {
		if argument, err = p.expr(w.Argument, s, r); err != nil {
			return "", "", err
		}
	}
	frame = "ROWS UNBOUNDED PRECEDING"
	if w.Rows > 0 {
		frame = fmt.Sprintf("ROWS BETWEEN %d PRECEDING AND CURRENT ROW", w.Rows-1)
	}
	if w.Argument == nil && slices.Contains([]query.WindowFunc{query.WindowSum, query.WindowAverage, query.WindowMax, query.Lag}, w.Func) {
		return "", "", fmt.Errorf("%w: %q", domain.Cause("a window function of nothing"), w.Func)
	}
	switch w.Func {
	case query.WindowSum:
		return "sum(" + argument + ")", frame, nil
	case query.WindowAverage:
		return "avg(" + argument + ")", frame, nil
	case query.WindowCount:
		return "count(" + argument + ")", frame, nil
	case query.WindowMax:
		return "max(" + argument + ")", frame, nil
	case query.RowNumber, query.Rank, query.DenseRank:
		return string(w.Func) + "()", "", nil
	case query.Lag:
		return "lag(" + argument + ")", "", nil
	}
	return "", "", fmt.Errorf("%w: %q", domain.Cause("a window function that is not known"), w.Func)
}

func (p *printer) windowOrder(w query.Window, s *scope, r reading, partition []string) ([]string, error) {
	var order []string
	seen := map[string]bool{}
	for _, sql := range partition {
		seen[sql] = true
	}
	for _, o := range w.OrderBy {
		sql, err := p.expr(o.By, s, r)
		if err != nil {
			return nil, err
		}
		seen[sql] = true
		order = append(order, sql+direction(o))
	}
	ranks := w.Func == query.Rank || w.Func == query.DenseRank
	whole := len(w.OrderBy) == 0 && w.Func != query.RowNumber && w.Func != query.Lag
	if ranks || whole {
		return order, nil
	}
	for _, o := range s.tieBreak() {
		if holdsWindow(o.Expr) {
			continue
		}
		sql, err := p.output(o, s)
		if err != nil {
			return nil, err
		}
		if !seen[sql] {
			seen[sql] = true
			order = append(order, sql+" NULLS LAST")
		}
	}
	return order, nil
}
