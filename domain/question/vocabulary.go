package question

import "strings"

// role is what a span of words does in a question.
type role string

const (
	isColumn     role = "column"
	isValue      role = "value"
	isPart       role = "part" // a word or phrase inside values: matched by containing
	isPeriod     role = "period"
	isVersusTime role = "versus time"
	isGrain      role = "grain"
	isNumber     role = "number"
	isQuoted     role = "quoted"
	isAggregate  role = "aggregate"
	isDistinct   role = "distinct"
	isGroup      role = "group"       // by, per, across, for each …
	isAll        role = "all"         // of all: the whole, not its parts
	isOver       role = "over"        // over the years
	isSuper      role = "superlative" // highest, lowest, best …: word is "desc" or "asc"
	isTop        role = "top"         // top, bottom
	isOrder      role = "order"       // sorted by, ranked by
	isDirection  role = "direction"   // descending, highest first
	isCompare    role = "compare"     // more than, at least …: word is the operator
	isBetween    role = "between"
	isNegation   role = "negation" // excluding, not, other than
	isNull       role = "null"     // missing, unknown, without a
	isContains   role = "contains"
	isLogic      role = "logic" // and, or, comma
	isVersus     role = "versus"
	isShare      role = "share"
	isDerived    role = "derived" // running total, moving average, rank, growth
	isChart      role = "chart"
	isList       role = "list"  // which … exist, list, distinct values of
	isCount      role = "count" // how many, number of
	isRows       role = "rows"  // a word for the records themselves
	isHave       role = "have"
	isWith       role = "with"
	isOf         role = "of"
	isIn         role = "in"
	isFor        role = "for"
	isWhose      role = "whose"
	isWhich      role = "which"
	isIs         role = "is"
	isA          role = "a"
	isRatio      role = "ratio" // average order value and its kind
	isWhy        role = "why"
	isFollowUp   role = "follow-up"
	isBin        role = "bin"
	isAxis       role = "axis"
	isStop       role = "stop"
	isUnknown    role = "unknown"
	isMark       role = "mark"
	isMoved      role = "moved"   // grew, fell, changed: asks for two periods or a timeline
	isLoss       role = "loss"    // made a loss, unprofitable: word is the operator
	isTool       role = "tool"    // words of one analysis: "forecast", "outliers"
	isHorizon    role = "horizon" // "next 3 months"
)

// entry is what a phrase of the vocabulary means.
type entry struct {
	role role
	word string // the canonical meaning within the role
}

// vocabulary is the closed set of phrases that mean the same for any table.
// Content words (columns, values, row nouns) are not here: they come from the
// dataset.
func vocabulary() map[string]entry {
	v := map[string]entry{}
	add := func(r role, word, phrases string) {
		for _, p := range strings.Split(phrases, "|") {
			if p = strings.TrimSpace(p); v[p].role == "" { // the first meaning added stands
				v[p] = entry{role: r, word: word}
			}
		}
	}
	addTools(add)
	addAggregates(add)
	addConditions(add)
	addOrder(add)
	addGrouping(add)
	addShapes(add)
	addComparatives(add)
	addLosses(add)
	addOrderings(add)
	addVerbs(add)
	addStops(add)
	return v
}

type adder func(r role, word, phrases string)

