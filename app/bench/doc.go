// Package bench measures the service beside a bare reverse proxy.
//
// Main starts three processes on this machine's loopback interface: a backend of
// Lumenore's wire API that answers from memory (RoleBackend), an
// httputil.ReverseProxy to it (RoleProxy), and the service itself with
// PLATFORM=lumenore. It sends each a bounded number of calls, each with a question
// of its own, holds the backend's count against its own, and prints Markdown.
//
// Processes share the machine with whatever else runs on it, so only ratios
// within one run mean anything; CPU is that of the measured process alone.
package bench
