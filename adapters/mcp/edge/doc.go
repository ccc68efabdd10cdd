// Package edge is the HTTP server in front of the MCP protocol: every limit on
// what comes in, and nothing about tools. A request passes one list of
// middlewares (chain.go, outermost first); what gets through is one well-formed
// JSON-RPC message in a POST to /mcp, and goes to the handler given to New.
//
// Server binds in Listen, answers in Serve and leaves in Drain, so that a busy
// port is an error at the start and a rolling restart loses no call.
//
// Nothing here logs a body, a header's value, an address or a URL.
package edge
