// Package question turns a question in plain words into a Plan, by rules that
// hold for any table and always give the same plan for the same words, table
// and moment. What it can't read it refuses with a domain.Fault that says
// which word and what to ask instead; it never guesses silently: a default is
// an assumption of the Plan, another reading one of its alternatives.
package question
