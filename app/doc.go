// Package app puts the service together: it reads the configuration, builds
// every part with its constructor and starts and stops them in order. It is the
// only package that knows fx; every part works without it.
//
// Start with run.go (the life of the process) and modules.go (what there is).
// Each module_*.go wires one part. analysts/ and tools.go register the
// analyses, one line each. config.go holds every setting, with its default, its
// range and its reason; the table in README.md is generated from it.
package app
