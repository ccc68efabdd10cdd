// Package domain holds the words that every layer of the service speaks:
// a Question about a Dataset, the Analysis that is asked for, the Answer that
// comes back and the Fault that comes instead of one.
//
// It imports the standard library only. Start here, then read the packages in
// the order in which a call passes them: domain/usecase (what is done for any
// platform), ports (what the domain calls), domain/engine (the platform that
// answers from files), domain/question (words into a plan), domain/query (a
// plan as a typed relational query) and domain/analysis (the statistics).
package domain
