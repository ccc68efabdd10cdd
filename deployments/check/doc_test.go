// Package check_test holds the tests of the manifests beside it: each values set of the
// Helm chart and each overlay of kustomize is built and decoded strictly into the
// types of Kubernetes, the Gateway API, Prometheus Operator and compose, scored,
// and checked for what no type knows: that selectors select, that ports and names
// meet, that a pod's grace outlasts its longest call, that every variable is a
// setting of the service. It is a module of its own, so that the service's module
// stays free of Kubernetes; `make manifests-check` runs it.
package check_test
