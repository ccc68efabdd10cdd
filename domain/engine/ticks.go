package engine

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// What a column of ticks says of a row, as a column of yes and no would.
const (
	tickYes = "yes"
	tickNo  = "no"
)

// tickedOff reports whether a column says yes by a tick and no by a blank: it has
// one value, which is a usual tick, and rows without one.
func tickedOff(c domain.Column) bool {
	if c.Distinct != 1 || c.NullShare <= 0 || c.NullShare >= 1 {
		return false
	}
	switch strings.ToLower(strings.TrimSpace(fmt.Sprint(c.Min))) {
	case "x", "✓", "✔", "☑", "*", "+", "•", "y", "yes", "true", "t", "1", "ja", "j", "oui", "sí", "si":
		return true
	}
	return false
}

// ticked is a column of ticks in words, a blank being no.
func ticked(c domain.Column) query.Expr { return knownInWords(c.Name) }
