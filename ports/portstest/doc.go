// Package portstest holds what every implementation of a port must do, as
// suites that the adapters' tests run.
package portstest
