package question

import (
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"
)

// token is one word, number, date or mark of a question.
type token struct {
	text   string  // folded: lower case, no accents
	raw    string  // as written
	quoted bool    // stood in quotation marks; text may hold several words
	number bool    // value holds
	value  float64 // 200 for "200", 2e8 for "200M", 27 for "27%"
	spaced bool    // white space stood before it
}

// patterns are compiled once per Reader: a package keeps no state.
type patterns struct {
	// date finds dates and dated periods that must stay one token for the
	// period grammar: 2016-03-01, 3/1/2016, 2000/1/1, 2017-10, 2024-q3, q4'24.
	date *regexp.Regexp
	// number finds amounts: $1,234.50, 200M, 1.5k, 27%.
	number *regexp.Regexp
}

func compilePatterns() patterns {
	p := patterns{
		date: regexp.MustCompile(`^(\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.](\d{4}|\d{2})|` +
			`\d{4}-(0[1-9]|1[0-2])|\d{4}-?[qQ][1-4]|[qQhH][1-4]-?\d{4}|\d{4}-?[wW]\d{1,2}|[qQhH][1-4]['’]\d{2}|['’]\d{2}s?|((19|20)\d|[2-9])0s)`),
		number: regexp.MustCompile(`^[$€£]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?([kKmMbB][nN]?|%)?`),
	}
	p.date.Longest()
	p.number.Longest()
	return p
}

// tokenize splits a question. Marks are tokens of their own; a hyphen or an
// apostrophe inside a word joins nothing and leaves no token, so that "PG-13"
// and "pg 13" are the same two words.
func (p patterns) tokenize(s string) []token {
	var out []token
	spaced := true
	for i := 0; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		switch {
		case unicode.IsSpace(r):
			spaced = true
			i += size
			continue
		case isQuote(r):
			if body, n := quotedAt(s[i:], out, spaced); n > 0 {
				out = append(out, token{text: fold(body), raw: body, quoted: !isoDay(body), spaced: spaced}) // a day in near SQL is no text
				i += n
				break
			}
			i += size
		default:
			t, n := p.wordAt(s[i:])
			t.spaced = spaced
			if n == 0 { // a mark
				n = size
				t = token{text: fold(s[i : i+size]), raw: s[i : i+size], spaced: spaced}
				if joinsWord(out, s, i, size, spaced) {
					i += n
					spaced = false
					continue
				}
			}
			out = append(out, t)
			i += n
		}
		spaced = false
	}
	return numbersTogether(out)
}

// numbersTogether reads number words ("two", "100 million") and ordinals
// ("25th") as numbers.
func numbersTogether(ts []token) []token {
	var out []token
	for i := 0; i < len(ts); i++ {
		t := ts[i]
		if !t.number && !t.quoted {
			t.value, t.number = numberWord(t.text)
		}
		if t.number && i+1 < len(ts) {
			if f := multiplier(ts[i+1].text); f > 0 {
				t.value *= f
				t.raw += " " + ts[i+1].raw
				t.text += " " + ts[i+1].text
				i++
			}
		}
		out = append(out, t)
	}
	return out
}

func numberWord(w string) (float64, bool) {
	for n, word := range [...]string{"zero", "", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"} {
		if w == word && word != "" {
			return float64(n), true
		}
	}
	for word, n := range map[string]float64{"fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50, "hundred": 100} {
		if w == word {
			return n, true
		}
	}
	for _, suffix := range []string{"st", "nd", "rd", "th"} {
		if cut, ok := strings.CutSuffix(w, suffix); ok {
			if v, err := strconv.ParseFloat(cut, 64); err == nil {
				return v, true
			}
		}
	}
	if cut, ok := strings.CutPrefix(w, "p"); ok && len(cut) == 2 { // "p90", a percentile
		if v, err := strconv.ParseFloat(cut, 64); err == nil {
			return v, true
		}
	}
	return 0, false
}

func multiplier(w string) float64 {
	switch w {
	case "thousand":
		return 1e3
	case "million", "mio", "mln":
		return 1e6
	case "billion", "bn":
		return 1e9
	}
	return 0
}

// wordAt reads a date, number or word at the start of s; 0 if there is none.
func (p patterns) wordAt(s string) (token, int) {
	if m := p.date.FindString(s); m != "" && endsWord(s[len(m):]) {
		return token{text: strings.ToLower(strings.ReplaceAll(m, "’", "'")), raw: m}, len(m)
	}
	if m := p.number.FindString(s); m != "" && endsWord(s[len(m):]) {
		if v, ok := parseNumber(m); ok {
			return token{text: strings.ToLower(m), raw: m, number: true, value: v}, len(m)
		}
	}
	n := 0
	for n < len(s) {
		r, size := utf8.DecodeRuneInString(s[n:])
		if !isLetterOrDigit(r) && !unicode.IsMark(r) {
			break
		}
		n += size
	}
	if n == 0 {
		return token{}, 0
	}
	return token{text: fold(s[:n]), raw: s[:n]}, n
}

