package usecase

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// EnvelopeBytes is the part of the answer budget that is kept for what stands
// beside the data in an envelope: status, truncated and a notice, which names at
// most maxNoticed arrays, with room to spare. (An envelope that echoes a question, of up
// to 5,000 characters, is an error's: it carries no data.)
const EnvelopeBytes = 1 << 10

// fit cuts an answer so that its data weigh at most budget bytes, and says what
// is not shown. Only whole elements of the longest arrays go, or whole lines of
// a text, from their ends; everything else stays as it is, in its order
// (but for row_count, which counts what is left). An
// answer that is too big for other reasons is a fault of KindTooBig.
func fit(answer domain.Answer, budget int, remedy string) (Result, error) {
	if !answer.Checked && !json.Valid(answer.Data) {
		return Result{}, domain.NewFault(domain.KindNotUnderstood, "the platform's answer could not be read.",
			"Try again; if it fails again, tell whoever runs the service.").Because(errors.New("the answer is not valid JSON"))
	}
	data := answer.Data
	if weight(data) <= budget && len(answer.Lengths) == 0 && !answer.Unread {
		return Result{Data: data}, nil
	}
	data = compact(data)
	if data[0] == '"' {
		return fitText(data, answer.Unread, budget, remedy)
	}
	cuts, fits := plan(data, budget)
	if !fits {
		return Result{}, tooBig(budget)
	}
	data = restateRowCount(apply(data, cuts), cuts)
	notice := notice(cuts, answer, remedy)
	return Result{Data: data, Truncated: notice != "", Notice: notice}, nil
}

// compact drops the white space between tokens, which costs budget and tells
// nothing. Its argument is valid JSON.
func compact(data []byte) []byte {
	var b bytes.Buffer
	b.Grow(len(data))
	if err := json.Compact(&b, data); err != nil {
		return data
	}
	return b.Bytes()
}

func tooBig(budget int) *domain.Fault {
	return domain.NewFault(domain.KindTooBig,
		fmt.Sprintf("the answer is larger than the %s bytes that an answer may have, and has no rows to leave out.", thousands(budget)),
		"Ask for less: fewer columns, a filter, a shorter period or a top N.")
}

// cut is an array with how much of it stays.
type cut struct {
	array
	keep int // elements
	to   int // the position after the last element that stays
}

// plan finds the arrays of compact JSON and how many elements of each may stay.
// Arrays that hold one huge element are looked into first (a list of results
// that each hold a table), and cut themselves only if that is not enough.
func plan(data []byte, budget int) ([]cut, bool) {
	outer := arraysIn(data, 0, len(data), "")
	if inner := unwrap(data, outer); inner != nil {
		if cuts, fits := level(data, inner, budget); fits {
			return cuts, true
		}
	}
	return level(data, outer, budget)
}

// unwrap replaces each array of which one element makes more than half by the
// arrays within that element, until there is none left. Nil: nothing to replace.
func unwrap(data []byte, arrays []array) []array {
	var result []array
	replaced := false
	for len(arrays) > 0 {
		a := arrays[0]
		arrays = arrays[1:]
		from, to := a.largest[0], a.largest[1]
		if 2*(to-from) <= a.end-a.start || data[from] == '"' {
			result = append(result, a)
			continue
		}
		inner := arraysIn(data, from, to, a.key)
		if !slices.ContainsFunc(inner, func(a array) bool { return a.count > 1 }) {
			result = append(result, a)
			continue
		}
		for i := range inner {
			inner[i].path, inner[i].hasPath = "", false
		}
		arrays = append(inner, arrays...)
		replaced = true
	}
	if !replaced {
		return nil
	}
	return result
}

// level brings the arrays down to one common weight, the longest ones first,
// so that all together fit; what whole elements leave over goes to the first.
// It reports false if they do not fit even when emptied.
func level(data []byte, arrays []array, budget int) ([]cut, bool) {
	weights := make([]int, len(arrays))
	room := budget - weight(data)
	for i, a := range arrays {
		weights[i] = weight(data[a.start:a.end])
		room += weights[i]
	}
	if room < 0 {
		return nil, false
	}
	limit := commonLimit(weights, room)
	cuts := make([]cut, len(arrays))
	for i, a := range arrays {
		cuts[i] = cut{array: a, keep: a.count, to: a.end}
		if weights[i] > limit {
			cuts[i].keep, cuts[i].to = 0, a.start
			room -= cuts[i].extend(data, limit)
			continue
		}
		room -= weights[i]
	}
	for i := range cuts {
		room -= cuts[i].extend(data, room)
	}
	return cuts, true
}

// commonLimit is the largest weight such that arrays cut to it fit into room.
func commonLimit(weights []int, room int) int {
	sorted := slices.Clone(weights)
	slices.Sort(sorted)
	for i, w := range sorted {
		left := len(sorted) - i
		if w*left > room {
			return room / left
		}
		room -= w
	}
	return room // all fit
}

// extend keeps further elements as long as they fit into room, and returns what
// they weigh.
func (c *cut) extend(data []byte, room int) int {
	used := 0
	for c.keep < c.count {
		from := c.to
		if data[from] == ',' {
			from++
		}
		next := skipValue(data, from)
		if c.keep == 0 {
			c.to = from
		}
		w := weight(data[c.to:next])
		if used+w > room {
			break
		}
		used += w
		c.keep++
		c.to = next
	}
	return used
}

// apply copies the data without what was cut.
func apply(data []byte, cuts []cut) []byte {
	shorter := slices.ContainsFunc(cuts, func(c cut) bool { return c.keep < c.count })
	if !shorter {
		return data
	}
	var b []byte
	at := 0
	for _, c := range cuts {
		b = append(b, data[at:c.to]...)
		at = c.end
	}
	return append(b, data[at:]...)
}

// fitText cuts a JSON string at whole lines.
func fitText(data []byte, unread bool, budget int, remedy string) (Result, error) {
	if weight(data) <= budget {
		if !unread {
			return Result{Data: data}, nil
		}
		return Result{Data: data, Truncated: true, Notice: sentence("the first part of the answer", remedy)}, nil
	}
	var text string
	if err := json.Unmarshal(data, &text); err != nil {
		return Result{}, tooBig(budget)
	}
	lines := strings.SplitAfter(text, "\n")
	if lines[len(lines)-1] == "" {
		lines = lines[:len(lines)-1]
	}
	kept, room := 0, budget-len(`""`)
	var b strings.Builder
	for _, line := range lines {
		if room -= weight(quote(line)) - len(`""`); room < 0 {
			break
		}
		b.WriteString(line)
		kept++
	}
	if kept == 0 {
		return Result{}, tooBig(budget)
	}
	shown := fmt.Sprintf("%s of %s%s lines", thousands(kept), atLeast(unread), thousands(len(lines)))
	return Result{Data: quote(b.String()), Truncated: true, Notice: sentence(shown, remedy)}, nil
}

// quote encodes a text as a JSON string.
func quote(text string) []byte {
	var b bytes.Buffer
	encoder := json.NewEncoder(&b)
	encoder.SetEscapeHTML(false)
	if err := encoder.Encode(text); err != nil {
		return []byte(`""`) // a string always encodes
	}
	return bytes.TrimRight(b.Bytes(), "\n")
}
