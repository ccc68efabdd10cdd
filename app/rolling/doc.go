// Package rolling holds a test of rolling restarts, from outside: three replicas
// of the real program, a proxy or a balancer of connections in front of them, and
// load in both eras of the protocol while one replica after the other is told to
// stop and started again. Nobody retries, and no call may be lost.
//
// The test plays Kubernetes: it asks each replica whether it is ready and takes
// those that are not out of what stands in front. Behind nginx this needs the
// program nginx (Debian: nginx-light) and is skipped without it.
//
// ROLLING_ROUNDS says how often all replicas are restarted (1), and
// ROLLING_SERVICE names a program to take instead of building one.
package rolling
