// Command generate writes the bundled sample's files into a folder. Run it by
// `go generate ./adapters/duckdb/sample`.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/lumenore/analytics-mcp-server/adapters/duckdb/sample/generator"
)

func main() {
	dir := flag.String("dir", ".", "folder to write the files into")
	flag.Parse()
	if err := generator.Write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
