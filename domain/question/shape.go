package question

import (
	"sort"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// buildDimensions puts what is grouped by into the plan: the timeline first,
// then what is listed, then the rest in the question's order.
func (g *reading) buildDimensions() {
	if len(g.perOne) > 0 && g.rowsNamed && len(g.plan.Measures) == 0 && !g.counting { // "tickets per customer"
		g.counting = true
	}
	if len(g.perOne) > 0 { // nothing to divide: "orders per customer" groups
		g.settlePerOne()
	}
	if d, ok := g.timeDimension(); ok {
		g.plan.Dimensions = append(g.plan.Dimensions, d)
	}
	if g.cycles != nil {
		g.plan.Dimensions = append(g.plan.Dimensions, *g.cycles)
	}
	g.plan.Dimensions = append(g.plan.Dimensions, g.restOf...)
	for _, b := range g.bins {
		g.plan.Dimensions = append(g.plan.Dimensions, g.binDimension(b))
	}
	for _, col := range append(append([]int{}, g.head...), g.dimensions...) {
		c := g.column(col)
		if g.alreadyTime(c.Name) {
			continue
		}
		if c.Role == domain.RoleTime && c.Type.Temporal() {
			continue
		}
		g.plan.Dimensions = append(g.plan.Dimensions, Dimension{Name: c.Name, Column: c.Name, Expr: g.groupedValue(c), Type: c.Type, Grain: g.yearGrain(c)})
	}
	if g.versus || g.comparesValues() || g.listsValues() {
		g.addVersusDimension()
	}
	if g.top != nil && g.top.n > 0 && len(g.head) > 0 && len(g.within) == 0 {
		for _, e := range g.eachOf {
			if !containsInt(g.head, e) {
				g.within = append(g.within, e)
			}
		}
	}
	if g.top != nil && g.top.n > 0 && len(g.head) > 0 && g.timeEach && g.timeline != nil && len(g.plan.Dimensions) > 1 {
		g.plan.Within = append(g.plan.Within, g.plan.Dimensions[0].Name)
	}
	if g.top != nil && g.top.n > 0 && len(g.head) == 0 && g.timelineWhich() && g.superUsed && len(g.within) == 0 { // "best month for each region"
		g.within = append(g.within, g.eachOf...)
	}
	g.topOfEachBehind()
	for _, w := range g.within {
		g.plan.Within = append(g.plan.Within, g.column(w).Name)
	}
}

func (g *reading) settlePerOne() {
	inner := false
	for _, w := range g.measures {
		inner = inner || len(w.columns) == 0
	}
	if g.counting && g.countOf == noColumn || inner || g.inTotals {
		return // buildInner takes it
	}
	if len(g.plan.Measures) == 1 && g.plan.Measures[0].Aggregate == query.Average {
		return
	}
	if g.counting && len(g.plan.Measures) == 0 { // "orders per customer"
		return
	}
	g.dimensions = append(g.dimensions, g.perOne...)
	g.perOne = nil
}

// comparesValues reports whether the question compares values of a column:
// "compare gold medals of the United States and Russia".
func (g *reading) comparesValues() bool {
	if g.plan.Compare != nil && (len(g.head)+len(g.dimensions) > 0 || g.saysOr()) { // two periods of each group, or of several as one
		return false
	}
	for _, t := range g.tokens {
		if t.text == "compare" || t.text == "comparing" || t.text == "compared" || t.text == "comparison" {
			return true
		}
	}
	return false
}

// listsValues reports whether values stand in a list joined by "and" with
// nothing else to group by: "population of India and Pakistan" shows both.
func (g *reading) listsValues() bool {
	if len(g.plan.Dimensions) > 0 && !g.countsListed() || g.plan.Form == Records || len(g.plan.Measures) == 0 && !g.counting {
		return false
	}
	for _, t := range g.tokens {
		if t.text == "both" || t.text == "or" || t.text == "combined" || t.text == "together" {
			return false
		}
	}
	return true
}

// addVersusDimension groups by the column whose values are compared.
func (g *reading) addVersusDimension() {
	for _, c := range g.conditions {
		if len(unique(c.values)) < 2 || c.negated || len(c.parts) > 0 {
			continue
		}
		col := g.column(c.column)
		for _, d := range g.plan.Dimensions {
			if d.Column == col.Name {
				return
			}
		}
		g.plan.Dimensions = append(g.plan.Dimensions, Dimension{Name: col.Name, Column: col.Name, Expr: query.Column{Name: col.Name}, Type: col.Type})
	}
}

// buildForm settles what the rows are, and adds the measure that a question
// leaves unsaid.
func (g *reading) buildForm() error {
	p := &g.plan
	g.countOwnGroups()
	if g.counting && !(g.distinctList()) && len(g.counts) < 2 {
		p.Measures = append(p.Measures, g.countMeasure())
		for _, k := range g.countedToo {
			p.Measures = append(p.Measures, g.countMeasureOf(k, true))
		}
	}
	if (g.picked || g.fieldsNamed) && len(p.Measures) == 0 {
		p.Form = Records
	}
	if p.Form == Records {
		if g.plain() && g.share != "" || g.plain() && len(p.Fields) == 1 && g.top == nil && len(g.conditions) == 0 && p.Period == nil && g.direction == "" && len(g.order) == 0 {
			return g.nothingAsked()
		}
		g.recordFields()
		return nil
	}
	if len(p.Measures) > 0 {
		p.Form = Grouped
		return nil
	}
	return g.unmeasuredForm()
}

// takeDefault measures by what orders the rows, else by the dataset's default.
func (g *reading) takeDefault() {
	p := &g.plan
	p.Form = Grouped
	if g.measuredByOrder() {
		return
	}
	k := g.indexOf(g.in.Dataset.DefaultMeasure)
	if k == noColumn || g.rowsNamed && g.top == nil || g.eventsNamed || g.eventsAsNoun() {
		p.Measures = append(p.Measures, g.countMeasure())
		return
	}
	if g.takeMoneyRanked(k) {
		return
	}
	g.defaulted = true
	p.Measures = append(p.Measures, g.defaultMeasure(k))
	g.assume("no measure was named; " + g.column(k).Name + " is the dataset's default")
	g.alternative("number of rows")
}

// unmeasuredForm settles what the rows are where no measure is named.
func (g *reading) unmeasuredForm() error {
	p := &g.plan
	switch {
	case (g.eventsNamed || g.eventsAsNoun()) && !g.plain(), // "how many signups will there be"
		g.measuresRows(), // "forecast tickets"
		g.valueOfRows(),
		!g.plain() && p.Time != nil && p.Time.Column != g.in.Dataset.DefaultTime: // "trend of cancellations"
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
		p.Events = g.timeline != nil && (g.eventsNamed || g.eventsAsNoun())
	case g.listsAbsent(), g.listsDenied():
		p.Form = Members
	case len(p.Having) > 0 && len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, g.groupedBy
	case g.searchedState(): // "which teams have an unusual share of reopened tickets"
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case (g.which || g.listing || g.distinct) && len(g.changeBounds) == 0 && len(p.Dimensions) > 0 && g.top == nil && !g.timelineOnly():
		p.Form = Members
		if g.orderedApart() { // "the titles ordered by date": records, since no member has one date
			p.Form = Records
			g.recordFields()
			break
		}
		if len(p.Dimensions) == 1 && len(p.Filters) > 0 && g.namesRows(g.indexOf(p.Dimensions[0].Column)) { // each member is one record
			p.Form = Records
			g.recordFields()
		}
	case g.top != nil && len(g.head) > 0, len(g.derived) > 0, g.sides, g.compareBy != nil, p.Compare != nil, g.superUsed && len(p.Dimensions) > 0 && !g.orderedByColumn():
		g.takeDefault()
	case g.share != "" && g.sharedValue() && !g.rowsNamed:
		g.takeDefault()
	case g.share != "" && len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case g.share != "" && len(p.Filters) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case g.orderedByColumn():
		p.Form = Records
		g.recordFields()
	case len(p.Dimensions) > 0 && !g.plain() && g.in.Analysis != domain.Correlation && g.in.Analysis != domain.Outlier && !g.rowsNamed:
		g.takeDefault()
	case len(p.Dimensions) > 0 && g.valuesOfOnlyMeasure():
		g.takeDefault()
	case g.saysHowMuch() && g.in.Dataset.DefaultMeasure != "" && !(g.rowsNamed && len(p.Dimensions) > 0):
		g.takeDefault()
	case len(p.Dimensions) > 0:
		p.Form, p.Measures = Grouped, []Measure{g.countMeasure()}
	case g.plain() && (g.versus || g.comparesValues()), g.plain() && p.Period != nil && len(p.Filters) == 0 && !g.rowsNamed && !g.listing && !g.namesItsTime():
		return g.nothingAsked()
	case g.measuresOne() && len(p.Fields) == 0: // "what changed last month": no record is asked for
		p.Form = Grouped
	case len(p.Filters) > 0 || p.Period != nil || g.rowsNamed || g.listing:
		p.Form = Records
		g.recordFields()
	case !g.plain():
		p.Form = Grouped // the tool has defaults of its own, and says which it took
	default:
		return g.nothingAsked()
	}
	return nil
}

// measuresRows reports whether a tool that measures one quantity is asked about
// the rows: they are counted, since their name is what was said.
func (g *reading) measuresRows() bool {
	return g.measuresOne() && (g.rowsNamed || g.saysRows()) && !g.numbersNamed()
}

// measuresOne reports whether the tool that asks measures one quantity.
func (g *reading) measuresOne() bool {
	switch g.in.Analysis {
	case domain.Prediction, domain.Pareto, domain.Change:
		return true
	}
	return false
}

// plain reports whether no analysis asks, which would have defaults of its own.
func (g *reading) plain() bool { return g.in.Analysis == "" || g.in.Analysis == domain.Query }

// valuesOfOnlyMeasure reports whether values are set side by side in a dataset
// of one measure: "coal vs gas by year".
func (g *reading) valuesOfOnlyMeasure() bool {
	_, only := g.onlyMeasure()
	return only && !g.rowsNamed && len(g.plan.Filters) > 0 && len(g.bare) == 0
}

func (g *reading) timelineOnly() bool { return len(g.head) == 0 && len(g.dimensions) == 0 }

func (g *reading) distinctList() bool { return g.listing && g.distinct && !g.counting }

func (g *reading) nothingAsked() error {
	return domain.NewFault(domain.KindUnknownWord, "the question names no measure, column or value of "+g.in.Dataset.Name+". "+g.measureList(), g.suggestion())
}

// nameMeasures keeps output names apart.
func (g *reading) nameMeasures() {
	seen := map[string]bool{}
	for _, d := range g.plan.Dimensions {
		seen[d.Name] = true
	}
	kept := g.plan.Measures[:0]
	for _, m := range g.plan.Measures {
		if seen[m.Label] {
			continue
		}
		seen[m.Label] = true
		for seen[m.Name] && m.Name != m.Label {
			m.Name = m.Label
		}
		seen[m.Name] = true
		kept = append(kept, m)
	}
	g.plan.Measures = kept
}

// tidyReading lists the stop words that say something, each once, sorted.
func (g *reading) tidyReading() {
	seen := map[string]bool{}
	for _, sp := range g.spans {
		w := strings.ToLower(g.words(sp))
		if sp.first == isStop && sp.to-sp.from == 1 && !seen[w] {
			seen[w] = true
			g.plan.Reading.Ignored = append(g.plan.Reading.Ignored, w)
		}
	}
	sort.Strings(g.plan.Reading.Ignored)
}
