package question

// addVerbs adds the verbs that only tie a thing to where, when or to whom it
// belongs, and so restrict nothing: flights that depart from Oslo are those
// with Oslo beside them. Verbs that say what became of a thing ("returned",
// "cancelled", "churned") are not among them: such a word must be a column or a
// value of the dataset, or the question is refused. A column of the same stem
// takes precedence over each of them.
func addVerbs(add adder) {
	// being somewhere
	add(isStop, "", "sits|sits in|sitting in|reside|resides|resided|residing|living in|stay|stays|stayed|staying|situated|stationed|headquartered|housed|resident|residents of|coming from|come from|comes from|came from|originate|originates|originating|originated|hail from|hails from|going to|headed to|heading to|bound for|depart|departs|departing|departing from|arriving|arrives|arriving at|landing|landed|leaving|leaves|leave|flying|operating|operate|operates|operated|active in")
	// being tied to
	add(isStop, "", "correspond|corresponds|correspond to|corresponds to|affiliated|affiliated with|affiliation|assigned|assigned to|attached|attached to|connected to|connected with|joined with|allocated|allocated to|managed|manage|manages|run by|owned|owned by|employ|employs|employed|employed by|supervise|supervises|hosted|host|hosts|hosted by|provided by|supply|supplies|supplied|supplied by|carried|carry|carries|featured|feature|features|support|supports|supporting|represent|represents|represented|representing|share the|shared by|shared|used by|held|held by|held in|conduct|conducted|conducts|participated|participate|participates|participating|participated in|took part|take part|taken|taken by|invested|invest|invests|sponsored|sponsor|paired with|matched with")
	// coming into the data
	add(isStop, "", "stored|entered|captured in the data|documented|noted|mentioned|written down|counted|tracked|gathered|collected|posted|on record|on file|on record for|known|known as|named as|called|titled|entitled|labelled|labeled|classed as|classified as|categorised as|categorized as|marked as|flagged as|tagged as|identified as|considered as|treated as|denoted")
	// coming about
	add(isStop, "", "produced|produces|produce|manufactured|manufacture|manufactures|built|build|builds|constructed|developed by|designed|designed by|formed|constituted|broadcast|aired|screened|staged|organised|organized|ended up|ended up being|turned out|resulted|resulting|arising|arose|occurring|occur|occurs|taking place|takes place|given out|put in|coming in|brought in|brings|brings in|generates|yield|yields|yielded|nets|netted|accrue|accrued|racked up|pulls in|pulled in|look after|looks after|looked after|take care of|takes care of|responsible person")
	// asking
	add(isStop, "", "single|figure out|work out|walk me through|run me|pull up|pull together|put together|break out|drill into|dig into|share with me|could you tell me|can you tell me|do you know|i would like to know|i d like to know|i d like to see|i want to see|i want to know|i need to see|i need to know|help me understand|get|gets|getting|ever|in question|at hand|for me|for us|to me|right now|at present|these days|as of now|at the moment|at this moment|at this time|overall picture of|in detail|detailed|broadly|a quick look at|the state of|how is|how are|how was|how were|how do|how does|how did|how many times|times")
}

// addComparatives adds comparisons with a negation in them and those of an
// adjective with its kind.
func addComparatives(add adder) {
	for _, kind := range []string{"higher", "greater", "larger", "bigger", "older", "longer", "heavier", "taller", "faster", "later", "better", "costlier", "more expensive", "warmer", "hotter", "deeper", "wider", "richer", "further", "farther"} {
		add(isCompare, ">", kind+" than")
		add(isCompare, "<=", "not "+kind+" than|no "+kind+" than")
	}
	for _, kind := range []string{"lower", "smaller", "younger", "shorter", "lighter", "slower", "cheaper", "earlier", "less expensive", "colder", "cooler", "shallower", "narrower", "poorer", "nearer", "worse"} {
		add(isCompare, "<", kind+" than")
		add(isCompare, ">=", "not "+kind+" than|no "+kind+" than")
	}
	add(isCompare, ">", "north of|more then|greater then|bigger then|higher then|larger then|surpassed|surpasses|topped|topping|tops|that exceeds|which exceeds|upward of|strictly more than|strictly greater than|strictly above|in the excess of|outnumber|outnumbers")
	add(isCompare, ">=", "not under|min of|starting at|starting from|equal to or greater than|equal to or more than|equal to or above|equal or more than|greater than or equals|or longer|or later|or larger|or bigger|or better|or heavier|and higher|and more|and older|and longer|or upwards|and upwards|>=|≥|plus and")
	add(isCompare, "<", "south of|less then|fewer then|lower then|smaller then|strictly less than|strictly below|short of|falling below|falls below|fell below|falling short of")
	add(isCompare, "<=", "max of|within a limit of|capped at|equal to or less than|equal to or below|equal or less than|or shorter|or smaller|or lighter|or earlier|or cheaper|and lower|and less|and younger|and smaller|<=|≤|no later than|at the most")
}

