// Package question turns a question in plain words into a Plan, by rules that
// hold for any table and always give the same plan for the same words, table
// and moment. What it can't read it refuses with a domain.Fault that says
// which word and what to ask instead; it never guesses silently: a default is
// an assumption of the Plan, another reading one of its alternatives.
//
// A question passes through these steps, in this order (read.go lists them):
//
//	token.go       the text becomes words, numbers, dates and marks
//	lexicon.go     the phrases that name this dataset's columns and rows;
//	               index.go holds the values of its texts, words/ those that mean
//	               the same for any table (wordlists.go, vocabulary.go)
//	span.go        the best sequence of phrases that covers all words; unknown
//	               words are taken for what they misspell (correct.go)
//	settle.go      words with several meanings get the one their neighbours ask for;
//	               lengths.go settles what "longest" is about
//	passes.go      the passes, in stages by what they may take: meanings, times that
//	               passed, states and deeds, changes, figures of several parts,
//	               words of the tools, conditions, periods, outputs
//	refuse.go      whatever no pass took is refused, unless it asks for nothing
//	build.go       what was taken becomes the Plan: time, measures, filters,
//	               bare names, dimensions, form, derived columns, inner grouping,
//	               order
//
// A pass marks the phrases that it used as done (reading.done). That is the
// rule which keeps answers honest: a phrase that says something and that no
// pass has marked is a refusal, never a word dropped.
package question
