// Package lumenore is the platform behind Lumenore's cloud API: an outbound
// adapter that implements ports.Platform. Foreign JSON is decoded here and
// nowhere else; what the platform answers is passed on whole.
//
// A call goes through these layers, outermost first, each in its own file:
//
//	retry           tries again where the platform has not begun to work
//	breaker         refuses at once while the platform is down
//	exchange        one request and its answer, read within limits
//	authentication  puts the token on the request; one new log-in after a 401
//	transport       connections: TLS, pins, proxy, pool, time limits
//
// endpoint.go is the table of what can be called. status.go and network.go put
// failures into words. A token is had from a session (log-in with client id and
// secret, renewed in the background) or is a key that the operator gives.
//
// Time is taken from package time throughout, timers and the circuit breaker's
// included, so that a test runs all of it on the clock of testing/synctest.
package lumenore
