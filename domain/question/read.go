package question

import (
	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/period"
	"github.com/lumenore/analytics-mcp-server/domain/query"
)

// Input is what a question is read against.
type Input struct {
	// Dataset has its roles worked out, and a default time where it has one.
	Dataset domain.Dataset
	// Analysis is the tool that asks: each takes its own words for granted
	// ("unusual" for outliers). Empty: a plain question.
	Analysis domain.Analysis
	// Values holds the distinct values of its text columns; nil: none.
	Values *Index
	// Calendar knows today and the days that the data cover.
	Calendar period.Calendar

	trial bool // of a suggestion
}

// Reader reads questions. It holds the vocabulary only and may be shared.
type Reader struct {
	vocabulary   map[string]entry
	own          map[domain.Analysis]map[string]entry // words that one tool takes for granted
	methods      map[domain.Analysis]map[string]bool  // names of methods, which choose nothing
	seasons      seasonPhrases
	ways         map[string]int // which way a word of movement goes
	adjectives   map[string]adjective
	comparatives map[string]adjective // older of oldest
	narrowing    []string             // adjectives that tell which things are meant
	states       []string             // adjectives that say in what state things are
	spelled      []string             // words of the vocabulary that others may misspell
	thesaurus    thesaurus
	stems        stemmer
	patterns     patterns
}

// New returns a Reader.
func New() *Reader {
	superlatives, closed := adjectives(), vocabulary()
	return &Reader{
		vocabulary:   closed,
		spelled:      spelledWords(closed),
		own:          ownWords(),
		methods:      methods(),
		seasons:      seasonLists(),
		ways:         directions(),
		adjectives:   superlatives,
		comparatives: comparativesOf(superlatives),
		narrowing:    linesOf(narrowingAdjectives),
		states:       linesOf(stateAdjectives),
		thesaurus:    newThesaurus(),
		stems:        newStemmer(),
		patterns:     compilePatterns(),
	}
}

// reading is the state of reading one question: the spans, what each pass took
// from them, and the plan that grows.
type reading struct {
	*Reader
	in      Input
	lexicon *lexicon
	tokens  []token
	spans   []span
	plan    Plan

	conditions  []condition
	measures    []wanted      // in the order of the question
	dimensions  []int         // columns to group by
	timeline    *timelineWish // periods to group by
	bins        []binWish
	restOf      []Dimension // one value against all others together
	head        []int       // columns named as what is listed: "which regions", "top 5 products"
	bare        []named     // columns named without saying what for
	counting    bool        // asks for a number of things
	countOf     int         // the column whose members are counted; noColumn: rows
	distinct    bool
	top         *topWish
	order       []orderWish
	direction   string
	chart       string
	within      []int
	listing     bool
	which       bool
	rowsNamed   bool
	eventsNamed bool            // by the event that each is: "signups"
	eachOf      []int           // columns introduced by "each", "every" or "within"
	groupedBy   []Measure       // what the conditions on groups are about
	timeOrder   bool            // the rows are to be in the order of time
	countTime   query.Grain     // counts periods: "how many days"
	oneByOne    []domain.Period // periods that were named one by one
	inBoth      []domain.Period // members must have rows in each of these
	inEither    []domain.Period // the same, of members that can have rows in several
	timeEach    bool            // the timeline was introduced by "each", "every" or "per"
	counts      []int           // the spans of the counts asked for
	valued      bool            // the direction judges: "worst first"
	shareOf     int             // the column of whose members' totals shares are taken
	rated       []condition     // the states that rates are of: named again, they restrict nothing
	rates       []ratedAt
	sharing     *sharing       // the clauses of a share; nil: none that tell
	filteredAt  map[string]int // by the text of a filter, the span of what it was said by
	ownBound    bool           // a bound on what the question counts itself
	opposed     bool           // the most and the least at once: no one order shows both
	periodGrain query.Grain    // of what the period named: years of "2024 to 2025"
	unshown     bool           // growth or an average along time was asked for without a timeline
	addUp       bool           // numbers named side by side are added up alike
	perRow      bool           // "cost per strike": the average over rows
	inTotals    bool           // aggregates of things are of their totals
	perOne      []int          // "per customer": columns that an amount is divided by
	versus      bool
	defaulted   bool // no measure was named, so that the default was taken
	sides       bool // two members whose difference is asked for stand side by side
	share       string
	derived     []derivedWish
	compareBy   *period.VersusPrevious
	superUsed   bool
	countedToo  []int      // further columns whose members are counted
	unordered   string     // the words of a column that no row of the answer can be ordered by
	misjudged   error      // a ranking that judges, where nothing says which end is bad
	byName      bool       // the rows are to be in the order of the alphabet
	cycles      *Dimension // calendar conditions set side by side
	rowsWith    int        // one more than the column of numbers whose rows are counted: "how many ratings"; 0: none
	howMany     []int      // columns that hold how many there are of what was asked for
	eachValue   bool       // several values of a column stand for members that have each of them
	denied      *denial    // what the things asked for are said to lack
	noRows      bool       // members are meant that have no row with what is denied
	asked       int        // how many are to be listed: "which three products"; 0: not said
	who         bool       // asks for persons
	timeNamed   bool       // a column of dates is what is listed
	fieldsNamed bool       // columns are listed of which one names the rows: their records are asked for
	placed      bool       // asks where the one is that a superlative picks
	axis        string     // of a chart, that its rows are to be ordered by: "x" or "y"
	bars        bool       // a chart of bars or slices is asked for
	compared    bool       // a relation is asked for in comparatives
	thing       int        // whose figures a relation is between: "older customers"; noColumn: rows
	picked      bool       // a superlative picks rows: what is named are their fields
	changes                // what ranks and restricts by a change
	deeds                  // what verbs say happened, and when
	spreadBound bool       // a bound in units of the spread was read past
	apart       []int      // columns of yes and no whose two sides are named
	conversions            // the units in which columns are asked for
}

