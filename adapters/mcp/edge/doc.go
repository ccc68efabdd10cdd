// Package edge is the HTTP server in front of the MCP protocol: every limit on
// what comes in, and nothing about tools. A request passes one list of
// middlewares (chain.go, outermost first); what gets through is one well-formed
// JSON-RPC message in a POST to /mcp, and goes to the handler given to New.
//
// What comes back passes through response.go, which also puts right what the
// handler, mcp-go, can't: the code of an error (errorcode.go), its words
// (unparsable.go), and what a large answer would cost (deliver.go).
//
// Server binds in Listen, answers in Serve and leaves in Drain, so that a busy
// port is an error at the start and a rolling restart loses no call.
//
// Nothing here logs a body, a header's value, an address or a URL.
package edge
