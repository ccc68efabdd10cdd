// Package bench measures the service beside a bare reverse proxy.
//
// Main starts three processes on this machine's loopback interface: a backend of
// Lumenore's wire API that answers from memory (RoleBackend), an
// httputil.ReverseProxy to it (RoleProxy), and the service itself with
// PLATFORM=lumenore. It sends each a bounded number of calls, each with a question
// of its own, holds the backend's count against its own, and prints Markdown.
//
// Processes share the machine with whatever else runs on it. So every load comes
// in many short rounds, in which the targets take turns; what is printed is the
// median of the rounds with the least and the most, ratios being to the proxy in
// the same round. CPU is that of the measured process alone. Where the machine is
// busy all the time, calls a second say what all processes together cost, driver
// and backend included: only the ratio means something.
package bench
