package app

import (
	"errors"
	"fmt"
	"io"
	"syscall"

	"go.uber.org/fx"
	"go.uber.org/fx/fxevent"
	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// loggingModule provides the logger: JSON, a line an event, on stderr. The first
// thing logged is the configuration.
func loggingModule(stderr io.Writer) fx.Option {
	return fx.Module("logging",
		fx.Provide(func(c *Config, life fx.Lifecycle) (*zap.Logger, error) { return newLogger(c, stderr, life) }),
		fx.Invoke(logConfig),
	)
}

func newLogger(c *Config, stderr io.Writer, life fx.Lifecycle) (*zap.Logger, error) {
	level, err := zapcore.ParseLevel(c.LogLevel)
	if err != nil {
		return nil, fmt.Errorf("LOG_LEVEL: %w", err)
	}
	encoding := zap.NewProductionEncoderConfig()
	encoding.EncodeTime = zapcore.RFC3339NanoTimeEncoder
	encoding.EncodeDuration = zapcore.StringDurationEncoder
	sink := zapcore.Lock(zapcore.AddSync(stderr))
	// No stack traces by zap: where one helps, it is a field of the event. No
	// sampling either: what is missing in a log is what one looks for.
	logger := zap.New(zapcore.NewCore(zapcore.NewJSONEncoder(encoding), sink, level), zap.ErrorOutput(sink))
	life.Append(fx.StopHook(func() error { return flush(logger) }))
	return logger, nil
}

// flush writes out what is buffered. Terminals and pipes cannot be synced, and
// have nothing to sync.
func flush(logger *zap.Logger) error {
	err := logger.Sync()
	if errors.Is(err, syscall.EINVAL) || errors.Is(err, syscall.ENOTTY) || errors.Is(err, syscall.EBADF) {
		return nil
	}
	return err
}

// newEventLogger shows the wiring at debug only; what goes wrong in it is the
// error that ends the process.
func newEventLogger(logger *zap.Logger) fxevent.Logger {
	events := &fxevent.ZapLogger{Logger: logger.Named("fx")}
	events.UseLogLevel(zapcore.DebugLevel)
	events.UseErrorLevel(zapcore.DebugLevel)
	return events
}

// logConfig tells at the start what holds, credentials masked, and which
// variables were not understood.
func logConfig(logger *zap.Logger, c *Config, unknown []Unknown, version Version) {
	fields := []zap.Field{zap.String("version", string(version))}
	for _, s := range settings(c) {
		fields = append(fields, zap.Any(s.name, s.shown()))
	}
	logger.Info("configuration", fields...)
	for _, u := range unknown {
		logger.Warn("a variable is set that is none of this service's", zap.String("name", u.Name), zap.String("near", u.Near))
	}
	if c.AllowPlainHTTP && c.ServerURL.plainBeyondThisMachine() {
		logger.Warn("SERVER_URL is plain http: credentials travel unencrypted")
	}
}