// endsWord reports whether no word goes on at the start of rest.
func endsWord(rest string) bool {
	r, _ := utf8.DecodeRuneInString(rest)
	return rest == "" || !isLetterOrDigit(r)
}

// joinsWord reports whether a hyphen or apostrophe stands inside a word, where
// it is dropped: "PG-13", "customer's". Between numbers it is a range.
func joinsWord(before []token, s string, i, size int, spaced bool) bool {
	mark := s[i : i+size]
	if spaced || len(before) == 0 || i+size >= len(s) {
		return false
	}
	if mark == "." && abbreviation(before[len(before)-1]) { // "Dr. Wu"
		return true
	}
	switch mark {
	case "-", "‑", "'", "’", "_":
	default:
		return false
	}
	next, _ := utf8.DecodeRuneInString(s[i+size:])
	if !unicode.IsLetter(next) && !unicode.IsDigit(next) {
		return false
	}
	last := before[len(before)-1]
	return !(last.number && unicode.IsDigit(next))
}

// abbreviation reports whether the point after a word belongs to it.
func abbreviation(t token) bool {
	switch t.text {
	case "dr", "mr", "mrs", "ms", "prof", "st", "jr", "sr", "inc", "ltd", "co", "corp":
		return true
	}
	return len(t.text) == 1 && unicode.IsUpper([]rune(t.raw)[0])
}

// quotedAt reads a text in quotation marks at the start of s. A single quote
// opens only after white space, so that an apostrophe does not.
func quotedAt(s string, before []token, spaced bool) (string, int) {
	open, size := utf8.DecodeRuneInString(s)
	if open == '\'' || open == '’' {
		if !spaced && len(before) > 0 && isWord(before[len(before)-1]) {
			return "", 0
		}
	}
	closing := map[rune]string{'"': `"`, '\'': `'`, '“': `”`, '‘': `’`, '`': "`", '’': `’`}[open]
	end := strings.Index(s[size:], closing)
	if closing == "" || end <= 0 || end > 200 {
		return "", 0
	}
	return strings.TrimSpace(s[size : size+end]), size + end + len(closing)
}

func isWord(t token) bool { return t.quoted || t.text != "" && (isLetterOrDigit([]rune(t.text)[0])) }

func isLetterOrDigit(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

func isQuote(r rune) bool { return strings.ContainsRune("\"'“‘`’", r) }

// parseNumber reads an amount as people write it.
func parseNumber(s string) (float64, bool) {
	s = strings.ToLower(strings.TrimLeft(s, "$€£"))
	s = strings.ReplaceAll(s, ",", "")
	factor := 1.0
	switch {
	case strings.HasSuffix(s, "%"):
		s = strings.TrimSuffix(s, "%")
	case strings.HasSuffix(s, "k"), strings.HasSuffix(s, "kn"):
		s, factor = strings.TrimRight(s, "kn"), 1e3
	case strings.HasSuffix(s, "m"), strings.HasSuffix(s, "mn"):
		s, factor = strings.TrimRight(s, "mn"), 1e6
	case strings.HasSuffix(s, "b"), strings.HasSuffix(s, "bn"):
		s, factor = strings.TrimRight(s, "bn"), 1e9
	}
	v, err := strconv.ParseFloat(s, 64)
	return v * factor, err == nil
}

// words splits a column's name into folded words: at white space and marks,
// and where camelCase begins a new one.
func words(s string) []string { return split(s, true) }

// valueWords splits a value into folded words: "GmbH" is one.
func valueWords(s string) []string { return split(s, false) }

func split(s string, camel bool) []string {
	var out []string
	from, last := 0, ' ' // where the word began, and the rune before
	flush := func(to int) {
		if to > from {
			out = append(out, fold(s[from:to]))
		}
	}
	for i, r := range s {
		switch {
		case !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r):
			flush(i)
			_, size := utf8.DecodeRuneInString(s[i:])
			from = i + size
		case camel && unicode.IsUpper(r) && unicode.IsLower(last):
			flush(i)
			from = i
		}
		last = r
	}
	flush(len(s))
	return out
}

// isoDay reports whether a text is a day as 2025-06-30.
func isoDay(s string) bool {
	if len(s) != len(time.DateOnly) {
		return false
	}
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}