func addAggregates(add adder) {
	add(isAggregate, "sum", "total|sum|sum of|total of|overall|combined|summed|sums|totals|aggregate|altogether|in total|the sum of|accumulated|totaled|totalled")
	add(isAggregate, "average", "average|avg|mean|averages|averaged|on average|average of|mean of|typical|means|arithmetic mean")
	add(isAggregate, "median", "median|median of|medians|middle value of")
	add(isAggregate, "maximum", "max|maximum|maximum of|max of|peak|maxima|the maximum")
	add(isAggregate, "minimum", "min|minimum|minimum of|min of|minima|the minimum")
	add(isAggregate, "stddev", "standard deviation|std dev|stdev|standard deviation of|stddev|spread of|sd of")
	add(isAggregate, "variance", "variance|variance of")
	add(isAggregate, "percentile", "percentile|percentile of|th percentile|quantile|quantile of")
	add(isAggregate, "q1", "first quartile|lower quartile|first quartile of|lower quartile of")
	add(isAggregate, "q3", "third quartile|upper quartile|third quartile of|upper quartile of")
	add(isAggregate, "corr", "correlation|correlation between|correlation of|correlate|correlates|correlated|correlation coefficient|correlation coefficient between")
	add(isAggregate, "range", "range|range of|min and max|max and min|minimum and maximum|maximum and minimum")
	add(isCount, "", "how many|number of|count of|count|counts|no of|num of|total number of|the number of|frequency of|frequency|total count of|tally of|counts of|number|how many total|total count|row count|record count|how often")
	add(isDistinct, "", "distinct|unique|different kinds of|distinct number of|number of distinct|number of unique|number of different|count of distinct|count of unique|distinct count of|distinct count|unique count of|how many distinct|how many unique|how many different|count distinct|total number of distinct|total number of unique|unique number of")
	add(isDerived, "running_total", "running total|running total of|cumulative|cumulative total|running sum|running sum of|cumulative sum|cumulative sum of|cumulative total of|running")
	add(isDerived, "moving_average", "moving average|moving average of|rolling average|rolling average of|rolling mean|rolling mean of|moving mean")
	add(isDerived, "rank", "rank|ranking|ranking of|rank of|ranks")
	add(isDerived, "growth", "growth|growth rate|growth of|percent change|percentage change|percent change in|percentage change in|% change|% change in|rate of change|relative change|growth rate of|percent growth|percentage growth|% growth|growth in")
	add(isDerived, "difference", "difference in|the difference in|difference of|difference between|difference|absolute change|change from the previous|difference from the previous")
	add(isShare, "total", "share|share of|percentage|percent|percentage of|percent of|proportion|proportion of|% of|fraction|fraction of|what share of|what percentage of|what percent of|what proportion of|contribution|contribution of|shares|percentages|percentage share|percentage share of|percent share|market share|relative share of|contribution to|% share|% share of|what fraction of|what % of")
	add(isShare, "total", "as a percentage of total|as a percentage of the total|as a share of total|as a share of the total|as a percent of total|as a percent of the total|as % of total|as a % of total|as percentage of total|as percentage of the total|as a proportion of total|as a proportion of the total|as a percentage of the whole|as a fraction of the total|as a share of the whole|as a percentage of the overall total|as a percentage of the grand total|in percent of total|in percent of the total")
	add(isShare, "parent", "share within|percentage within|share of parent|percent within|share inside")
}

