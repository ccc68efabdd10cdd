package tooldoc

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
)

// shape is what kind of JSON value stands somewhere: a scalar's type, the
// members of an object in their order, or the elements of an array.
type shape struct {
	scalar  string // "string", "number", "boolean" or "null"
	members []member
	element *shape
}

type member struct {
	name    string
	meaning string // empty where nothing but the name says it
	value   shape
}

// shapeOf reads the shape of one JSON value.
func shapeOf(data []byte) (shape, error) {
	decoder := json.NewDecoder(bytes.NewReader(data))
	return readShape(decoder)
}

func readShape(decoder *json.Decoder) (shape, error) {
	token, err := decoder.Token()
	if err != nil {
		return shape{}, err
	}
	switch value := token.(type) {
	case json.Delim:
		if value == '{' {
			return readObject(decoder)
		}
		return readArray(decoder)
	case string:
		return shape{scalar: "string"}, nil
	case float64:
		return shape{scalar: "number"}, nil
	case bool:
		return shape{scalar: "boolean"}, nil
	}
	return shape{scalar: "null"}, nil
}

func readObject(decoder *json.Decoder) (shape, error) {
	object := shape{members: []member{}}
	for decoder.More() {
		name, err := decoder.Token()
		if err != nil {
			return shape{}, err
		}
		value, err := readShape(decoder)
		if err != nil {
			return shape{}, err
		}
		object.members = append(object.members, member{name: fmt.Sprint(name), value: value})
	}
	_, err := decoder.Token()
	return object, err
}

// readArray merges the elements: together they show what may stand there.
func readArray(decoder *json.Decoder) (shape, error) {
	array := shape{element: &shape{}}
	for decoder.More() {
		value, err := readShape(decoder)
		if err != nil {
			return shape{}, err
		}
		array.element.merge(value)
	}
	_, err := decoder.Token()
	return array, err
}

// merge takes in another shape of the same place. What is null in one of them
// is what the other says; where they differ, anything may stand.
func (s *shape) merge(other shape) {
	switch {
	case s.empty() || s.scalar == "null":
		*s = other
	case other.empty() || other.scalar == "null":
	case s.members != nil && other.members != nil:
		for _, m := range other.members {
			if i := s.index(m.name); i >= 0 {
				s.members[i].value.merge(m.value)
			} else {
				s.members = append(s.members, m)
			}
		}
	case s.element != nil && other.element != nil:
		s.element.merge(*other.element)
	case s.scalar != other.scalar:
		*s = shape{scalar: "any"}
	}
}

func (s shape) empty() bool { return s.scalar == "" && s.members == nil && s.element == nil }

// unknown reports whether an answer does not tell what stands in a place.
func (s shape) unknown() bool {
	return s.empty() || s.scalar == "null" || s.element != nil && s.element.unknown()
}

// explained reports whether anything within has a meaning to be told.
func (s shape) explained() bool {
	return s.element != nil && s.element.explained() ||
		slices.ContainsFunc(s.members, func(m member) bool { return m.meaning != "" || m.value.explained() })
}

func (s shape) index(name string) int {
	return slices.IndexFunc(s.members, func(m member) bool { return m.name == name })
}

// field is a member's shape; empty where there is none.
func (s shape) field(name string) shape {
	if i := s.index(name); i >= 0 {
		return s.members[i].value
	}
	return shape{}
}

// without is the shape without a member.
func (s shape) without(name string) shape {
	s.members = slices.DeleteFunc(slices.Clone(s.members), func(m member) bool { return m.name == name })
	return s
}

// lineWidth is how long a line may be before its value is laid out.
const lineWidth = 96

// fenced is the shape as a block of Markdown.
func (s shape) fenced() string { return "```jsonc\n" + s.text("") + "\n```\n" }

// text is the shape as JSON with types for values.
func (s shape) text(indent string) string {
	line := s.line()
	if len(indent)+len(line) <= lineWidth && !s.explained() || s.scalar != "" {
		return line
	}
	inner := indent + "  "
	if s.element != nil {
		return "[" + s.element.text(indent) + "]"
	}
	var lines strings.Builder
	for i, m := range s.members {
		value := m.value.text(inner)
		if i+1 < len(s.members) {
			value += ","
		}
		if m.meaning != "" {
			first, rest, _ := strings.Cut(value, "\n")
			value = strings.TrimSuffix(first+" // "+m.meaning+"\n"+rest, "\n")
		}
		fmt.Fprintf(&lines, "%s%q: %s\n", inner, m.name, value)
	}
	return "{\n" + lines.String() + indent + "}"
}

// line is the shape in one line.
func (s shape) line() string {
	switch {
	case s.element != nil:
		return "[" + s.element.line() + "]"
	case s.members != nil:
		parts := []string{}
		for _, m := range s.members {
			parts = append(parts, fmt.Sprintf("%q: ", m.name)+m.value.line())
		}
		return "{" + strings.Join(parts, ", ") + "}"
	case s.scalar == "null":
		return "any"
	}
	return s.scalar
}
