//go:build cgo

// Package analysts lists the analyses of the embedded platform, for the service
// and for whatever measures or tests it as a whole.
package analysts

import "github.com/lumenore/analytics-mcp-server/domain/engine"

// All are the analyses that there are, a line each.
func All() []engine.Analyst {
	return []engine.Analyst{
		engine.NewQuery(),
		engine.NewTrend(),
		engine.NewPareto(),
		engine.NewChange(),
		engine.NewPrediction(),
		engine.NewOutlier(),
		engine.NewCorrelation(),
	}
}
