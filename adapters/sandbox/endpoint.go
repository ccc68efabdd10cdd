package sandbox

import (
	"context"
	"fmt"
	"net/http"
	"runtime/debug"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// endpoint is one call of the API.
type endpoint struct {
	name    string // in Calls and in the log
	pattern string // of http.ServeMux
	open    bool   // without a token
	answer  func(context.Context, call) (reply, error)
}

// The names of the endpoints that are no analysis.
const (
	LogIn    = "user-login"
	Datasets = "get-domain"
	Columns  = "metadata/get"
)

const (
	managerPath = "/api/askme-manager/"
	enginePath  = "/api/ai-engine/mcp/"
)

// endpoints is the whole API.
func (s *Server) endpoints() []endpoint {
	list := []endpoint{
		{LogIn, "POST /api/secure/client/user-login", true, s.logIn},
		{Datasets, "GET " + managerPath + "get-domain", false, s.datasets},
		{Columns, "POST " + managerPath + "metadata/get/{id}", false, s.columns},
	}
	for _, a := range analyses() {
		list = append(list, endpoint{a.endpoint, "POST " + enginePath + a.endpoint, false, s.ask(a)})
	}
	return list
}

// serve is the way of a call: counted, read, delayed, authorized, then
// answered as its fate wills.
func (s *Server) serve(e endpoint) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		began := time.Now()
		fate := s.fates.of(e, s.counts.next(e.name))
		status := 0 // none was sent
		defer func() {
			s.params.Logger.Debug("call", zap.String("endpoint", e.name), zap.Int("status", status),
				zap.String("fault", string(fate.fault)), zap.Duration("took", time.Since(began)))
		}()
		c, err := readCall(w, r)
		if !s.pause(r.Context(), fate.latency) {
			return
		}
		switch {
		case err != nil:
			fate.fault = "" // the call itself is at fault
		case !e.open && !s.authorized(r):
			fate.fault, err = "", domain.NewFault(domain.KindCredentials, "the token is missing, unknown or expired.", "Log in.")
		}
		respond := func() reply {
			if err != nil {
				return s.refusal(err)
			}
			return s.answer(r.Context(), e, c)
		}
		status = s.deliver(w, r, fate.fault, respond)
	}
}

// answer asks the endpoint, within the limits of the platform's work.
func (s *Server) answer(ctx context.Context, e endpoint, c call) (answer reply) {
	ctx, cancel := context.WithTimeout(ctx, s.params.Timeout)
	defer cancel()
	select {
	case s.places <- struct{}{}:
		defer func() { <-s.places }()
	case <-ctx.Done():
		return s.refusal(domain.NewFault(domain.KindTimeout, "the call waited too long for its turn.", ""))
	}
	defer func() {
		if p := recover(); p != nil {
			// The value may hold what was asked: its type has to do.
			s.params.Logger.Error("the platform panicked", zap.String("type", fmt.Sprintf("%T", p)), zap.ByteString("stack", debug.Stack()))
			answer = s.refusal(fmt.Errorf("a panic of type %T", p))
		}
	}()
	answer, err := e.answer(ctx, c)
	if err != nil {
		return s.refusal(err)
	}
	return answer
}

// pause waits on purpose. It is false where there is no use in going on: the
// caller has left. A closing server does not wait.
func (s *Server) pause(ctx context.Context, d time.Duration) bool {
	if d <= 0 {
		return ctx.Err() == nil
	}
	timer := time.NewTimer(d)
	defer timer.Stop()
	select {
	case <-timer.C:
	case <-s.closing:
	case <-ctx.Done():
		return false
	}
	return true
}
