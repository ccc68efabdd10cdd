package lumenore_test

import (
	"context"
	"net/http"
	"syscall"
	"testing"
	"testing/synctest"
	"time"

	"github.com/lumenore/analytics-mcp-server/adapters/lumenore"
	"github.com/lumenore/analytics-mcp-server/domain"
)

func TestAPlatformThatCannotBeReachedIsTriedOnceMore(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		c, _ := b.client(t, func(p *lumenore.Params) { p.RetryAttempts = 1 })
		if _, err := c.Datasets(t.Context()); err != nil { // logs in
			t.Fatal(err)
		}
		if err := c.Close(); err != nil { // the next call needs a connection
			t.Fatal(err)
		}
		refusals := 0
		b.refuse = func() error { refusals++; return syscall.ECONNREFUSED }
		_, err := c.Datasets(t.Context())
		wantNothingToldBy(t, wantFault(t, err, domain.KindUnreachable))
		if refusals != 2 {
			t.Errorf("%d connections were tried", refusals)
		}
		b.refuse = func() error {
			if refusals++; refusals == 3 {
				return syscall.ECONNREFUSED
			}
			return nil
		}
		if _, err := c.Datasets(t.Context()); err != nil {
			t.Errorf("the second attempt failed too: %v", err)
		}
	})
}

func TestACancelledCallReachesThePlatform(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		ended := make(chan struct{})
		b.answer = func(_ http.ResponseWriter, r *http.Request) {
			<-r.Context().Done()
			close(ended)
		}
		c, _ := b.client(t, nil)
		ctx, cancel := context.WithCancel(t.Context())
		failed := make(chan error, 1)
		go func() {
			_, err := c.Datasets(ctx)
			failed <- err
		}()
		synctest.Wait()
		cancel()
		<-ended
		wantFault(t, <-failed, domain.KindCancelled)
	})
}

func TestACallThatRunsOutOfTimeSaysSo(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		b := newBackend(t)
		b.answer = hang(`{"rows":[`)
		c, _ := b.client(t, nil)
		ctx, cancel := context.WithTimeout(t.Context(), 5*time.Second)
		defer cancel()
		_, err := c.Columns(ctx, schema)
		wantNothingToldBy(t, wantFault(t, err, domain.KindTimeout))
	})
}
