package rolling_test

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"strings"
)

// era is a way to speak the protocol.
type era struct {
	revision string
	modern   bool // each message says who speaks, and headers repeat its method
}

func eras() []era { return []era{{revision: "2025-11-25"}, {revision: "2026-07-28", modern: true}} }

// client asks questions through a front, one after the other.
type client struct {
	era  era
	url  string
	http http.Client
}

// newClient returns a client that keeps its connection between calls, or not.
func newClient(e era, address string, keep bool) *client {
	return &client{era: e, url: "http://" + address + "/mcp", http: http.Client{
		Timeout:   patience,
		Transport: &http.Transport{DisableKeepAlives: !keep},
	}}
}

// start sends a call. With progress, its answer is a stream of events.
func (c *client) start(ctx context.Context, tool string, number int64, want string, progress bool) (*http.Response, error) {
	meta := map[string]any{}
	if progress {
		meta["progressToken"] = number
	}
	if c.era.modern {
		meta["io.modelcontextprotocol/protocolVersion"] = c.era.revision
		meta["io.modelcontextprotocol/clientInfo"] = map[string]any{"name": "rolling", "version": "1"}
		meta["io.modelcontextprotocol/clientCapabilities"] = map[string]any{}
	}
	body, err := json.Marshal(map[string]any{"jsonrpc": "2.0", "id": number, "method": "tools/call", "params": map[string]any{
		"_meta": meta, "name": tool, "arguments": map[string]any{"userQuery": question(number, want), "schemaId": 1},
	}})
	if err != nil {
		return nil, err
	}
	// A reader of no known type: net/http has no second copy of it, so it can't
	// send the call again behind our back.
	r, err := http.NewRequestWithContext(ctx, http.MethodPost, c.url, io.MultiReader(bytes.NewReader(body)))
	if err != nil {
		return nil, err
	}
	r.ContentLength = int64(len(body))
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Accept", "application/json, text/event-stream")
	r.Header.Set("Mcp-Protocol-Version", c.era.revision)
	if c.era.modern {
		r.Header.Set("Mcp-Method", "tools/call")
		r.Header.Set("Mcp-Name", tool)
	}
	return c.http.Do(r)
}

// ask makes one call, which must be answered with its own number.
func (c *client) ask(ctx context.Context, tool string, number int64, want string, progress bool) error {
	response, err := c.start(ctx, tool, number, want, progress)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("status %s", response.Status)
	}
	messages := make(chan message)
	broken := make(chan error, 1)
	go func() {
		defer close(messages)
		broken <- read(response, messages)
	}()
	answered := false
	for m := range messages {
		answered = answered || m.answers(number)
	}
	if err := <-broken; err != nil {
		return err
	}
	if !answered {
		return fmt.Errorf("call %d ended without its answer", number)
	}
	return nil
}

// message is a JSON-RPC message of the service.
type message struct {
	ID     int64
	Method string
	Result struct {
		IsError           bool
		StructuredContent struct {
			Status string
			Data   struct{ Number int64 }
		}
	}
}

func (m message) answers(number int64) bool {
	return m.ID == number && !m.Result.IsError && m.Result.StructuredContent.Status == "success" &&
		m.Result.StructuredContent.Data.Number == number
}

// read gives the messages of an answer as they come, whether one or a stream.
func read(response *http.Response, messages chan<- message) error {
	stream := strings.HasPrefix(response.Header.Get("Content-Type"), "text/event-stream")
	lines := bufio.NewScanner(response.Body)
	for lines.Scan() {
		text := lines.Text()
		if stream {
			data, ok := strings.CutPrefix(text, "data: ")
			if !ok {
				continue
			}
			text = data
		}
		var m message
		if err := json.Unmarshal([]byte(text), &m); err != nil {
			return fmt.Errorf("%w in %.200q", err, text)
		}
		messages <- m
	}
	return lines.Err()
}
