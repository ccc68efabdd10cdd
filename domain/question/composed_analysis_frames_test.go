package question_test

import (
	"fmt"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

func composeTrend(c *analysisComposition) {
	c.tool = domain.Trend
	switch c.IntN(18) {
	case 0:
		c.along("month")
		c.asked = "Show the trend of the " + c.figure + c.scope() + c.when + " by month"
	case 1:
		c.asked = "Is the " + c.figure + c.scope() + " rising or falling" + c.when + "?"
	case 2:
		c.asked = "How has the " + c.figure + " developed" + c.scope() + c.when + "?"
	case 3:
		c.asked = "How did the " + c.figure + c.scope() + " evolve" + c.when
	case 4:
		c.asked = c.figure + " trend" + c.scope() + c.when
	case 5:
		c.asked = c.figure + " trend " + c.hurried() + " " + c.year()
	case 6:
		c.asked = "Trend of the " + c.figure + " by " + c.by().one + c.scope() + c.when
	case 7:
		grain := c.one("month", "week", "quarter")
		c.asked = "Analyze the " + grain + "ly trend of the " + c.figure + " by " + c.by().one + c.scope() + c.when
		c.along(grain)
	case 8:
		c.asked = "Which " + c.by().many + c.one(" are growing fastest in ", " have the fastest growing ") + c.figure + c.scope() + c.when
	case 9:
		grain := c.one("week", "quarter", "month")
		c.asked = grain + "ly trend in " + c.figure + " for " + c.hurried() + c.when
		c.along(grain)
	case 10:
		c.noPeriod() // it chooses the grain
		c.asked = "Did the " + c.figure + " go up or down over time" + c.scope()
		c.along("month")
	case 11:
		c.asked = "Is there an upward or downward trend in the " + c.figure + c.scope() + c.when + "?"
	case 12:
		c.asked = "What is the long-term trend in " + c.figure + c.scope() + c.when + ", broken down by " + c.by().one + "?"
	case 13:
		c.along("quarter")
		c.asked = c.figure + " per quarter" + c.scope() + c.when + ", is it going up?"
	case 14:
		c.asked = "is " + c.figure + " in " + c.hurried() + " going up or down"
		c.noPeriod()
	case 15:
		c.asked = "Please analyze how the " + c.figure + " has changed over time" + c.scope() + "."
		c.noPeriod()
		c.along("month")
	case 16:
		c.asked = "Show me the monthly " + c.figure + c.scope() + c.when + " and whether it is growing"
		c.along("month")
	case 17:
		c.asked = "For " + c.hurried() + ", what is the trend of " + c.figure + c.when + "?"
	}
}

func composePrediction(c *analysisComposition) {
	c.tool = domain.Prediction
	c.noPeriod()
	n, grain := 2+c.IntN(5), c.one("month", "quarter", "week")
	ahead := fmt.Sprintf("%d %ss", n, grain)
	c.meant.horizon = fmt.Sprintf("%d %s", n, grain)
	switch c.IntN(16) {
	case 0:
		c.asked = "Forecast the " + c.figure + " for the next " + ahead + c.scope()
	case 1:
		c.asked = "Forecast the " + c.figure + " for the next " + ahead + c.scope() + " by " + c.by().one
	case 2:
		c.asked = "Predict the " + c.figure + c.scope() + " for the next " + ahead
	case 3:
		c.asked, c.meant.horizon = "What will the "+c.figure+" be next "+grain+c.scope()+"?", nextOne(grain)
	case 4:
		c.asked, c.meant.horizon = "forecast "+c.figure+" next "+grain+" "+c.hurried(), nextOne(grain)
	case 5:
		c.asked = c.figure + " forecast " + c.hurried() + " next " + ahead
	case 6:
		c.asked = "Project the monthly " + c.figure + c.scope() + " for the next 6 months"
		c.meant.horizon = "6 month"
		c.along("month")
	case 7:
		c.asked = "How will the " + c.figure + " develop over the next " + ahead + c.scope() + "?"
	case 8:
		c.asked, c.meant.horizon = "Predict next "+grain+"'s "+c.figure+" for "+c.hurried(), nextOne(grain)
	case 9:
		c.asked, c.meant.horizon = "What "+c.figure+" can we expect in Q1 2026"+c.scope()+"?", "2026-01-01..2026-03-31"
	case 10:
		c.asked = "Forecast the " + c.figure + c.one(" by ", " for each ", " per ") + c.by().one + c.scope() + c.one(" over the next ", " for the coming ") + ahead
	case 11:
		c.asked = "What is the expected " + c.figure + " for the next " + ahead + c.scope() + "?"
	case 12:
		c.asked, c.meant.horizon = "Predict the "+c.figure+" for 2026"+c.scope(), "2026-01-01..2026-12-31"
	case 13:
		c.asked = "For " + c.hurried() + ", forecast the " + c.figure + " for the next " + ahead
	case 14:
		c.asked = c.scopeFirst() + "forecast the " + c.figure + " for the next " + ahead
	case 15:
		c.asked = fmt.Sprintf("%d-%s forecast of %s%s", n, grain, c.figure, c.scope())
	}
}

func composeOutlier(c *analysisComposition) {
	c.tool = domain.Outlier
	switch c.IntN(13) {
	case 0: // which periods are searched, the analysis takes from the words
		c.asked = "Find unusual " + c.one("months", "weeks", "quarters") + " in the " + c.figure + c.scope() + c.when
	case 1:
		c.asked = "Find outliers in the " + c.figure + c.scope() + c.when
	case 2:
		c.asked = "Are there anomalies in the monthly " + c.figure + c.scope() + c.when + "?"
		c.along("month")
	case 3:
		c.asked = "Detect anomalies in the " + c.figure + " by " + c.by().one + c.scope() + c.when
	case 4:
		c.asked = c.one("anomalies ", "outliers ") + c.figure + " " + c.hurried() + " " + c.year()
	case 5:
		c.asked = "Which " + c.by().many + " have an unusually " + c.one("high ", "low ") + c.figure + c.scope() + c.when + "?"
	case 6:
		c.asked = "Which " + c.by().many + " stand out by " + c.figure + c.scope() + c.when + "?"
	case 7:
		c.asked = "outliers in " + c.figure + " by month for " + c.hurried() + c.when
		c.along("month")
	case 8:
		c.asked = "Were there any months with an unusual " + c.figure + c.scope() + c.when + "?"
	case 9:
		c.asked = "Is there anything unusual in the " + c.figure + " of " + c.hurried() + c.when + "?"
	case 10:
		c.asked = "Spot spikes in the daily " + c.figure + c.scope() + c.when
		c.along("day")
	case 11:
		c.asked = "Which months had an abnormally " + c.one("high ", "low ") + c.figure + c.scope() + "?"
		c.noPeriod()
		c.along("month")
	case 12:
		c.asked = c.scopeFirst() + "find anomalies in the " + c.figure + " by " + c.by().one + c.when
	}
}

func composeCorrelation(c *analysisComposition) {
	c.tool, c.counts = domain.Correlation, false
	x, y := said(c.amount), said(c.level)
	c.want.measure = inOrder(c.amount, c.level)
	switch c.IntN(13) {
	case 0:
		c.asked = "Correlation between " + x + " and " + y + c.scope() + c.when
	case 1:
		c.asked = "Is there a relationship between the " + x + " and the " + y + c.scope() + c.when + "?"
	case 2:
		c.asked = "How strongly does the " + y + " correlate with the " + x + c.scope() + c.when + "?"
	case 3:
		c.asked, c.want.measure = c.one("What drives the ", "Which factors influence the ", "What affects the ")+x+c.scope()+c.when+"?", c.amount
	case 4:
		c.asked = "Does the " + y + " affect the " + x + c.scope() + c.when + "?"
	case 5:
		c.asked = x + " vs " + y + " correlation " + c.hurried() + " " + c.year()
	case 6:
		c.asked = "Is the " + x + " related to the " + c.grouped[0].one + c.scope() + c.when + "?"
		c.want.measure = inOrder(c.amount, c.grouped[0].column)
	case 7:
		c.asked = "What is the correlation of " + x + " with " + y + " for " + c.hurried() + c.when
	case 8:
		c.asked = "correlation " + x + " " + y + c.one("", " for "+c.hurried())
		c.noPeriod()
		if !strings.Contains(c.asked, " for ") {
			c.want.where = ""
		}
	case 9:
		c.asked = "Do " + c.table.rows + " with a higher " + y + " have a higher " + x + c.when + "?"
		c.conds, c.want.where = nil, ""
	case 10:
		c.asked = c.scopeFirst() + "is the " + x + " correlated with the " + y + c.when + "?"
	case 11:
		c.asked = "How does the " + y + " relate to the " + x + " for " + c.hurried() + c.when + "?"
	case 12:
		c.asked = "Which columns are most strongly correlated with the " + x + c.scope() + c.when + "?"
		c.want.measure = c.amount
	}
}

func composeChange(c *analysisComposition) {
	c.tool = domain.Change
	years := "2025-01-01..2025-12-31 against 2024-01-01..2024-12-31"
	switch c.IntN(17) {
	case 0:
		c.asked = "Compare the " + c.figure + " in 2024 with 2025" + c.scope() + " and say which " + c.by().many + " drove the change"
		c.want.period = years
	case 1:
		c.asked = "What drove the change in the " + c.figure + " from 2024 to 2025" + c.scope() + "?"
		c.want.period = years
	case 2:
		c.asked = "Did the " + c.figure + " change significantly" + c.scope() + c.when + "?"
	case 3:
		c.asked = "How did the " + c.figure + " change between 2024 and 2025 by " + c.by().one + c.scope()
		c.want.period = years
	case 4:
		c.asked = "Compare the " + c.figure + " in Q1 2025 with Q1 2024 for " + c.hurried()
		c.want.period = "2025-01-01..2025-03-31 against 2024-01-01..2024-03-31"
	case 5:
		c.asked = c.figure + " " + c.hurried() + " 2025 vs 2024"
		c.want.period = years
	case 6:
		c.asked = "When did the " + c.figure + " change" + c.scope() + c.when + "?"
	case 7:
		c.asked = "Detect sudden changes in the monthly " + c.figure + c.scope() + c.when
		c.along("month")
	case 8:
		c.asked = "Which " + c.by().many + " contributed most to the change in " + c.figure + " from Q1 2025 to Q2 2025" + c.scope() + "?"
		c.want.period = "2025-04-01..2025-06-30 against 2025-01-01..2025-03-31"
	case 9:
		c.asked = "Change in " + c.figure + " by " + c.by().one + " in March 2025 compared with February 2025" + c.scope()
		c.want.period = "2025-03-01..2025-03-31 against 2025-02-01..2025-02-28"
	case 10:
		c.asked = "Compare " + c.figure + c.one(" by ", " for each ") + c.by().one + " between 2024 and 2025" + c.scope()
		c.want.period = years
	case 11:
		c.asked = "Why did the " + c.figure + " change in 2025 compared with 2024" + c.scope() + "?"
		c.want.period = years
	case 12:
		c.asked = "Explain the difference in " + c.figure + " between Q3 2024 and Q3 2025" + c.scope()
		c.want.period = "2025-07-01..2025-09-30 against 2024-07-01..2024-09-30"
	case 13:
		c.asked = c.figure + " " + c.hurried() + " Q2 2025 vs Q1 2025 by " + c.by().one
		c.want.period = "2025-04-01..2025-06-30 against 2025-01-01..2025-03-31"
	case 14:
		c.asked = "For " + c.hurried() + ", how did the " + c.figure + " change from 2024 to 2025?"
		c.want.period = years
	case 15:
		c.asked = c.scopeFirst() + "how much did the " + c.figure + " change in 2025 versus 2024?"
		c.want.period = years
	case 16:
		c.asked = "Find change points in the " + c.figure + c.scope() + c.when
	}
}

func composePareto(c *analysisComposition) {
	c.tool = domain.Pareto
	c.adds()
	g := c.by()
	switch c.IntN(16) {
	case 0:
		n := 50 + 5*c.IntN(9)
		c.meant.target = float64(n) / 100
		c.asked = fmt.Sprintf("Which %s %s %d%% of the %s%s%s?", g.many, c.one("make up", "account for", "generate"), n, c.figure, c.scope(), c.when)
	case 1:
		c.asked = "Pareto analysis of " + c.figure + " by " + g.one + c.scope() + c.when
	case 2:
		c.asked, c.meant.target = "80/20 analysis of "+c.figure+" by "+g.one+" "+c.hurried()+" "+c.year(), 0.8
	case 3:
		c.asked = "Which few " + g.many + " account for most of the " + c.figure + c.scope() + c.when + "?"
	case 4:
		c.asked, c.meant.top = "What share of the "+c.figure+c.scope()+" do the top 20% of "+g.many+" account for"+c.when+"?", 0.2
	case 5:
		c.asked = "How concentrated is the " + c.figure + " among " + g.many + c.scope() + c.when + "?"
	case 6:
		c.asked, c.meant.target, c.meant.top = "Do 20% of the "+g.many+" generate 80% of the "+c.figure+c.scope()+c.when+"?", 0.8, 0.2
	case 7:
		c.asked = "ABC analysis of " + g.many + " by " + c.figure + c.scope() + c.when
	case 8:
		c.asked, c.meant.target = g.many+" making up half of the "+c.figure+c.scope()+c.when, 0.5
	case 9:
		c.asked = "pareto " + c.figure + " by " + g.one + " " + c.hurried() + " " + c.year()
	case 10:
		c.asked, c.meant.target = "What "+g.many+" contribute to 80% of the "+c.figure+c.scope()+c.when+"?", 0.8
	case 11:
		c.asked, c.meant.target = "For "+c.hurried()+", which "+g.many+" make up two thirds of the "+c.figure+c.when+"?", 0.667
	case 12:
		c.asked, c.meant.target = c.scopeFirst()+"which "+g.many+" bring in 80% of the "+c.figure+c.when+"?", 0.8
	case 13:
		c.asked = "Rank " + g.many + " by their contribution to the " + c.figure + c.scope() + c.when
	case 14:
		c.asked = "Does the " + c.figure + c.scope() + " depend on a few " + g.many + c.when + "?"
	case 15:
		c.asked, c.meant.target = "How many "+g.many+" does it take to reach 80% of the "+c.figure+c.scope()+c.when+"?", 0.8
	}
}

// nextOne is the period that is "next" on the first day of 2026, a Thursday.
func nextOne(grain string) string {
	return map[string]string{"week": "2026-01-05..2026-01-11", "month": "2026-01-01..2026-01-31", "quarter": "2026-01-01..2026-03-31"}[grain]
}

// scopeFirst names the rows that are meant before anything else.
func (c *analysisComposition) scopeFirst() string {
	if len(c.conds) == 0 {
		return ""
	}
	return c.one("For ", "Among ", "Considering only ") + c.table.rows + " " + strings.Join(c.conds, " and ") + ", "
}
