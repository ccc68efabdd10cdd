// Package mcp offers the use-cases to AI assistants as MCP tools, on mcp-go.
//
// A call comes in through the package edge, which lets only well-formed
// messages through, and reaches a tool by its name. The tool (tool_*.go, one a
// file: what an assistant is told about it) decodes its arguments
// (arguments.go), asks the Service and wraps what comes back in the envelope of
// the contract (envelope.go). call.go is that walk, for all tools.
//
// To add a tool, write a function that returns its Tool and hand that to New;
// tools whose analysis the platform does not answer are not listed.
package mcp