// addOrderings adds orders told by their two ends or by the alphabet.
func addOrderings(add adder) {
	for _, ends := range [...][2]string{
		{"oldest", "youngest"}, {"old", "young"}, {"heaviest", "lightest"}, {"longest", "shortest"}, {"long", "short"}, {"most expensive", "least expensive"},
		{"most expensive", "cheapest"}, {"expensive", "cheap"}, {"large", "small"}, {"big", "small"}, {"high", "low"}, {"tallest", "shortest"}, {"fastest", "slowest"},
		{"greatest", "least"}, {"greatest", "smallest"}, {"maximum", "minimum"}, {"max", "min"}, {"newest", "oldest"}, {"latest", "earliest"}, {"latest", "oldest"}, {"most recent", "oldest"},
		{"most recent", "least recent"}, {"new", "old"}, {"most", "fewest"}, {"more", "less"}, {"many", "few"}, {"hottest", "coldest"}, {"most popular", "least popular"},
		{"most common", "least common"}, {"most frequent", "least frequent"}, {"top", "bottom"}, {"z", "a"}, {"last", "first"},
	} {
		add(isDirection, "desc", ends[0]+" to "+ends[1]+"|from "+ends[0]+" to "+ends[1]+"|from the "+ends[0]+" to the "+ends[1]+"|from "+ends[0]+" down to "+ends[1])
		add(isDirection, "asc", ends[1]+" to "+ends[0]+"|from "+ends[1]+" to "+ends[0]+"|from the "+ends[1]+" to the "+ends[0]+"|from "+ends[1]+" up to "+ends[0])
	}
	add(isDirection, "desc", "in descending alphabetical order|reverse alphabetically|in reverse alphabetical order|reverse alphabetical order|in reverse alphabetic order|in reverse chronological order|reverse chronological order|reverse chronologically|in reverse lexicographical order|from high to low order|from highest to lowest order|high to low order|in desc order|desc order|in desc|in descending|in decreasing|descendingly|most at the top|highest at the top|largest at the top|biggest at the top|with the highest first|with the largest first|with the biggest first|with the most first|highest at top|highest values first|highest value first|largest on top")
	add(isDirection, "asc", "alphabetic order|in alphabetic order|alphabetic|alphabetical|lexicographically|in lexicographic order|in lexicographical order|lexicographic order|lexicographical order|in ascending alphabetical order|from low to high order|from lowest to highest order|low to high order|in asc order|asc order|in asc|in ascending|in increasing|ascendingly|lowest at the top|smallest at the top|with the lowest first|with the smallest first|lowest values first|lowest value first|by alphabet|by alphabetical order|in the alphabetical order|in the order of the alphabet")
	add(isOrder, "", "and order|and sort|and rank|and list in order of|rank in|ranked in|sequenced by|sequence by|in the order of|rank the results by|rank results by|order results by|sort these by|sort the list by|order the list by|display by|listed by|list by|ranking by|with the order of|in order by")
	add(isSuper, "desc", "maximal number of|utmost|topmost|peak|the greatest|the largest|the highest|the biggest|the best|greatest amount of|highest amount of|largest amount of|most amount of|highest total number of|most often|most frequently|most commonly|most prevalent|most numerous|predominant|commonest|most used|most widely used|most active|most visited|most ordered|most purchased|most bought|most sold|best seller|most productive|most lucrative")
	add(isSuper, "asc", "the smallest|the lowest|the worst|least amount of|lowest amount of|smallest amount of|fewest amount of|least number of|the least number of|least often|least frequently|least commonly|least used|least active|least visited|least ordered|least productive")
}
