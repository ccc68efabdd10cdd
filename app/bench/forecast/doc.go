// Package forecast runs the service's forecasts over windows of public series,
// for `make bench-forecast`. series.py in this folder cuts the windows from
// packages of public data, reference.py forecasts them with statsforecast, and
// table.py compares the two.
package forecast
