package main

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"os/exec"
	"path/filepath"
)

// outcome is what a client got for one step: the server's result as JSON, or
// why there is none.
type outcome struct {
	Result json.RawMessage `json:"result"`
	Error  string          `json:"error"`
}

// answers are a client's outcomes, one a step, and the revision of the protocol
// that it agreed on; empty where the client does not tell.
type answers struct {
	Protocol string    `json:"protocol"`
	Outcomes []outcome `json:"outcomes"`

	// Err is why the client could not ask at all.
	Err error `json:"-"`
}

// driver is one client.
type driver struct {
	name string
	ask  func(ctx context.Context, url string, steps []step) answers
}

// drivers are the clients, in the order of the table. Their versions stand in
// package.json, requirements.txt and go.mod.
func drivers(folder, node, python string) []driver {
	script := func(name, interpreter, file string) driver {
		return driver{name: name, ask: func(ctx context.Context, url string, steps []step) answers {
			return askProgram(ctx, steps, interpreter, filepath.Join(folder, "clients", file), url)
		}}
	}
	return []driver{
		script("Inspector (command line)", node, "inspector.mjs"),
		script("TypeScript SDK, first line", node, "typescript-v1.mjs"),
		script("TypeScript SDK, second line", node, "typescript-v2.mjs"),
		script("Python fastmcp", python, "fastmcp_client.py"),
		{name: "Go SDK", ask: askGo},
	}
}

// askProgram runs a client that takes the steps on stdin and prints its answers.
func askProgram(ctx context.Context, steps []step, program string, args ...string) answers {
	text, err := json.Marshal(steps)
	if err != nil {
		return answers{Err: err}
	}
	var reply, complaint bytes.Buffer
	command := exec.CommandContext(ctx, program, args...)
	command.Stdin, command.Stdout, command.Stderr = bytes.NewReader(text), &reply, &complaint
	if err := command.Run(); err != nil {
		return answers{Err: fmt.Errorf("%w: %s", err, complaint.String())}
	}
	var got answers
	if err := json.Unmarshal(reply.Bytes(), &got); err != nil {
		return answers{Err: err}
	}
	if len(got.Outcomes) != len(steps) {
		return answers{Err: fmt.Errorf("%d outcomes for %d steps", len(got.Outcomes), len(steps))}
	}
	return got
}