func addConditions(add adder) {
	add(isCompare, ">", "more than|greater than|over|above|exceeding|exceeds|exceed|exceeded|higher than|larger than|bigger than|older than|longer than|heavier than|taller than|greater|>|is over|beyond|in excess of|higher|upwards of|costlier than|faster than|better than|later than|surpassing|surpass")
	add(isCompare, ">=", "at least|no less than|not less than|> =|greater than or equal to|more than or equal to|equal or greater than|not below|a minimum of|minimum of at least|no fewer than|or more|or above|or higher|and above|and up|and over|greater or equal to|or older|or greater")
	add(isCompare, "<", "less than|fewer than|under|below|lower than|smaller than|<|cheaper than|younger than|shorter than|lighter than|beneath|fewer|is under|worse than|slower than")
	add(isCompare, "<=", "at most|no more than|not more than|< =|less than or equal to|not above|a maximum of|up to|not exceeding|or less|or fewer|or below|or lower|and below|and under|less or equal to|or under|or younger|does not exceed|not over")
	add(isCompare, "=", "=|= =|equals|equal to|equal|exactly|is exactly|is equal to|equaling|of exactly")
	add(isCompare, "<>", "! =|< >|not equal to|not equal|is not equal to|does not equal|differs from")
	add(isBetween, "", "between|ranging from|in the range|in the range of|ranging between|in range")
	add(isNegation, "never", "never|did never|have never|has never")
	add(isNegation, "", "outside|outside the|neither|nor|neither in|nor in|neither from|nor from|not belonging to|not part of|other then|aside from|bar|save for|not counting|not considering|disregarding|none|none in|but none|excluding|except|except for|without|not|not in|other than|but not|exclude|excludes|ignoring|leaving out|apart from|besides|is not|are not|not including|non|outside of|never|no|don t|didn t|doesn t|isn t|aren t|not from|excl|minus|weren t|wasn t|did not|do not|does not|omit|omitting")
	add(isNull, "", "lack|lacks|lacking|lacked|missing a|not recorded|unrecorded|not given|left blank|no recorded|missing|null|is null|blank|are blank|empty|is empty|unknown|is missing|are missing|unspecified|with no|without any|without a|has no|have no|had no|having no|not set|no value|with missing|undefined|with unknown|with blank|with a missing|unassigned|not available")
	add(isNull, "filled", "is known|is not empty|is not missing|is not null|is not blank|filled in|filled out|is filled in|are filled in|is filled|are filled")
	add(isContains, "contains", "contains the substring|contain the substring|containing the substring|contains the substring|contains substring|contain substring|has the substring|has substring|with substring|with the substring|have the substring|contains the letter|contain the letter|contains the letters|contain the letters|containing the letter|contains the text|contain the text|contains the string|contain the string|contain the word|contains the phrase|contain the phrase|contains|containing|contain|includes the word|including the word|with the word|contains the word|containing the word|mentioning|mention|with the text|that include|like")
	add(isContains, "starts_with", "starting with|starts with|start with|beginning with|begins with|begin with|that start with")
	add(isContains, "ends_with", "ending with|ends with|end with|ending in|ends in|end in")
	add(isHave, "", "have|has|had|having|got|won|win|wins|received|earned|get|gets|contain a|own|owns|offer|offers|hold|holds|scored|took|take|took home")
	add(isWith, "", "with")
	add(isWhose, "", "whose|where|that|where the|whose the|filtered to|filter to|filtered by|filtered on|restricted to|limited to|given that|provided|provided that|only if|only when|as long as|having the|only|just|such that|filter")
	add(isIs, "", "is|are|was|were|be|being|been|s")
	add(isOf, "", "of")
	add(isIn, "", "in the name|in its name|in their name|in the title|in the product name|in the description|in their title|in|from|within|at|on|inside|among|amongst|to|into|through|via|using|out of")
	add(isFor, "", "for|during|about|regarding only|concerning only")
	add(isA, "", "a|an|any|some|at all")
	add(isLogic, "and", "and|&|,|plus|as well as|also|along with|together with|and also|both|;|then|besides the|and the|and for|and by the|with their|and their")
	add(isLogic, "or", "or|either|and or||")
	add(isVersus, "", "vs|versus|against|compared to|compared with|in comparison to|relative to|vs .|v|as opposed to|in comparison with|and compare to")
}

