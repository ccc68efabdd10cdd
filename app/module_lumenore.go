package app

import (
	"strings"

	"github.com/prometheus/client_golang/prometheus"
	"go.uber.org/fx"
	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/ports"
)

// lumenoreModule provides the platform that answers over Lumenore's API.
func lumenoreModule() fx.Option {
	return fx.Module("lumenore", fx.Provide(fx.Annotate(newLumenore, fx.As(new(ports.Platform)))))
}

func newLumenore(
	c *Config, version Version, registry *prometheus.Registry, told *lumenore.Telemetry, logger *zap.Logger, life fx.Lifecycle,
) (*lumenore.Client, error) {
	params := lumenore.Params{
		ServerURL:       string(c.ServerURL),
		CAFile:          c.LumenoreCAFile,
		Pins:            strings.Fields(strings.ReplaceAll(c.LumenorePinSHA256, ",", " ")),
		ConnectTimeout:  c.ConnectTimeout.Value(),
		RequestTimeout:  c.RequestTimeout.Value(),
		RetryAttempts:   c.RetryAttempts,
		PoolSize:        c.PoolMaxSize,
		MaxBackendBytes: c.MaxBackendBytes,
		BudgetBytes:     c.AnswerBudgetBytes,
		Version:         string(version),
		Logger:          logger.Named("lumenore"),
		Registry:        registry,
		Telemetry:       told,
	}
	var err error
	if c.apiKey().set() {
		params.APIKey, err = c.apiKey().source()
	} else {
		if params.ClientID, err = c.clientID().source(); err == nil {
			params.Secret, err = c.secret().source()
		}
	}
	if err != nil {
		return nil, err
	}
	client, err := lumenore.New(params)
	if err != nil {
		return nil, err
	}
	life.Append(fx.StartStopHook(client.Start, client.Close))
	return client, nil
}

// source gives the credential as it is now: a file is read again when it changes.
func (c credential) source() (func() string, error) {
	if c.file != "" {
		return lumenore.SecretFile(c.file)
	}
	return c.value.Reveal, nil
}
