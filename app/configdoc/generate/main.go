// Command generate writes the table of settings into a document:
//
//	generate config.go README.md
package main

import (
	"fmt"
	"os"

	"github.com/lumenore/analytics-mcp-server/app/configdoc"
)

func main() {
	if len(os.Args) != 3 {
		fmt.Fprintln(os.Stderr, "usage: generate <source of Config> <document>")
		os.Exit(2)
	}
	if err := run(os.Args[1], os.Args[2]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(source, document string) error {
	text, err := os.ReadFile(source)
	if err != nil {
		return err
	}
	table, err := configdoc.Table(text)
	if err != nil {
		return err
	}
	old, err := os.ReadFile(document)
	if err != nil {
		return err
	}
	updated, err := configdoc.Insert(string(old), table)
	if err != nil {
		return err
	}
	return os.WriteFile(document, []byte(updated), 0o644)
}