func addOrder(add adder) {
	add(isSuper, "desc", "more|highest|most|largest|biggest|greatest|best|maximal|strongest|highest number of|most popular|most common|most frequent|busiest|largest number of|biggest number of|greatest number of|most number of|the most|winning|most profitable|hottest")
	add(isSuper, "asc", "lowest|least|fewest|smallest|worst|minimal|weakest|lowest number of|least popular|least common|least frequent|rarest|the least|the fewest|smallest number of|fewest number of|poorest|quietest|least profitable|coldest")
	add(isTop, "limit", "limit|limit to|limit of|limited to the|limit the results to|limit results to|limited to|restrict to|only the first|show only the first|limit it to")
	add(isTop, "desc", "top|the top|first|leading|best performing|top performing|top ranked|highest ranking|best selling|biggest|largest|highest|most|greatest|top most")
	add(isTop, "asc", "bottom|the bottom|lowest ranking|worst performing|lowest ranked|least performing|poorest performing|lowest performing|smallest|lowest|least|fewest|bottom most")
	add(isOrder, "", "sorted by|sort by|ordered by|order by|ranked by|rank by|sorted on|in order of|arranged by|sorted|ordered|ranked|sort|ordering by|sort the results by|sort results by|sorting by|order the results by|sorted according to|sort them by|order them by|ordered from|sorted from|ranked from|ordered in|sorted in|sort in|order in|arrange by|rank them by")
	add(isDirection, "desc", "most frequent first|most common first|most popular first|descending|desc|in descending order|descending order|highest first|largest first|from largest|from highest|high to low|highest to lowest|largest to smallest|from high to low|from highest to lowest|from largest to smallest|by highest|by largest|best first|most first|biggest first|from biggest|decreasing|in decreasing order|newest first|latest first|most recent first|most expensive first|from most to least|most to least|in reverse order|from best to worst|best to worst|from biggest to smallest|biggest to smallest|by descending|from the largest|from the highest|from top to bottom|longest first|oldest first|heaviest first|greatest first|starting with the highest|starting with the largest|highest on top|by the highest|by most")
	add(isDirection, "asc", "ascending|asc|in ascending order|ascending order|lowest first|smallest first|from smallest|from lowest|low to high|lowest to highest|smallest to largest|from low to high|from lowest to highest|from smallest to largest|by lowest|by smallest|worst first|least first|increasing|in increasing order|earliest first|cheapest first|from least to most|least to most|alphabetically|in alphabetical order|alphabetical order|chronologically|in chronological order|chronological order|from worst to best|worst to best|from the smallest|from the lowest|shortest first|youngest first|lightest first|fewest first|by ascending|from earliest to latest|starting with the lowest|starting with the smallest|by the lowest|from cheapest|from cheapest to most expensive|from bottom to top")
}

func addGrouping(add adder) {
	add(isGroup, "", "for each combination of|each combination of|for every combination of|combination of|combinations of|by|per|across|for each|for every|in each|in every|of each|each|every|grouped by|group by|broken down by|break down by|breakdown by|split by|split into|segmented by|segregated by|segregated based on|separated by|based on|depending on|according to|by each|across different|in different|by different|of different|from different|for different|for various|in various|by various|across various|from each|at each|on each|with each|within its|within their|inside its|in its|within every|on every|at every|of every|per each|from every|with every|categorized by|categorised by|classified by|grouped on|colored by|coloured by|color by|colour by|color by the|stacked by|stack by|aggregated by|summarized by|summarised by|divided by group|as a function of|regarding|with respect to|among different|amongst different|within each|broken out by|partitioned by|sliced by|by their|by its|by the|grouping by|for the different|for the various|different colors by|different colours by|with different colors by|by means of|separate by|separate into multiple charts by|faceted by|segregated|cut by|organized by|organised by|for individual|by individual|by respective|per|over different|distributed by|distributed across|distributed over|aggregate by|aggregated per|group it by|group them by|grouped per|breakdown per|broken down per|split per|split out by|each of the|every single|summarize by|and group by")
	add(isAll, "", "all|of all|across all|for all|over all|in all|all the|of all the|across all the|for all the|among all|any of the|the entire|the whole")
	add(isGroup, "", "in each of the|within every")
	add(isOver, "", "over|along|throughout")
	add(isAxis, "", "wise|on x axis|on the x axis|x axis|on y axis|on the y axis|y axis|on the horizontal axis|on the vertical axis|as x|as y|on x|on y")
	add(isWhich, "", "when was|when did|when is|when were|when|which|what|who|what s|whats|which of the|what are the|what is the|what was the|what were the|what are|what is|what was|what were")
}

