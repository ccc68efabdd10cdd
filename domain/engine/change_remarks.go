package engine

import (
	"fmt"
	"math"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// remarks are the caveats of the comparison itself.
func (run *comparisonRun) remarks() []string {
	var out []string
	if run.other != nil && !math.IsNaN(run.otherValue) && run.otherValue != 0 {
		out = append(out, fmt.Sprintf("Against %s (%s) the change is %s.", periodName(*run.other), amount(run.otherValue, run.unit()),
			run.changeWords(run.otherValue, run.test)))
	}
	out = append(out, run.valueless()...)
	if s := run.unusual(); s != "" {
		out = append(out, s)
	}
	if c, t := days(run.Control), days(run.Test); run.additive() && run.control > 0 && math.Abs(float64(t-c)) > unevenDays*float64(c) {
		perDay := run.test/float64(t)/(run.control/float64(c)) - 1
		out = append(out, fmt.Sprintf("The periods have %d and %d days: per day the change is %s.", c, t, change(perDay)))
	}
	for _, b := range run.breakdowns {
		if b.reversed {
			out = append(out, fmt.Sprintf("%s moved against each sizeable member of %s (Simpson's paradox): "+
				"the shares of the members shifted, so look at their own figures.",
				capital(run.measure.Name), enumerate(namesOf(b), "and")))
		}
	}
	if len(run.skipped) > 0 {
		out = append(out, fmt.Sprintf("Not divided by %s: %s there lies in several members at once or is not positive, so the parts would not make the whole.",
			enumerate(run.skipped, "or"), orWord(run.measure.DenominatorLabel, orWord(run.measure.Column, "the denominator"))))
	}
	if !run.additive() && !run.ratio() && !run.distinct() {
		out = append(out, run.measure.Name+" does not add up over members and has no denominator to weigh them by, so no contributions are given.")
	}
	if len(run.overlapping) > 0 {
		out = append(out, fmt.Sprintf("%s counts in several members of %s at once, so no contributions are given there.",
			orWord(run.measure.Column, run.measure.Name), enumerate(run.overlapping, "and")))
	}
	if run.pruned > 0 {
		out = append(out, fmt.Sprintf("Left out, since another one holds the same rows: %s.", countOf(run.pruned, "segment")))
	}
	return out
}

// valueless says in which of the two periods no row gives the measure a value.
func (run *comparisonRun) valueless() []string {
	var out []string
	for _, side := range []struct {
		value  float64
		period domain.Period
	}{{run.control, run.Control}, {run.test, run.Test}} {
		if math.IsNaN(side.value) {
			out = append(out, fmt.Sprintf("No row gives %s in %s, so there is no change to divide.", run.measure.Name, periodName(side.period)))
		}
	}
	return out
}
