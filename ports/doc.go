// Package ports holds the interfaces that the domain calls, one a file; the
// adapters implement them. (Elsewhere "ports" may mean inbound handlers: here
// those are adapters.) Each method's comment names the kinds of domain.Fault
// that may come back.
package ports
