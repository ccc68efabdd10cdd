// Command generate writes the made tables of the questions into a folder. Run
// it by `go generate ./app/questions`.
package main

import (
	"flag"
	"fmt"
	"os"

	"github.com/lumenore/analytics-mcp-server/app/questions/generator"
)

func main() {
	dir := flag.String("dir", ".", "folder to write the files into")
	flag.Parse()
	if err := generator.Write(*dir); err != nil {
		fmt.Fprintln(os.Stderr, "generate:", err)
		os.Exit(1)
	}
}
