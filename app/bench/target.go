package bench

import (
	"fmt"
	"strconv"
)

// target is who is asked, and in which words.
type target struct {
	name    string
	process *process
	request func(host string, n int) []byte
}

// The request of each target for question n. They are written out byte for
// byte: building them by a library would cost the driver more than sending them.

// proxied asks the backend's own API, through the proxy.
func proxied(host string, n int) []byte {
	return post(host, enginePath+"get-trend-data", "", `{"userQuery":"`+question(n)+`","schemaId":35403}`)
}

// legacy is a tools/call of the revisions up to 2025-11-25.
func legacy(host string, n int) []byte { return call(host, n, "get_trend_data", "2025-11-25") }

// modern is a tools/call of revision 2026-07-28, with its headers and _meta.
func modern(host string, n int) []byte {
	const headers = "Mcp-Protocol-Version: 2026-07-28\r\nMcp-Method: tools/call\r\nMcp-Name: get_trend_data\r\n"
	const meta = `"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28",` +
		`"io.modelcontextprotocol/clientInfo":{"name":"bench","version":"1"},"io.modelcontextprotocol/clientCapabilities":{}},`
	return post(host, "/mcp", headers, message(n, "get_trend_data", meta))
}

// streamed asks for an answer that the service reads as a stream.
func streamed(host string, n int) []byte { return call(host, n, "nlq_to_data", "2025-11-25") }

func call(host string, n int, tool, revision string) []byte {
	return post(host, "/mcp", "Mcp-Protocol-Version: "+revision+"\r\n", message(n, tool, ""))
}

func message(n int, tool, meta string) string {
	return `{"jsonrpc":"2.0","id":` + strconv.Itoa(n) + `,"method":"tools/call","params":{` + meta + `"name":"` + tool +
		`","arguments":{"userQuery":"` + question(n) + `","schemaId":35403}}}`
}

// question is like no other, so that no two calls are coalesced.
func question(n int) string {
	return fmt.Sprintf("monthly sales by region for the last two years, number %d", n)
}

func post(host, path, headers, body string) []byte {
	return []byte("POST " + path + " HTTP/1.1\r\nHost: " + host + "\r\nContent-Type: application/json\r\n" +
		"Accept: application/json, text/event-stream\r\n" + headers +
		"Content-Length: " + strconv.Itoa(len(body)) + "\r\n\r\n" + body)
}
