// Package mcp offers the use-cases to AI assistants as MCP tools, prompts and
// resources, on mcp-go.
//
// A call comes in through the package edge, which lets only well-formed
// messages through, and reaches a tool by its name. The tool (tool_*.go, one a
// file: what an assistant is told about it) decodes its arguments
// (arguments.go), asks the Service and wraps what comes back in the envelope of
// the contract (envelope.go). call.go is that walk, for all tools. Most calls take
// a short way to it, past mcp-go (shortcut.go).
//
// Prompts (prompt*.go) are tasks that a person picks, resources (resource*.go)
// are what the listing tools answer, to be attached to a conversation, and
// completion.go completes the schema ids that both take. attend.go is the walk
// of those requests: what goes wrong is a JSON-RPC error, safe to show.
//
// Server serves all of it over HTTP, Stdio over a pair of pipes.
//
// To add a tool, a prompt or a resource, write a function that returns it and
// hand that to New; what the platform does not answer is not listed.
package mcp
