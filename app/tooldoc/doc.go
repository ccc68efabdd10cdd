// Package tooldoc writes TOOLS.md, the reference of what assistants are
// offered. It asks a running service over the protocol, as any client does:
// arguments and limits are those of the tools' schemas, the types of fields
// those of answers about the bundled sample, and neither words nor numbers of
// an answer are written, so that better answers change nothing. Which fields
// there are, and what each means, is read from the declarations and comments of
// the engine. `make generate` runs it; a test in app fails when the page has
// drifted.
package tooldoc
