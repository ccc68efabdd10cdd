// Package tooldoc writes TOOLS.md, the reference of what assistants are
// offered. It asks a running service over the protocol, as any client does:
// arguments and limits are those of the tools' schemas, the fields of answers
// those of the answers to the tools' own examples on the bundled sample, and
// only their names and types are written, so that better answers change
// nothing. `make generate` runs it; a test in app fails when the page has
// drifted.
package tooldoc
