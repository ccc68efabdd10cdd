package app

import (
	"errors"
	"sync/atomic"

	"go.uber.org/fx"
	"go.uber.org/zap"
)

// readiness is what the service tells whoever asks whether it can answer. It
// is its own state only: a platform's outage must not take every replica out.
type readiness struct{ state atomic.Int32 }

// The states, in order.
const (
	stateStarting int32 = iota
	stateServing
	stateDraining
)

func newReadiness() *readiness { return &readiness{} }

func (r *readiness) set(state int32) { r.state.Store(state) }

// check is nil while questions can be answered.
func (r *readiness) check() error {
	switch r.state.Load() {
	case stateServing:
		return nil
	case stateDraining:
		return errors.New("draining")
	}
	return errors.New("starting: the datasets are being read")
}

// serve runs a server until it is stopped. One that fails before ends the whole
// service: half of it would look alive and answer nothing.
func serve(name string, run func() error, logger *zap.Logger, shutdowner fx.Shutdowner) {
	err := run()
	if err == nil {
		return
	}
	logger.Error("a server failed", zap.String("server", name), zap.Error(err))
	if err := shutdowner.Shutdown(fx.ExitCode(1)); err != nil {
		logger.Error("the service could not be shut down", zap.Error(err))
	}
}
