package domain

// Analysis names one thing that can be asked of a dataset. Its value is the
// name of the tool that asks for it: the contract's own word, the same in
// every layer. A platform says which analyses it can answer; nothing else
// enumerates them.
type Analysis string

// The analyses of the contract.
const (
	Query       Analysis = "nlq_to_data"
	Trend       Analysis = "get_trend_data"
	Prediction  Analysis = "get_prediction_data"
	Outlier     Analysis = "get_outlier_data"
	Correlation Analysis = "get_correlation_data"
	Change      Analysis = "get_change_data"
	Pareto      Analysis = "get_pareto_data"
)
