package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
)

// toolResult is the part of a tool's result that the checks look at.
type toolResult struct {
	IsError bool `json:"isError"`
	Content []struct {
		Text string `json:"text"`
	} `json:"content"`
	Structured envelope `json:"structuredContent"`
}

type envelope struct {
	Status string `json:"status"`
	Data   struct {
		Rows     [][]any         `json:"rows"`
		Analysis json.RawMessage `json:"analysis"`
	} `json:"data"`
}

// ofTool reads a tool's result, whose text must say the same as its structure.
func ofTool(check func(toolResult) error) func(json.RawMessage) error {
	return func(result json.RawMessage) error {
		var got toolResult
		if err := json.Unmarshal(result, &got); err != nil {
			return err
		}
		if len(got.Content) != 1 {
			return fmt.Errorf("%d blocks of content", len(got.Content))
		}
		var said envelope
		if err := json.Unmarshal([]byte(got.Content[0].Text), &said); err != nil {
			return err
		}
		if said.Status != got.Structured.Status {
			return fmt.Errorf("the text says %q, the structure %q", said.Status, got.Structured.Status)
		}
		return check(got)
	}
}

func succeeded(got toolResult) error {
	if got.IsError || got.Structured.Status != "success" {
		return fmt.Errorf("status %q", got.Structured.Status)
	}
	return nil
}

// westLeads is a fact of the bundled sample.
func westLeads(got toolResult) error {
	if err := succeeded(got); err != nil {
		return err
	}
	if rows := got.Structured.Data.Rows; len(rows) == 0 || rows[0][0] != "West" {
		return errors.New("the region that leads is not West")
	}
	return nil
}

func analysed(got toolResult) error {
	if err := succeeded(got); err != nil {
		return err
	}
	if len(got.Structured.Data.Analysis) == 0 {
		return errors.New("no analysis")
	}
	return nil
}

// refused is a failure that the tool tells, as opposed to one of the protocol.
func refused(status string) func(toolResult) error {
	return func(got toolResult) error {
		if !got.IsError || got.Structured.Status != status {
			return fmt.Errorf("status %q, error %t", got.Structured.Status, got.IsError)
		}
		return nil
	}
}

func resourceNamed(word string) func(json.RawMessage) error {
	return func(result json.RawMessage) error {
		if !bytes.Contains(result, []byte(word)) {
			return fmt.Errorf("no %s in it", word)
		}
		return nil
	}
}
