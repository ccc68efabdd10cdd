package question

import (
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// addTools adds the words that belong to one analysis. They restrict nothing;
// the plan says which analysis they ask for.
func addTools(add adder) {
	add(isTool, string(domain.Prediction), "predict|prediction|predictions|forecast|forecasts|forecasting|forecasted|predicted|project|projection|projected|expect|expected|estimate|what will|will be|going to be|outlook|anticipate|anticipated|how much will|how many will|likely to be|prognosis|extrapolate")
	add(isTool, string(domain.Outlier), "outlier|outliers|anomaly|anomalies|anomalous|unusual|unusually|abnormal|abnormally|suspicious|suspiciously|strange|odd|irregular|irregularities|atypical|exceptional|exceptionally|extreme values|spikes|spike|deviating|out of the ordinary|stand out|stands out|detect outliers|unexpected values|unexpectedly")
	add(isTool, string(domain.Correlation), "correlations|factors|factor|drivers|driver|influences|influence|influencing|affect|affects|affecting|impact|impacts|determinants|predictors|explain the variation in|what factors|which factors|key drivers|related factors|depend on|depends on|associated factors|correlates with|correlate with|correlated with|linked to|drive|drives|driving")
	add(isTool, string(domain.Change), "significant changes|significant change|change points|change point|shift|shifts|shifted|structural break|structural breaks|transitions|transition|significantly|significant|changed significantly|pattern shifts|pattern shift|detect changes|level shift|abrupt|sudden|suddenly|turning points|turning point|have there been any|changes in|change in|contributed to the change|contributors to the change|contributors|changed the most|what changed")
	add(isTool, string(domain.Pareto), "pareto|pareto analysis|80 20|80 20 rule|80 20 analysis|abc analysis|vital few|concentration|contribute to|contributes to|make up most|account for most|responsible for|concentrated|key contributors")
	add(isTool, string(domain.Trend), "trend|trends|trend of|trend in|the trend|general trend|trending|trend for|trends in|trends for|demand trends|seasonality|seasonal|growing|shrinking|rising|falling over time")
}

// ownWords are the words that say no more than the tool itself does, so that it
// reads past them: "high" is no superlative where outliers are asked for.
func ownWords() map[domain.Analysis]map[string]entry {
	out := map[domain.Analysis]map[string]entry{}
	for analysis, phrases := range map[domain.Analysis]string{
		domain.Outlier: "high|low|higher|lower|large|small|big|tiny|too|very|much|many|few|often|rarely|long|longer|short|waited|took|takes|lasted|lasts|the others|compared with the others|compared to the others|compared with others|with the others|than the others|from the others|out of line with the others|out of line with others|than usual|than normal|than expected|than the rest|than others|than their peers|than peers|normal|usual|typical|expected|" +
			"detect|spot|flag|check for|look for|pattern|patterns|behaviour|behavior|activity|peak|peaks|dip|dips|drop|drops|compared to their peers|compared with their peers|extreme|extremes|extremely|weird|surprising|surprisingly|" +
			"deviate|deviates|deviation|deviations|deviant|standing out|out of line|outlying|suspect|oddities|more than usual|less than usual|highest|lowest|data points|possible fraud|fraud|fraudulent|errors|data errors|entry errors",
		domain.Correlation: "correlation|correlations|correlate|correlates|correlated|correlation between|correlation of|correlation matrix|matrix|relate|related|related to|relates|relation|relations|relationship|relationships|relationship between|associated|associated with|association|associations|" +
			"connected|connection|link|links|linked|linked to|effect|effects|effect of|matter|matters|matter most|determine|determines|determinant|explain|explains|predict|predicts|predictor|go together|move together|strongest|strong|strongly|how strongly|most|least|weakest|" +
			"any|numeric|contribute to|contributes to|contribution|characteristic|characteristics|feature|features|variable|variables|interact|dependence|dependency|between each other|vary with|varies with|" +
			"in common|have in common|common|distinguish|distinguishes|set apart|sets apart|characterize|characterizes|characterise|characterises|trait|traits|attribute|attributes|like the best|like|best|best ones|valuable|high value|high|make|makes|similar|profile|what makes|" +
			"hurt|hurts|harm|harms|damage|damages|help|helps|boost|boosts|lift|lifts|raise|raises|reduce|reduces|lowers|increase|increases|decrease|decreases|improve|improves|worsen|worsens|cut|cuts|depress|depresses|erode|erodes|drag down|drags down|push up|pushes up|" +
			"bring down|brings down|lead to|leads to|result in|results in|cause|causes|tied|tied to|goes with|go with|come with|comes with|go hand in hand|hand in hand|shape|shapes|move with|moves with|mean more|mean less|mean higher|mean lower|mean fewer|mean better|mean worse|" +
			"means more|means less|means higher|means lower|means fewer|means better|means worse",
		domain.Trend: "evolve|evolves|evolving|develop|develops|development|direction|upward|downward|up or down|up|down|over time trend|increasing|decreasing|growing|shrinking|declining|rising|falling|improving|worsening|flat|stable|pattern|patterns|going|behave|behaved|temporal|movement|move|moving in|growth|growth trend|" +
			"fastest|the fastest|quickest|slowest|the slowest|steepest|fastest growing|slowest growing|growing fastest|grow|grows|grew|grown|rise|rises|rose|decline|declines|declined|fall|falls|fell|shrink|shrinks|shrank|shrunk|" +
			"grew most|grew the most|grew least|grew the least|grown most|grown the most|grows most|grows the most|growing most|growing the most|fell most|fell the most|declined most|declined the most|rose most|rose the most|most growth|the most growth|highest growth|the highest growth|strongest growth|" +
			"growth rate|highest growth rate|lowest growth|least growth|most rapidly|rapidly|quickly|slowly|gaining|losing ground|gaining ground",
		domain.Change:     "change|changes|changed|changing|shift|shifts|increase|increased|decrease|decreased|drop|dropped|fall|fell|rise|rose|jump|jumped|pattern|patterns|behaviour|behavior|different|difference|differences|contributed|contribute|caused|driven|drove|behind|what is behind|what s behind|what was behind|explain|explains|responsible|most|biggest|largest|main|transition|transitions|notable|major|big|break|breaks|detect|recent shift|any|why|reason|reasons|drivers|driver|growth|growth in|decline|declined",
		domain.Pareto:     "behind|to blame for|to blame|blame|responsible for|contribute|contributes|contribute to|contributes to|contributed|contributing|contribution|contribution of|contribution to|drive|drives|driving|majority|majority of|most of|most|bulk|bulk of|generate|generates|make up|makes up|account for|accounts for|responsible|few|vital|key|rule|80 20|cause|causes|caused|causing|handle|handles|handled|depend|depends|depend on|depends on|dependent|dependent on|dependence|reliant|reliant on|rely|relies|rely on|relies on|reliance|reliance on|heavily|how heavily|exposed|exposed to|hinge|hinges|hinge on|hinges on|important|critical|main|biggest|largest|share|percent of the total|top contributors|contributors|bring in|come from|comes from|concentrated|concentration|concentration of|impact|analysis",
		domain.Prediction: "predict|predictions|forecast|forecasts|expect|expected|will|be|look like|likely|future|ahead|coming|upcoming|estimate|estimates|project|projected|develop|evolve|trend|trends|plan|planning|demand forecast|sales forecast|what will|how much|anticipated|scenario|scenarios|best case|worst case|with confidence intervals|confidence intervals|intervals",
	} {
		words := map[string]entry{}
		for _, p := range strings.Split(phrases, "|") {
			words[p] = entry{role: isTool, word: string(analysis)}
		}
		var more []string
		switch analysis {
		case domain.Change:
			more = append(ownMovements(), comparedQuantities()...)
		case domain.Prediction:
			more = append(preparations(), comparedQuantities()...)
		}
		for _, p := range more {
			words[p] = entry{role: isTool, word: string(analysis)}
		}
		out[analysis] = words
	}
	return out
}

// readTools notes the analysis whose words were used. The words of trends and
// changes also stand in plain questions, so they decide nothing alone.
func (g *reading) readTools() error {
	for i := range g.spans {
		sp := g.spans[i]
		if sp.role != isTool {
			continue
		}
		switch a := domain.Analysis(sp.word); a {
		case domain.Prediction, domain.Outlier:
			g.plan.Asks = a
		case domain.Pareto:
			if g.plan.Asks == "" && !strings.HasPrefix(fold(g.words(sp)), "contribut") {
				g.plan.Asks = a
			}
		case domain.Correlation, domain.Change:
			if w := fold(g.words(sp)); g.plan.Asks == "" && (strings.Contains(w, "factor") || strings.Contains(w, "significant") || strings.Contains(w, "driver") || strings.Contains(w, "change point")) {
				g.plan.Asks = a
			}
		}
		if sp.word == string(domain.Trend) && g.at(g.before(i, isStop)).role == isSuper && g.plan.Asks == "" { // "the most growing region"
			g.plan.Asks = domain.Change
			g.done(g.before(i, isStop))
		}
		if sp.word == string(domain.Trend) && g.in.Analysis != domain.Trend && g.timeline == nil {
			g.timeline = &timelineWish{} // a trend is shown over time
		}
		if sp.word == string(domain.Correlation) {
			g.chart = "relation"
		}
		if g.in.Analysis == domain.Change && asksReasons(fold(g.words(sp))) {
			g.plan.Why = true
		}
		if longer := lengthOf(fold(g.words(sp))); g.in.Analysis == domain.Outlier && longer != "" && g.comparedBy(longer) == noColumn {
			return g.unknown(g.words(sp)) // who waited long is not known by anything else
		}
		g.done(i)
	}
	if err := g.refuseSecondHorizon(); err != nil {
		return err
	}
	for i := range g.spans {
		if g.spans[i].role == isHorizon {
			g.plan.Horizon = g.spans[i].horizon
			if said := g.spans[i].found.Assumption; said != "" {
				g.assume(said)
			}
			g.done(i)
		}
	}
	return nil
}

// asksReasons reports whether a word of the tool of changes asks for reasons.
func asksReasons(word string) bool {
	switch word {
	case "why", "caused", "drove", "driven", "explain", "explains", "reason", "reasons", "driver", "drivers", "contributors", "contributed", "responsible", "what caused", "root cause",
		"behind", "what is behind", "what s behind", "what was behind":
		return true
	}
	return false
}

// lengthOf is the comparative of a word that tells how long something is or
// takes; empty for other words.
func lengthOf(word string) string {
	switch word {
	case "long", "longer", "waited", "lasted", "lasts":
		return "longer"
	case "short":
		return "shorter"
	}
	return ""
}
