package edge

import (
	"context"
	"strings"
)

// PlainCall is a tool call of the plainest form, which is that of nearly all: a
// request with nothing in it but the tool's name, its arguments (see Arguments)
// and _meta, each once and in the spelling of the protocol.
type PlainCall struct {
	ID   string // JSON, which reads the same once decoded and encoded again
	Tool string
	Meta string // JSON; empty: there is none
}

// PlainCallFrom is the call that ctx belongs to; false: it is of another form, or
// no tool call, and whoever reads it must be prepared for anything.
func PlainCallFrom(ctx context.Context) (PlainCall, bool) {
	m := messageFrom(ctx)
	if m.plain == nil {
		return PlainCall{}, false
	}
	return *m.plain, true
}

// plainCall finds it in a message whose arguments were set apart; nil: it has
// members beyond those of the plainest form, or ones to be looked at twice.
func plainCall(text string, members []member, params []span) *PlainCall {
	var call PlainCall
	for _, m := range members {
		switch {
		case m.name == "id" && plainID(m.value):
			call.ID = m.value
		case m.name == "jsonrpc" && m.value == `"2.0"`, m.name == "method", m.name == "params":
		default:
			return nil
		}
	}
	for _, p := range params {
		value := text[p.from:p.to]
		switch p.name {
		case "name":
			call.Tool = plainText(value)
		case "_meta":
			call.Meta = value
		case "arguments":
		default:
			return nil
		}
	}
	if len(members) != plainMembers || call.ID == "" || call.Tool == "" {
		return nil
	}
	return &call
}

// plainMembers are jsonrpc, id, method and params.
const plainMembers = 4

// maxPlainDigits are as many as any decoder keeps of a number.
const maxPlainDigits = 15

// plainID reports whether an id is a counter, or a text without escapes.
func plainID(json string) bool {
	if plainText(json) != "" {
		return len(json) <= maxEchoedID
	}
	return len(json) <= maxPlainDigits && strings.Trim(json, "0123456789") == ""
}

// plainText is the text of a JSON string, empty where it is none, or holds
// anything that an encoder may write in more than one way.
func plainText(json string) string {
	if len(json) < 2 || json[0] != '"' {
		return ""
	}
	text := json[1 : len(json)-1]
	for i := range len(text) {
		if c := text[i]; c <= ' ' || c > '~' || c == '\\' || c == '<' || c == '>' || c == '&' {
			return ""
		}
	}
	return text
}
