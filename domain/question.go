package domain

import (
	"fmt"
	"strings"
	"unicode/utf8"
)

// MaxQuestionRunes is the longest question taken, in Unicode code points after
// trimming: the limit of the cloud platform's API, so both platforms agree.
const MaxQuestionRunes = 5000

// SchemaID identifies a dataset; above 0 and, on the embedded platform, below 2^31.
type SchemaID int64

// Question is a question in plain words about one dataset. Its text is private
// to the caller: it prints as a placeholder, so that no log line holds it.
type Question struct {
	text   string
	schema SchemaID
}

// NewQuestion returns a checked question, or a Fault of KindInvalid that names
// the argument at fault. White space around the text is dropped.
func NewQuestion(text string, schema SchemaID) (Question, error) {
	text = strings.TrimSpace(text)
	if text == "" {
		return Question{}, NewFault(KindInvalid, "userQuery is empty.", "Ask a question in plain words, as in: total sales by region in 2024.")
	}
	if strings.ContainsRune(text, utf8.RuneError) {
		// Decoders put U+FFFD where they could not read: the question would be
		// another one than was asked.
		return Question{}, NewFault(KindInvalid, "userQuery holds a broken character (half of a surrogate pair, or bytes that are no UTF-8).",
			"Send the question once more, as plain Unicode text.")
	}
	if n := utf8.RuneCountInString(text); n > MaxQuestionRunes {
		return Question{}, NewFault(KindInvalid,
			fmt.Sprintf("userQuery has %d characters; at most %d are taken.", n, MaxQuestionRunes), "Ask a shorter question.")
	}
	if err := CheckSchemaID(schema); err != nil {
		return Question{}, err
	}
	return Question{text: text, schema: schema}, nil
}

// CheckSchemaID returns a Fault of KindInvalid unless the id is above 0.
func CheckSchemaID(id SchemaID) error {
	if id <= 0 {
		return NewFault(KindInvalid, "schemaId must be an integer above 0.", "Call get_dataset_metadata for the schema ids.")
	}
	return nil
}

// Text is the question as asked, trimmed.
func (q Question) Text() string { return q.text }

// Schema is the dataset that the question is about.
func (q Question) Schema() SchemaID { return q.schema }

// String withholds the question, so that printing one by mistake tells nothing.
func (Question) String() string { return "(question withheld)" }

// GoString does the same for %#v.
func (Question) GoString() string { return "(question withheld)" }

// MarshalText does the same for loggers that encode by reflection.
func (Question) MarshalText() ([]byte, error) { return []byte("(question withheld)"), nil }
