package typing

import (
	"regexp"
	"strings"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// Numbers as files write them. A leading zero makes a code: "007" is no number.
const (
	plainInteger = `[-+]?(?:0|[1-9][0-9]*)`
	plainDecimal = `[-+]?(?:(?:0|[1-9][0-9]*)(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][-+]?[0-9]+)?`

	pointGroups = `[1-9][0-9]{0,2}(?:[, '’\x{a0}\x{202f}][0-9]{3})+`
	commaGroups = `[1-9][0-9]{0,2}(?:[. '’\x{a0}\x{202f}][0-9]{3})+`
	ungrouped   = `(?:0|[1-9][0-9]*)`

	pointAmount = `(?:(?:` + pointGroups + `|` + ungrouped + `)(?:\.[0-9]*)?|\.[0-9]+)`
	commaAmount = `(?:(?:` + commaGroups + `|` + ungrouped + `)(?:,[0-9]*)?|,[0-9]+)`

	minus = `[-−+]`
	// Symbols and codes that stand before or after an amount of money.
	money = `(?:US\$|[$€£¥₹₩₽]|USD|EUR|GBP|JPY|INR|CHF|AUD|CAD|CNY|KRW|RUB)`
)

var (
	pointNumber = regexp.MustCompile(anchored(decoratedPattern(pointAmount, money+`|%`)))
	commaNumber = regexp.MustCompile(anchored(decoratedPattern(commaAmount, money+`|%`)))
	moneySign   = regexp.MustCompile(money)
	thousands   = regexp.MustCompile(anchored(minus + `?[1-9][0-9]{0,2}(?:\.[0-9]{3})+`))
)

// decoratedPattern is an amount with a sign, parentheses and a unit around it.
func decoratedPattern(amount, unit string) string {
	u := `(?:(?:` + unit + `)\s*)?`
	inner := `(?:` + minus + `?\s*` + u + minus + `?` + amount + `\s*` + u + minus + `?)`
	return inner + `|\(\s*` + inner + `\s*\)\s*` + u + `|` + u + `\(\s*` + amount + `\s*\)`
}

// numbers lists the number forms in the order in which they are tried.
func numbers(sample []string, p Preference) []Form {
	plain := []Form{
		{Key: "integer", Type: domain.Integer, pattern: whole(plainInteger), cast: when(plainInteger, "TRY_CAST(%v AS BIGINT)")},
		{Key: "number", Type: domain.Number, pattern: whole(plainDecimal), cast: when(plainDecimal, "TRY_CAST(%v AS DOUBLE)")},
	}
	point, comma := amounts("point", pointAmount, sample), amounts("comma", commaAmount, sample)
	if !p.DecimalComma {
		return append(append(plain, point...), comma...)
	}
	if anyMatch(thousands, sample) {
		return append(append(comma, plain...), point...)
	}
	return append(append(plain, comma...), point...)
}

// amounts are the forms of decorated numbers with one decimal sign.
func amounts(style, amount string, sample []string) []Form {
	unit, sign := unitOf(sample)
	pattern := decoratedPattern(amount, sign)
	decimal, group := ".", ","
	if style == "comma" {
		decimal, group = ",", "."
	}
	digits := "translate(%v, " + quote(group+around+removable(sign)) + ", '')"
	if style == "comma" {
		digits = "replace(" + digits + ", ',', '.')"
	}
	signed := "(CASE WHEN contains(%v, '-') OR contains(%v, '(') OR contains(%v, '−') THEN '-' ELSE '' END || " + digits + ")"
	number := Form{
		Key: style + " number " + unit, Type: domain.Number, Unit: unit,
		pattern: whole(pattern), cast: when(pattern, "TRY_CAST("+signed+" AS DOUBLE)"),
	}
	if unit == "%" {
		number.fits = func(v string) bool { return strings.Contains(v, "%") }
		return []Form{number}
	}
	integer := number
	integer.Key, integer.Type = style+" integer "+unit, domain.Integer
	integer.fits = func(v string) bool { return !strings.Contains(v, decimal) }
	integer.cast = when(pattern, "CASE WHEN NOT contains(%v, '"+decimal+"') THEN TRY_CAST("+signed+" AS BIGINT) END")
	return []Form{integer, number}
}

// around is what may stand around and inside an amount beside its unit.
const around = "-−+()%'’ \t\u00a0\u202f"

// removable is the characters of a unit's pattern.
func removable(sign string) string {
	if sign == noUnit || sign == "%" {
		return ""
	}
	return strings.ReplaceAll(sign, `\`, "")
}

func quote(s string) string { return "'" + strings.ReplaceAll(s, "'", "''") + "'" }

// noUnit is a pattern that nothing matches.
const noUnit = `[^\s\S]`

// unitOf tells the one unit in the sample, and the pattern of its sign. Two
// units make texts: amounts of different money must not be added.
func unitOf(sample []string) (unit, sign string) {
	for _, v := range sample {
		if strings.Contains(v, "%") {
			return "%", "%"
		}
		if m := moneySign.FindString(v); m != "" {
			return currency(m), regexp.QuoteMeta(m)
		}
	}
	return "", noUnit
}

// currency is the usual code of a sign. The yen's sign is the yuan's too, and
// the dollar's is that of others: the catalog can say so.
func currency(sign string) string {
	if code, ok := map[string]string{
		"$": "USD", "US$": "USD", "€": "EUR", "£": "GBP", "¥": "JPY", "₹": "INR", "₩": "KRW", "₽": "RUB",
	}[sign]; ok {
		return code
	}
	return sign
}

func anyMatch(pattern *regexp.Regexp, values []string) bool {
	for _, v := range values {
		if pattern.MatchString(v) {
			return true
		}
	}
	return false
}
