package engine

import (
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/lumenore/analytics-mcp-server/domain"
	"github.com/lumenore/analytics-mcp-server/domain/query"
	"github.com/lumenore/analytics-mcp-server/domain/question"
)

const (
	// maxPhraseWords is the longest value, in words, that is looked up in a
	// column too large to be held: names rarely have more.
	maxPhraseWords = 5
	// maxPhrases bounds a look-up: a question of a few sentences has fewer.
	maxPhrases = 600
)

// withWideValues adds to an index the values of large columns that the
// question spells out: one look-up a column, of the question's phrases as
// written, in lower and upper case and with capitals.
func (e *Engine) withWideValues(ctx context.Context, d domain.Dataset, index *question.Index, text string) (*question.Index, error) {
	var spellings []any
	for _, c := range d.Columns {
		if c.Type != domain.String || c.Distinct <= question.MaxIndexedValues || c.MeanLength > maxIndexedLength {
			continue
		}
		if spellings == nil {
			spellings = phraseSpellings(text)
		}
		found, err := e.valuesAmong(ctx, d.ID, c.Name, spellings)
		if err != nil {
			return nil, err
		}
		if fresh := without(found, index.Values(c.Name)); len(fresh) > 0 {
			index = index.With(c.Name, fresh)
		}
	}
	return index, nil
}

func (e *Engine) valuesAmong(ctx context.Context, id domain.SchemaID, column string, spellings []any) ([]string, error) {
	const value = "value"
	t, err := e.warehouse.Run(ctx, query.Select{
		Dataset: id, Distinct: true,
		Outputs: []query.Output{{As: value, Expr: col(column)}},
		Where:   query.In{Expr: col(column), Values: spellings},
		OrderBy: []query.Order{{By: col(value)}},
	})
	if err != nil {
		return nil, err
	}
	return textsOf(t), nil
}

// phraseSpellings are the runs of words of a question, each in the ways in
// which data may spell it.
func phraseSpellings(text string) []any {
	words := strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune(",;?!\"()", r) })
	seen := map[string]bool{}
	var out []any
	for n := 1; n <= maxPhraseWords; n++ {
		for i := 0; i+n <= len(words) && len(out) < maxPhrases; i++ {
			phrase := strings.Trim(strings.Join(words[i:i+n], " "), "'.:")
			for _, s := range []string{phrase, strings.ToLower(phrase), strings.ToUpper(phrase), capitals(phrase)} {
				if s != "" && !seen[s] {
					seen[s] = true
					out = append(out, s)
				}
			}
		}
	}
	return out
}

// capitals begins every word with a capital: "ian millar" is "Ian Millar".
func capitals(phrase string) string {
	words := strings.Fields(strings.ToLower(phrase))
	for i, w := range words {
		first, size := utf8.DecodeRuneInString(w)
		words[i] = string(unicode.ToUpper(first)) + w[size:]
	}
	return strings.Join(words, " ")
}

// without returns the texts that are not among the known ones.
func without(texts, known []string) []string {
	if len(texts) == 0 {
		return nil
	}
	held := make(map[string]bool, len(known))
	for _, k := range known {
		held[k] = true
	}
	var out []string
	for _, t := range texts {
		if !held[t] {
			out = append(out, t)
		}
	}
	return out
}

// textsOf is the first column of a table, where it holds texts.
func textsOf(t domain.Table) []string {
	out := make([]string, 0, len(t.Rows))
	for _, row := range t.Rows {
		if s, ok := row[0].(string); ok {
			out = append(out, s)
		}
	}
	return out
}
