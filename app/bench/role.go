package bench

import (
	"context"
	"errors"
	"net"
	"net/http"
	"net/http/httputil"
	"net/url"
	"time"
)

// The processes beside the driver; each is this program with the role and an
// address to listen on as its arguments, the proxy also the backend's address.
const (
	RoleBackend = "backend"
	RoleProxy   = "proxy"
)

// headerTimeout and idleTimeout are those of the service: idle connections must
// outlast a run.
const (
	headerTimeout = 10 * time.Second
	idleTimeout   = 120 * time.Second
	// proxyPool is the service's POOL_MAXSIZE: with Go's default of 2 idle
	// connections the proxy would dial at nearly every call.
	proxyPool = 1024
)

// newProxy is httputil's reverse proxy as it comes, with the service's pool.
// Full duplex is on because this backend can answer before the proxy has met the
// end of the question: net/http would then close the question under the proxy,
// which fails about one call in 200.
func newProxy(target string) http.Handler {
	proxy := &httputil.ReverseProxy{
		Rewrite:   func(r *httputil.ProxyRequest) { r.SetURL(&url.URL{Scheme: "http", Host: target}) },
		Transport: &http.Transport{MaxIdleConns: proxyPool, MaxIdleConnsPerHost: proxyPool, IdleConnTimeout: idleTimeout},
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_ = http.NewResponseController(w).EnableFullDuplex() // HTTP/1.1 always can
		proxy.ServeHTTP(w, r)
	})
}

// serveRole listens until the context ends.
func serveRole(ctx context.Context, address string, handler http.Handler) error {
	listener, err := new(net.ListenConfig).Listen(ctx, "tcp", address)
	if err != nil {
		return err
	}
	server := &http.Server{Handler: handler, ReadHeaderTimeout: headerTimeout, IdleTimeout: idleTimeout}
	defer context.AfterFunc(ctx, func() { _ = server.Close() })()
	if err := server.Serve(listener); !errors.Is(err, http.ErrServerClosed) {
		return err
	}
	return nil
}
