// Package engine is the embedded platform: it implements ports.Platform over
// a ports.Warehouse that holds the user's own data.
//
// The walk of one question, in the order of the files:
//
//	engine.go         finds the dataset and the Analyst that was asked
//	roles*.go         say what each column is for, where the catalog is silent
//	values.go         hold the values that a question may name
//	reading.go        the words become a question.Plan
//	nlq.go, trend.go, prediction.go, outlier.go, correlation.go, change.go, pareto.go
//	                  an Analyst each: what is computed from the plan. Files that
//	                  begin with its name hold its parts (outlier_records.go)
//	compile*.go       the plan becomes one query.Select
//	timeline.go, series.go, members.go, spread.go
//	                  rows become regular series, ranked members, or an even part
//	reply.go, grid.go, summary*.go, spoken.go, interpretation.go, caveats.go, followups.go, fit.go
//	                  the numbers become the contract's answer
//
// An analysis is added by a new file with an Analyst and a line in app that
// hands it to New; nothing here lists them. All that an Analyst needs beyond
// its own statistics hangs on Request.
package engine
