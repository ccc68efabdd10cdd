// Package sample holds the data that the embedded platform serves when it is
// given none: three synthetic datasets in which known facts are planted, as
// files of the kind a user would bring.
//
// The rows come from the package generator below this one; the facts are named
// in the package truth and told in README.md. `go generate` writes the files
// again, and a test fails if they are not what the generator makes.
package sample

import (
	"embed"
	"io/fs"
)

//go:generate go run ./generate -dir .

//go:embed sales.csv.gz customers.csv.gz inventory.csv.gz catalog.yaml
var files embed.FS

// Files returns the sample as a data folder: sales.csv.gz, customers.csv.gz,
// inventory.csv.gz and the catalog.yaml that describes them.
func Files() fs.FS { return files }
