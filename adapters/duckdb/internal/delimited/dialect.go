package delimited

import (
	"regexp"
	"slices"
	"strings"
)

// Dialect is how a file's records are written.
type Dialect struct {
	Separator byte
	// Header holds the names as written; nil where the file has none.
	Header []string
	Fields int
	// Skip is how many bytes of the text come before the first record of data.
	Skip int
	// Backslash: quotes inside quoted fields are written \" instead of "".
	Backslash bool
}

// maxTitleRows is how far down a header is looked for: titles, dates and notes
// that reports put above it.
const maxTitleRows = 10

// Sniff tells the dialect from the beginning of a text. complete says that the
// sample is the whole text; preferTab that the file's name promises tabs.
func Sniff(sample string, complete, preferTab bool) (Dialect, bool) {
	best, bestShare := Dialect{}, 0.0
	separators := []byte{',', ';', '\t', '|'}
	if preferTab {
		separators = []byte{'\t', ',', ';', '|'}
	}
	for _, separator := range separators {
		backslash := quotesByBackslash(sample, separator, complete)
		records := split(sample, separator, backslash, complete)
		if len(records) == 0 {
			continue
		}
		fields, share := usualFields(records)
		if fields < 2 {
			continue
		}
		if share > bestShare+0.05 || (share > bestShare-0.05 && fields > best.Fields && bestShare < 1) {
			best, bestShare = Dialect{Separator: separator, Fields: fields, Backslash: backslash}, share
		}
	}
	if best.Fields == 0 { // a single column
		best = Dialect{Separator: separators[0], Fields: 1, Backslash: quotesByBackslash(sample, separators[0], complete)}
	}
	records := split(sample, best.Separator, best.Backslash, complete)
	if len(records) == 0 {
		return Dialect{}, false
	}
	best.findHeader(records)
	return best, true
}

// quotesByBackslash reports that quotes inside fields are written \" and not
// "": only so does every quoted field end where the field does.
func quotesByBackslash(sample string, separator byte, complete bool) bool {
	broken := func(r record) bool { return r.broken }
	return strings.Contains(sample, `\"`) &&
		slices.ContainsFunc(split(sample, separator, false, complete), broken) &&
		!slices.ContainsFunc(split(sample, separator, true, complete), broken)
}

// record is one record and the byte after it.
type record struct {
	fields []string
	quoted bool
	broken bool // something follows a closing quote
	end    int
}

// split reads records as leniently as the engine does. Blank lines are no
// records, and without complete the last one may be cut and is left out.
func split(text string, separator byte, backslash, complete bool) []record {
	var records []record
	for at := 0; at < len(text); {
		r, closed := next(text, at, separator, backslash)
		at = r.end
		if !closed && !complete {
			break
		}
		if len(r.fields) == 1 && r.fields[0] == "" && !r.quoted {
			continue
		}
		records = append(records, r)
	}
	return records
}

// next reads the record at a place; closed tells that a line end follows it.
func next(text string, at int, separator byte, backslash bool) (r record, closed bool) {
	var field strings.Builder
	inQuotes, start := false, true
	for ; at < len(text); at++ {
		c := text[at]
		switch {
		case inQuotes && backslash && c == '\\' && at+1 < len(text):
			at++
			field.WriteByte(text[at])
		case inQuotes && c == '"' && !backslash && at+1 < len(text) && text[at+1] == '"':
			at++
			field.WriteByte('"')
		case inQuotes && c == '"':
			inQuotes = false
			r.broken = r.broken || at+1 < len(text) && text[at+1] != separator && text[at+1] != '\n'
		case inQuotes:
			field.WriteByte(c)
		case c == '"' && start:
			inQuotes, start, r.quoted = true, false, true
		case c == separator:
			r.fields = append(r.fields, field.String())
			field.Reset()
			start = true
		case c == '\n':
			r.fields, r.end = append(r.fields, field.String()), at+1
			return r, true
		default:
			field.WriteByte(c)
			start = false
		}
	}
	r.fields, r.end = append(r.fields, field.String()), at
	return r, false
}

// usualFields is the most frequent number of fields and its share of records.
func usualFields(records []record) (fields int, share float64) {
	counts := map[int]int{}
	for _, r := range records {
		counts[len(r.fields)]++
	}
	for n, count := range counts {
		if count > counts[fields] || (count == counts[fields] && n > fields) {
			fields = n
		}
	}
	return fields, float64(counts[fields]) / float64(len(records))
}

// findHeader takes the first record of the usual length as the header, unless
// it looks like data; what stands above it is passed over.
func (d *Dialect) findHeader(records []record) {
	for i, r := range records {
		if i > maxTitleRows {
			break
		}
		if len(r.fields) != d.Fields || (i+1 < len(records) && isTitle(r, d.Fields)) {
			if len(r.fields) > d.Fields {
				break // more fields than the data: not a title, and not ours to mend
			}
			d.Skip = r.end
			continue
		}
		if LooksLikeData(r.fields, rest(records[i+1:], d.Fields)) {
			return
		}
		d.Header, d.Skip = r.fields, r.end
		return
	}
	d.Skip = 0
	if len(records) > 0 {
		d.Header, d.Skip = records[0].fields, records[0].end
	}
}

// isTitle: a row of which only the first cell is filled, in a wide table.
func isTitle(r record, fields int) bool {
	return fields > 2 && r.fields[0] != "" && strings.Join(r.fields[1:], "") == ""
}

func rest(records []record, fields int) [][]string {
	var rows [][]string
	for _, r := range records {
		if len(r.fields) == fields {
			rows = append(rows, r.fields)
		}
	}
	return rows
}

var (
	numeric = regexp.MustCompile(`^[-+($€£ ]*[0-9][0-9.,]*[%) ]*$`)
	dated   = regexp.MustCompile(`^[0-9]{1,4}[-/.][0-9]{1,2}[-/.][0-9]{1,4}`)
	year    = regexp.MustCompile(`^(?:19|20)[0-9]{2}$`)
)

// LooksLikeData reports whether a first row is data rather than names: every
// column of numbers or dates below begins with one already. Years in a row
// are names: a table with a column for each.
func LooksLikeData(first []string, below [][]string) bool {
	if len(below) == 0 {
		return false
	}
	typed, years := 0, 0
	for i, cell := range first {
		cell = strings.TrimSpace(cell)
		if !columnOfValues(below, i) {
			continue
		}
		if !isValue(cell) {
			return false
		}
		typed++
		if year.MatchString(cell) {
			years++
		}
	}
	return typed > 0 && !(years > 1 && years == typed)
}

func columnOfValues(rows [][]string, i int) bool {
	values := 0
	for _, row := range rows {
		cell := strings.TrimSpace(row[i])
		if cell == "" {
			continue
		}
		if !isValue(cell) {
			return false
		}
		values++
	}
	return values > 0
}

func isValue(cell string) bool { return numeric.MatchString(cell) || dated.MatchString(cell) }
