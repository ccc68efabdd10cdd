package main

import (
	"encoding/json"
	"errors"
	"fmt"
)

// step is one request, and what its result must be.
type step struct {
	Method string `json:"method"`
	Params params `json:"params"`

	title string
	check func(result json.RawMessage) error
}

// params hold what the methods in use take.
type params struct {
	Name      string         `json:"name,omitempty"`
	URI       string         `json:"uri,omitempty"`
	Arguments map[string]any `json:"arguments,omitempty"`
}

// The bundled sample's datasets.
const (
	sales     = 35403
	customers = 35404
	inventory = 35405
)

// steps are asked in this order. A client that lost the thread between two of
// them fails the later ones.
func steps() []step {
	call := func(title, tool, question string, dataset int, check func(toolResult) error) step {
		return step{
			title: title, Method: "tools/call",
			Params: params{Name: tool, Arguments: map[string]any{"userQuery": question, "schemaId": dataset}},
			check:  ofTool(check),
		}
	}
	return []step{
		{title: "nine tools", Method: "tools/list", check: nineTools},
		{
			title: "datasets", Method: "tools/call",
			Params: params{Name: "get_dataset_metadata", Arguments: map[string]any{}}, check: ofTool(succeeded),
		},
		{
			title: "columns", Method: "tools/call",
			Params: params{Name: "get_metadata_info", Arguments: map[string]any{"schemaId": sales}}, check: ofTool(succeeded),
		},
		call("question", "nlq_to_data", "total sales by region for Q4 2024, highest first", sales, westLeads),
		call("trend", "get_trend_data", "monthly sales trend", sales, analysed),
		call("forecast", "get_prediction_data", "forecast demand for the next 3 months", inventory, analysed),
		call("outliers", "get_outlier_data", "customers with unusually high order values or frequency", customers, analysed),
		call("correlation", "get_correlation_data", "what factors correlate with customer lifetime value", customers, analysed),
		call("change", "get_change_data", "have there been significant changes in demand recently", inventory, analysed),
		call("Pareto", "get_pareto_data", "which products make 80% of sales", sales, analysed),
		call("unknown dataset", "nlq_to_data", "total sales", 1, refused("error")),
		call("empty question", "nlq_to_data", " ", sales, refused("validation_error")),
		{
			title: "datasets as a resource", Method: "resources/read",
			Params: params{URI: "lumenore://datasets"}, check: resourceNamed("sales"),
		},
		{title: "prompts", Method: "prompts/list", check: somePrompts},
	}
}

func nineTools(result json.RawMessage) error {
	var list struct {
		Tools []struct{ Name string }
	}
	if err := json.Unmarshal(result, &list); err != nil {
		return err
	}
	if len(list.Tools) != 9 {
		return fmt.Errorf("%d tools", len(list.Tools))
	}
	return nil
}

func somePrompts(result json.RawMessage) error {
	var list struct {
		Prompts []struct{ Name string }
	}
	if err := json.Unmarshal(result, &list); err != nil {
		return err
	}
	if len(list.Prompts) == 0 {
		return errors.New("no prompts")
	}
	return nil
}
