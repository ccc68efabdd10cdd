package sqltext

import (
	"fmt"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// aggregate prints an aggregate; its names are columns of what is read.
func (p *printer) aggregate(a query.Aggregate, s *scope) (string, error) {
	if a.Argument == nil && a.Func != query.Count {
		return "", fmt.Errorf("%w: %q", domain.Cause("an aggregate of nothing"), a.Func)
	}
	filter, err := p.clause(" FILTER (WHERE ", a.Where, s, inSource)
	if err != nil {
		return "", err
	}
	if filter != "" {
		filter += ")"
	}
	arguments, err := p.arguments(a, s)
	if err != nil {
		return "", err
	}
	switch a.Func {
	case query.Sum, query.Count:
		return string(a.Func) + "(" + arguments + ")" + filter, nil
	case query.Average:
		return "avg(" + arguments + ")" + filter, nil
	case query.Minimum, query.AnyValue:
		// Some value of the group must be the same one on every run.
		return "min(" + arguments + ")" + filter, nil
	case query.Maximum:
		return "max(" + arguments + ")" + filter, nil
	case query.StdDev:
		return "stddev_samp(" + arguments + ")" + filter, nil
	case query.Variance:
		return "var_samp(" + arguments + ")" + filter, nil
	case query.Corr:
		return finite("corr(" + arguments + ")" + filter), nil
	case query.Slope:
		return finite("regr_slope(" + arguments + ")" + filter), nil
	case query.Median, query.Quantile:
		return s.quantile(a, arguments, filter), nil
	case query.Mode:
		// The most frequent value, the smallest of equals: the engine's own
		// mode takes the one that a thread met first.
		return "list_sort(list_transform(map_entries(histogram(" + arguments + ")" + filter +
			"), lambda e: {'n': -e.value, 'k': e.key}))[1].k", nil
	}
	return "", fmt.Errorf("%w: %q", domain.Cause("an aggregate that is not known"), a.Func)
}

func (p *printer) arguments(a query.Aggregate, s *scope) (string, error) {
	if a.Argument == nil {
		return "*", nil
	}
	arguments := []query.Expr{a.Argument}
	if a.Func == query.Corr || a.Func == query.Slope {
		arguments = append(arguments, a.Second)
	}
	printed, err := p.list(arguments, s, inSource)
	if err != nil {
		return "", err
	}
	if a.Distinct {
		return "DISTINCT " + strings.Join(printed, ", "), nil
	}
	return strings.Join(printed, ", "), nil
}

// finite makes a coefficient that does not exist null.
func finite(sql string) string { return "nullif(" + sql + ", CAST('NaN' AS DOUBLE))" }

// quantiles are the quantiles that one Select asks of the same values. They
// are asked for as one list, since that sorts the values once.
type quantiles struct {
	of query.Aggregate // without Func and At
	at []float64
}

func gatherQuantiles(q query.Select) []quantiles {
	var found []quantiles
	gather := func(e query.Expr) bool {
		a, ok := e.(query.Aggregate)
		if !ok || (a.Func != query.Quantile && a.Func != query.Median) {
			return true
		}
		of, at := quantileKey(a)
		i := slices.IndexFunc(found, func(x quantiles) bool { return reflect.DeepEqual(x.of, of) })
		if i < 0 {
			found = append(found, quantiles{of: of})
			i = len(found) - 1
		}
		if !slices.Contains(found[i].at, at) {
			found[i].at = append(found[i].at, at)
			slices.Sort(found[i].at)
		}
		return true
	}
	for _, o := range q.Outputs {
		walk(o.Expr, gather)
	}
	walk(q.Having, gather)
	for _, o := range q.OrderBy {
		walk(o.By, gather)
	}
	return found
}

func quantileKey(a query.Aggregate) (query.Aggregate, float64) {
	at := a.At
	if a.Func == query.Median {
		at = 0.5
	}
	a.Func, a.At = "", 0
	return a, at
}

func (s *scope) quantile(a query.Aggregate, arguments, filter string) string {
	of, at := quantileKey(a)
	all := []float64{at}
	for _, q := range s.quantiles {
		if reflect.DeepEqual(q.of, of) {
			all = q.at
		}
	}
	if len(all) == 1 {
		return "quantile_cont(" + arguments + ", " + decimal(at) + ")" + filter
	}
	list := make([]string, len(all))
	for i, x := range all {
		list[i] = decimal(x)
	}
	return fmt.Sprintf("(quantile_cont(%s, [%s])%s)[%d]", arguments, strings.Join(list, ", "), filter, slices.Index(all, at)+1)
}

func decimal(x float64) string { return strconv.FormatFloat(x, 'f', -1, 64) }