const noColumn = -1

// Read returns the plan of a question, or a Fault of the kinds KindUnknownWord,
// KindAmbiguous, KindCompound, KindNeedsContext, KindOutsideData, KindWrongTool
// or KindUnsupported that says what could not be read and what to ask instead.
func (r *Reader) Read(text string, in Input) (Plan, error) {
	g, err := r.read(text, in)
	if err != nil {
		return Plan{}, err
	}
	return g.plan, nil
}

// read is Read with all that was read on the way.
func (r *Reader) read(text string, in Input) (*reading, error) {
	if in.Values == nil {
		in.Values = NewIndex()
	}
	own := *r
	own.stems = r.stems.apart()
	g := &reading{Reader: &own, in: in, countOf: noColumn, shareOf: noColumn, thing: noColumn}
	text = g.withoutTail(text)
	g.tokens = r.patterns.tokenize(text)
	if in.Analysis == domain.Pareto {
		g.tokens = fractionsAsPercent(g.tokens)
	}
	g.lexicon = r.lexiconOf(in).apart(own.stems)
	g.plan.Dataset = in.Dataset
	if f := g.refuseCompound(text); f != nil {
		return nil, f
	}
	if f := g.refuseAdvice(); f != nil {
		return nil, f
	}
	if f := g.readPatterns(); f != nil {
		return nil, f
	}
	g.passOverCourtesies()
	g.tokens = openBounds(g.tokens, in.Values)
	g.markInitials()
	g.nameTables()
	g.inPlainWords()
	g.dropSlopes()
	g.asksSeason()
	g.plainRelation()
	g.whoMakesUp()
	g.expandSelect()
	g.dropTable()
	g.addShortNames()
	g.boundsFromTo()
	g.forRatesOf()
	g.countsMostDone()
	g.countsMostlySo()
	g.spans = g.segmented()
	g.joinOwnUnits()
	g.groupByNamedRows()
	g.spellOut()
	for i := range g.spans {
		g.spans[i].first = g.spans[i].role
	}
	g.assumeEvents()
	if f := g.refuseSecondWish(text); f != nil {
		return nil, f
	}
	if f := g.pass(g.refusals()); f != nil {
		return nil, f
	}
	if f := g.pass(g.passes()); f != nil {
		return nil, f
	}
	return g, nil
}

// pass runs passes in order, to the first that refuses.
func (g *reading) pass(passes []func() error) error {
	for _, pass := range passes {
		if f := pass(); f != nil {
			return f
		}
	}
	return nil
}

// segmented returns the spans of the question, unknown words taken for the
// known ones that they misspell.
func (g *reading) segmented() []span {
	s := &segmenter{tokens: g.tokens, own: g.own[g.in.Analysis], lexicon: g.lexicon, values: g.in.Values, vocab: g.vocabulary, adjs: g.adjectives,
		hasTime: g.in.Dataset.DefaultTime != "", forecast: g.in.Analysis == domain.Prediction, changes: g.in.Analysis == domain.Change}
	spans := s.read(texts(g.tokens), g.in.Calendar)
	if !g.correct(spans) {
		return spans
	}
	return s.read(texts(g.tokens), g.in.Calendar)
}

func texts(ts []token) []string {
	out := make([]string, len(ts))
	for i, t := range ts {
		out[i] = t.text
	}
	return out
}

// column returns the dataset's column at an index.
func (g *reading) column(i int) domain.Column { return g.in.Dataset.Columns[i] }

// matched records a span that was not literally what it was taken for.
func (g *reading) matched(sp span, as, how string) {
	text := g.words(sp)
	if how == "" || text == as {
		return
	}
	for _, m := range g.plan.Reading.Matched {
		if m.Text == text && m.As == as {
			return
		}
	}
	g.plan.Reading.Matched = append(g.plan.Reading.Matched, Match{Text: text, As: as, How: how})
}

func (g *reading) assume(sentence string) {
	for _, a := range g.plan.Reading.Assumptions {
		if a == sentence {
			return
		}
	}
	g.plan.Reading.Assumptions = append(g.plan.Reading.Assumptions, sentence)
}

func (g *reading) alternative(reading string) {
	g.plan.Reading.Alternatives = append(g.plan.Reading.Alternatives, reading)
}
