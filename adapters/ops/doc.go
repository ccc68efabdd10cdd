// Package ops answers those who run the service, on a port of its own: whether
// it lives (/livez), whether it can answer questions (/readyz) and how it is
// doing (/metrics, in Prometheus's format).
//
// Both probes look at this process only. A platform that is down must not make
// an orchestrator restart or empty every replica: the calls say so themselves.
// The port takes any Host, since probes call by address, and belongs on a
// network that only they reach.
package ops
