package engine

import (
	"fmt"
	"slices"
)

// askedWay is the way of the changes that a search is asked for: −1 down, 1 up, 0
// either. Words that judge rather than measure say none: a wait that "got worse"
// has risen.
func (r *Request) askedWay() int {
	if r.words().firstLike("improv", "wors", "better", "deteriorat", "recover", "strengthen", "weaken", "rebound", "erod") >= 0 {
		return 0
	}
	return r.Plan.Moved
}

// keepAlong drops the changes that went against the way asked for.
func (run *changeRun) keepAlong() {
	way := float64(run.req.askedWay())
	if way == 0 {
		return
	}
	all := len(run.found)
	run.found = slices.DeleteFunc(run.found, func(f foundChange) bool { return f.Difference*way < 0 })
	run.against = all - len(run.found)
}

// wayNoun is what was looked for: "change of level", "fall of the level".
func (run *changeRun) wayNoun() string {
	switch run.req.askedWay() {
	case -1:
		return "fall of the level"
	case 1:
		return "rise of the level"
	}
	return "change of level"
}

// againstCaveat says that there were changes the other way; empty where none were.
func (run *changeRun) againstCaveat() string {
	if run.against == 0 {
		return ""
	}
	went, are, other := "went", "are", "a fall"
	if run.against == 1 {
		are = "is"
	}
	if run.req.askedWay() < 0 {
		other = "a rise"
	}
	return fmt.Sprintf("%s %s the other way (%s) and %s not listed: ask when %s changed to see both.",
		countOf(run.against, "significant change"), went, other, are, run.measure.Name)
}
