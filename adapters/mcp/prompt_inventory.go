package mcp

import "github.com/lumenore/analytics-mcp-server/domain"

// InventoryPrompt looks at what will be needed.
func InventoryPrompt() Prompt {
	return Prompt{
		Name:        "inventory_management",
		Title:       "Inventory Management",
		Description: "What will be needed: demand so far, its trend, a forecast for the next quarter, and recent changes.",
		Operation:   "Inventory analysis",
		drawing:     boxDrawing,
		goal:        "how demand develops, how much will be needed next quarter, and what has changed recently",
		steps: []step{
			{domain.Query, "monthly demand by product category over the past year", "demand so far"},
			{domain.Trend, "monthly demand trend by product category", "which categories rise and fall"},
			{domain.Prediction, "predict demand for the next 3 months by product category", "a forecast with its intervals"},
			{domain.Change, "when did monthly demand change", "shifts in demand, as an early warning"},
		},
		report: "demand so far and its trend by category, the forecast with its intervals and how the method did on the past, " +
			"the changes with their dates, and what to stock more or less of",
	}
}
