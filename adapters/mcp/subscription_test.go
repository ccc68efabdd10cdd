package mcp_test

import (
	"strings"
	"testing"
)

func TestASubscriptionIsAcknowledgedBeforeItEnds(t *testing.T) {
	s := start(t, service{analyses: every})
	for range 200 {
		status, body := s.modern(t, "subscriptions/listen", "", `"notifications":{"toolsListChanged":true}`)
		told, ended := strings.Index(body, `"notifications/subscriptions/acknowledged"`), strings.Index(body, `"result"`)
		if status != 200 || told < 0 || ended < told {
			t.Fatalf("status %d, acknowledged at %d, ended at %d:\n%s", status, told, ended, body)
		}
	}
}
