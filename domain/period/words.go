package period

import (
	"strconv"
	"strings"
)

// maxPhraseTokens bounds how far a phrase is looked for; the longest that the
// grammar knows are lists such as "January, February, … and December 2024".
const maxPhraseTokens = 32

// word is a part of a token. "q1-q3" is one token and three words.
type word struct {
	text  string
	token int  // its token, counted from the start of the scan
	last  bool // the token ends with it
}

// scan is the words from a position of the question on.
type scan struct {
	cal   Calendar
	words []word
	verb  bool // the first word is "fall" as sales do, not the season
	// names are those that were read at each word: every preposition and list
	// asks for them again.
	names []nameAt
}

// nameAt is what named read at a word.
type nameAt struct {
	name      name
	ok, known bool
}

func newScan(c Calendar, tokens []string, i int) scan {
	s := scan{cal: c}
	if i < 0 || i >= len(tokens) {
		return s
	}
	near := tokens[max(0, i-maxPhraseTokens):min(len(tokens), i+maxPhraseTokens)]
	s.cal.DayFirst = dayFirst(near, c.DayFirst)
	s.verb = fallsAt(tokens, i)
	tokens = tokens[i:]
	if len(tokens) > maxPhraseTokens {
		tokens = tokens[:maxPhraseTokens]
	}
	s.words = make([]word, 0, len(tokens))
	for k, t := range tokens {
		parts := splitToken(t)
		for j, p := range parts {
			s.words = append(s.words, word{text: p, token: k, last: j == len(parts)-1})
		}
	}
	s.names = make([]nameAt, len(s.words))
	return s
}

// dayFirst is the order of day and month that the dates near by show:
// 3/1/2024 beside 3/15/2024 is written month first.
func dayFirst(tokens []string, usual bool) bool {
	for _, t := range tokens {
		if d, ok := readDate(t, usual); ok && !d.ambiguous && d.day != 0 {
			return d.day == 1
		}
	}
	return usual
}

// splitToken brings quotes and dashes to one form and splits at dashes, but
// for dates.
func splitToken(t string) []string {
	t = strings.Map(plainMark, strings.ToLower(t))
	if base, ok := strings.CutSuffix(t, "'s"); ok && base != "" {
		t = base
		if isDigits(base) || isDigits(strings.TrimPrefix(base, "'")) { // 1990's
			t += "s"
		}
	}
	if _, ok := readDate(t, false); ok || !strings.Contains(strings.Trim(t, "-"), "-") {
		return []string{t}
	}
	var out []string
	for k, p := range strings.Split(t, "-") {
		if k > 0 {
			out = append(out, "-")
		}
		if p != "" {
			out = append(out, p)
		}
	}
	return out
}

// plainMark is the ASCII form of a quote or dash.
func plainMark(r rune) rune {
	switch r {
	case '’', '‘', '`', '´', '′':
		return '\''
	case '–', '—', '‐', '‑', '−':
		return '-'
	default:
		return r
	}
}

// text is the word at i; past the ends it is empty.
func (s scan) text(i int) string {
	if i < 0 || i >= len(s.words) {
		return ""
	}
	return s.words[i].text
}

// is reports whether the word at i is one of those given.
func (s scan) is(i int, any ...string) bool {
	t := s.text(i)
	if t == "" {
		return false
	}
	for _, a := range any {
		if a == t {
			return true
		}
	}
	return false
}

// skip moves over one word if it is one of those given.
func (s scan) skip(i int, any ...string) int {
	if s.is(i, any...) {
		return i + 1
	}
	return i
}

// the passes over a "the" at i, if there is one.
func (s scan) the(i int) int { return s.skip(i, "the") }

// match reads one of the phrases, the longest first where the caller lists
// them so; a dash between their words is passed over.
func (s scan) match(i int, phrases ...string) (end int, ok bool) {
	for _, p := range phrases {
		if at, ok := s.follows(i, p); ok {
			return at, true
		}
	}
	return i, false
}

func (s scan) follows(i int, phrase string) (end int, ok bool) {
	for at := i; ; {
		w, rest, more := strings.Cut(phrase, " ")
		if s.text(at) != w {
			return i, false
		}
		at++
		if !more {
			return at, true
		}
		at, phrase = s.skip(at, "-"), rest
	}
}

// tokens is how many tokens the words up to end take; 0 where end stands
// inside a token.
func (s scan) tokens(end int) int {
	if end <= 0 || end > len(s.words) || !s.words[end-1].last {
		return 0
	}
	return s.words[end-1].token + 1
}

// number reads a whole number in digits or words, 1 to 9999: "6", "six",
// "twenty four", "a dozen", "couple of", "few".
func (s scan) number(i int) (n, end int, ok bool) {
	t := s.text(i)
	if v, err := strconv.Atoi(t); err == nil && isDigits(t) && len(t) <= 4 && v >= 1 {
		return v, i + 1, true
	}
	for _, few := range []struct {
		phrase string
		n      int
	}{{"a couple of", 2}, {"couple of", 2}, {"a couple", 2}, {"couple", 2}, {"a few", 3}, {"few", 3}, {"several", 3},
		{"a dozen", 12}, {"dozen", 12}, {"half a dozen", 6}} {
		if e, ok := s.match(i, few.phrase); ok {
			return few.n, e, true
		}
	}
	if v := tens(t); v > 0 {
		if next := s.skip(i+1, "-"); ones(s.text(next)) > 0 && ones(s.text(next)) < 10 {
			return v + ones(s.text(next)), next + 1, true
		}
		return v, i + 1, true
	}
	if v := ones(t); v > 0 {
		return v, i + 1, true
	}
	return 0, i, false
}

// ones is 1 to 19 in words, else 0.
func ones(t string) int {
	return 1 + indexOf(t, "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
		"twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
}

// tens is 20 to 90 in words, else 0.
func tens(t string) int {
	if k := indexOf(t, "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"); k >= 0 {
		return (k + 2) * 10
	}
	return 0
}

// ordinal is 1 to 12 for "first" or "1st" and their like, else 0.
func ordinal(t string) int {
	if n := 1 + indexOf(t, "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
		"eleventh", "twelfth"); n > 0 {
		return n
	}
	if n := dayNumber(t); n > 0 && n <= 12 && !isDigits(t) {
		return n
	}
	return 0
}

// dayNumber is 1 to 31 for "5", "05" or "5th", else 0.
func dayNumber(t string) int {
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		t = strings.TrimSuffix(t, suffix)
	}
	n, err := strconv.Atoi(t)
	if err != nil || !isDigits(t) || len(t) > 2 || n < 1 || n > 31 {
		return 0
	}
	return n
}

func isDigits(t string) bool {
	for _, r := range t {
		if r < '0' || r > '9' {
			return false
		}
	}
	return t != ""
}

func indexOf(t string, in ...string) int {
	for k, w := range in {
		if w == t {
			return k
		}
	}
	return -1
}
