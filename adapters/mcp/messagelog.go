package mcp

import (
	"context"
	"log/slog"

	"go.uber.org/zap"
	"go.uber.org/zap/zapcore"
)

// messageLog takes mcp-go's log and keeps its constant messages; the values
// beside them may quote what a caller sent.
type messageLog struct{ logger *zap.Logger }

// Enabled, Handle, WithAttrs and WithGroup are those of slog.Handler.
func (l messageLog) Enabled(_ context.Context, level slog.Level) bool {
	return l.logger.Core().Enabled(zapLevel(level))
}

func (l messageLog) Handle(_ context.Context, record slog.Record) error {
	l.logger.Log(zapLevel(record.Level), record.Message)
	return nil
}

func (l messageLog) WithAttrs([]slog.Attr) slog.Handler { return l }
func (l messageLog) WithGroup(string) slog.Handler      { return l }

func zapLevel(level slog.Level) zapcore.Level {
	switch {
	case level >= slog.LevelError:
		return zapcore.ErrorLevel
	case level >= slog.LevelWarn:
		return zapcore.WarnLevel
	case level >= slog.LevelInfo:
		return zapcore.InfoLevel
	}
	return zapcore.DebugLevel
}
