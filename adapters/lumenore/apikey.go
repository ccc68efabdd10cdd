package lumenore

import (
	"context"
	"sync"
	"time"

	"go.uber.org/zap"

	"github.com/lumenore/analytics-mcp-server/domain"
)

// refusalLogInterval is how often at most a refused key is logged: every call
// may bring a refusal.
const refusalLogInterval = time.Minute

// apiKey gives a ready token, asked for at every call, so that a new key is
// used as soon as it is there.
type apiKey struct {
	key    func() string
	logger *zap.Logger

	mu     sync.Mutex
	logged time.Time
}

func newAPIKey(key func() string, logger *zap.Logger) *apiKey {
	return &apiKey{key: key, logger: logger}
}

func (k *apiKey) token(context.Context) (masked, error) {
	token := masked{k.key()}
	if !token.usable() {
		return masked{}, fail(unknown, domain.KindCredentials, "the service has no usable key for the platform.", adviseOperator,
			domain.Cause("the API key is empty or has characters that no key has"))
	}
	return token, nil
}

// refused reports whether the key has changed since.
func (k *apiKey) refused(token masked) bool {
	if current := k.key(); current != token.value {
		return true
	}
	k.mu.Lock()
	defer k.mu.Unlock()
	if now := time.Now(); k.logged.IsZero() || now.Sub(k.logged) >= refusalLogInterval {
		k.logged = now
		k.logger.Warn("security event: the platform refused the API key")
	}
	return false
}