func addShapes(add adder) {
	add(isChart, "scatter", "scatterplot|scatter plot|scatter chart|scatter|scatterplots|scattergram|scatter graph|point chart")
	add(isChart, "histogram", "histogram|histogram of|histogram for|frequency distribution of|frequency distribution")
	add(isChart, "box", "boxplot|box plot|box and whisker|box and whisker plot|five number summary|five number summary of|quartiles|quartiles of|boxplots|box plots")
	add(isChart, "distribution", "distribution|distribution of|distributions|distribution for|distributed|spread|strip plot|stripplot|strip plots|dot plot")
	add(isChart, "relation", "relationship|relationship between|relation|relation between|relationship of|association between|dependency between|link between|connection between")
	add(isChart, "chart", "bar chart|barchart|bar graph|bar charts|bar plot|stacked bar chart|stacked bar|stacked column|grouped bar|clustered bar|stack bar chart|stacked bar graph|stacked bars|line chart|linechart|line charts|line graph|line plot|area chart|area graph|pie chart|piechart|pie|donut chart|chart|charts|graph|graphs|plot|plots|heatmap|heat map|treemap|tree map|as a bar chart|visual|visualization|visualisation|diagram|table|a table of|in a table|as a table|multiple charts|grouped bar chart|column chart|bubble chart|map|dashboard|curve")
	add(isList, "", "list|list of|list all|which values|what values|list the|possible values of|all the different|distinct values of|unique values of|names of|name|name the|names of all|all values of|values of|exist|exists|are there|is there|there are|available|do we have|what kinds of|what types of|what kind of|kinds of|what sort of|enumerate|do you have|exist in the data|are in the data|appear|appear in the data|occur|are present")
	add(isBin, "", "in bands of|in ranges of|in groups of|in intervals of|bin|bins|bin width|bin width of|bin size|bin size of|buckets|bucket|buckets of|bands|band|bins of|intervals|intervals of|bands of|ranges of|groups of|binned|binned by|in bins of|in buckets of|bucketed|width|wide|steps of|in steps of|bucketed by|increments of|in increments of")
	add(isRatio, "clicks", "click through rate|ctr|clickthrough rate|click rate")
	add(isRatio, "cost click", "cost per click|cpc")
	add(isRatio, "cost conversion", "cost per conversion|cost per acquisition|cpa|cost per order|cost per lead")
	add(isRatio, "conversion", "conversion rate|cvr|conversion rates")
	add(isRatio, "return", "return on ad spend|roas|return on spend")
	add(isRatio, "margin", "profit margin|margin|margins|profit margins|net margin|profitability|margin percentage|margin rate|return on sales|profit margin percentage")
	add(isRatio, "divided", "as a percentage of|as percentage of|as a percent of|as a share of|as a fraction of|as a proportion of|as a % of|as % of|divided by|ratio of|ratio between|the ratio of|ratio")
	add(isRatio, "order value", "average order value|avg order value|mean order value|average value of orders|average value per order|average order size|avg order size|average spend per order|average value of an order|aov|average basket value|average basket size|average basket|basket size|average ticket size|average ticket")
	add(isWhy, "", "why|what caused|what is causing|reason for|reasons for|reason|root cause of|root cause|explain why|what drove|what drives|what is driving|due to what|what explains|drivers of|how come|reasons behind|reason behind")
	add(isFollowUp, "", "what about|how about|and what about|same for|the same for|same but|instead|again|those|these ones|that one|the previous one|the above|as above|it|them|this|same thing")
}

func addStops(add adder) {
	addMovements(add)
	add(isStop, "", "combination|combinations|combo|combos|each one|every one|which one|this one|that one|over time|per period")
	add(isRows, "", "order lines|order line|order items|rows|records|entries|observations|line items|data points|row|record|entry")
	add(isMark, "", "?|.|!|:|(|)|/|-|–|—|*|\"|'|’|[|]|+|#|“|”|‘|…|`|{|}|;|_|@|~|^|•|\\|$|%")
	add(isStop, "", strings.Join(linesOf(stopWords), "|"))
}
