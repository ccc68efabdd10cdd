package usecase

import (
	"encoding/json"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

const (
	// remedy is what a notice advises where there is a question to narrow.
	remedy = "narrow the question by a filter, a shorter period or a top N"
	// maxNoticed is how many arrays a notice names: more would bury the first.
	maxNoticed = 3
	// maxNoticeKey is how much of a key is shown, in characters: keys come from
	// the data and may be of any length.
	maxNoticeKey = 40
)

// notice says how much of each array that is not whole is shown: what the
// budget cut and what the platform left out already. Empty: all is shown.
func notice(cuts []cut, answer domain.Answer, remedy string) string {
	var shown []string
	told := map[string]bool{}
	for _, c := range cuts {
		total, inPart := c.count, false
		if c.hasPath {
			told[c.path] = true
			if n := answer.Lengths[c.path]; n > total {
				total, inPart = n, true
			}
		}
		if c.keep < total {
			least := answer.Unread && (inPart || len(answer.Lengths) == 0)
			shown = append(shown, share(c.keep, total, least, c.key))
		}
	}
	for _, path := range slices.Sorted(maps.Keys(answer.Lengths)) {
		if !told[path] && answer.Lengths[path] > 0 {
			shown = append(shown, share(0, answer.Lengths[path], answer.Unread, lastKey(path)))
		}
	}
	if len(shown) == 0 {
		if answer.Unread {
			return sentence("the first part of the answer", remedy)
		}
		return ""
	}
	if more := len(shown) - maxNoticed; more > 0 {
		shown = append(shown[:maxNoticed], "parts of "+thousands(more)+" other lists")
	}
	return sentence(strings.Join(shown, ", "), remedy)
}

// share is "500 of 12,034 rows".
func share(keep, total int, least bool, key string) string {
	s := thousands(keep) + " of " + atLeast(least) + thousands(total)
	switch key = plain(key); key {
	case "rows":
		return s + " rows"
	case "":
		return s + " entries"
	default:
		if r := []rune(key); len(r) > maxNoticeKey {
			key = string(r[:maxNoticeKey]) + "…"
		}
		return s + " entries of " + key
	}
}

// lastKey is the key at the end of a path, as JSON writes it.
func lastKey(path string) string {
	key := path[strings.LastIndexByte(path, '/')+1:]
	written := quote(strings.NewReplacer("~1", "/", "~0", "~").Replace(key))
	return string(written[1 : len(written)-1])
}

// plain is a key without its escapes.
func plain(key string) string {
	var s string
	if err := json.Unmarshal([]byte(`"`+key+`"`), &s); err != nil {
		return key
	}
	return s
}

func sentence(shown, remedy string) string {
	s := strings.ToUpper(shown[:1]) + shown[1:] + " shown"
	if remedy != "" {
		s += "; " + remedy
	}
	return s + "."
}

func atLeast(least bool) string {
	if least {
		return "at least "
	}
	return ""
}

// thousands writes 12034 as 12,034.
func thousands(n int) string {
	s := strconv.Itoa(n)
	for i := len(s) - 3; i > 0; i -= 3 {
		s = s[:i] + "," + s[i:]
	}
	return s
}
