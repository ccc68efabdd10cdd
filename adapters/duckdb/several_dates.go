//go:build cgo

package duckdb

import (
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// tellSeveralDates tells whoever runs the service of datasets whose questions
// may go by other dates than they think: those that name no column of dates
// have several to go by, and the catalog does not say which.
func tellSeveralDates(datasets []domain.Dataset, log *zap.Logger) {
	for _, d := range datasets {
		var dates []string
		for _, c := range d.Columns {
			if c.Type.Temporal() {
				dates = append(dates, c.Name)
			}
		}
		if d.DefaultTime == "" && len(dates) > 1 {
			log.Info("a dataset has several columns of dates: default_time in the catalog says which one questions go by",
				zap.String("dataset", d.Name), zap.Strings("columns", dates))
		}
	}
}
