// Package engine is the embedded platform: it implements ports.Platform over
// a ports.Warehouse that holds the user's own data.
//
// The walk of one question, in the order of the files:
//
//	engine.go         finds the dataset and the Analyst that was asked
//	roles*.go         say what each column is for, where the catalog is silent
//	values.go         hold the values that a question may name
//	reading.go        the words become a question.Plan
//	nlq.go, trend.go, pareto.go
//	                  an Analyst each: what is computed from the plan
//	compile*.go       the plan becomes one query.Select
//	series.go         rows become regular series, one a member
//	reply*.go, summary*.go, interpretation.go, caveats.go, followups.go
//	                  the numbers become the contract's answer
//
// An analysis is added by a new file with an Analyst and a line in app that
// hands it to New; nothing here lists them. All that an Analyst needs beyond
// its own statistics hangs on Request.
package engine
