// Package configdoc writes the table of all settings in README.md from the
// source of app.Config: names, defaults and ranges from its tags, reasons from
// its comments. `make generate` runs it; a test in app fails when the table has
// drifted.
package configdoc
