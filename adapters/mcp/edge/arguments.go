package edge

import (
	"context"
	"strings"
)

// noArguments stand in a message where its own were taken out.
const noArguments = "{}"

// lighten takes the arguments out of a tool call. mcp-go reads a message up to
// eight times on its way to the tool, and in none but the last is interested in
// the arguments, which are half of it or, with a long question, nearly all. (It
// is if the tool's schema asks for arguments as headers too, by x-mcp-header;
// none of ours does: Params.WholeMessages is for tools that do.) A call whose arguments are anything but one object in the
// place where everyone looks for it stays as it is.
func (m *message) lighten(params []span) {
	if m.method != "tools/call" {
		return
	}
	var found *span
	for i, p := range params {
		if !strings.EqualFold(p.name, "arguments") {
			continue
		}
		if found != nil || p.name != "arguments" {
			return
		}
		found = &params[i]
	}
	if found == nil || m.text[found.from] != '{' {
		return
	}
	m.arguments = m.text[found.from:found.to]
	m.text = m.text[:found.from] + noArguments + m.text[found.to:]
}

// Arguments are those of the tool call that ctx belongs to, as JSON. It reports
// false where they stand in the call's own message.
func Arguments(ctx context.Context) (json string, ok bool) {
	m := messageFrom(ctx)
	return m.arguments, m.arguments != ""
}
