package app

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

// healthcheckTimeout is shorter than what container runtimes give a check.
const healthcheckTimeout = 5 * time.Second

// Healthcheck asks the service on this machine whether it is ready. It is for
// container images, which hold no curl.
func Healthcheck(ctx context.Context, p Process) error {
	config, _, err := Load(ctx, p.Environ, p.Dir)
	if err != nil {
		return err
	}
	ctx, cancel := context.WithTimeout(ctx, healthcheckTimeout)
	defer cancel()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, "http://"+config.OpsAddr.local()+"/readyz", nil)
	if err != nil {
		return err
	}
	client := &http.Client{Transport: &http.Transport{DisableKeepAlives: true}} // no proxy: it is this machine
	response, err := client.Do(request)
	if err != nil {
		return errors.New("nothing answers at OPS_ADDR")
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("not ready: status %d", response.StatusCode)
	}
	return nil
}

// local is the address as this machine reaches it: a service that listens
// everywhere listens on loopback too.
func (a Address) local() string {
	host, port, err := net.SplitHostPort(string(a))
	if err != nil {
		return string(a)
	}
	if ip := net.ParseIP(host); host == "" || ip != nil && ip.IsUnspecified() {
		host = "localhost"
	}
	return net.JoinHostPort(host, port)
}
