package app

import (
	"errors"
	"net"
	"strconv"
	"strings"
)

// Hosts are the names that a client may call the service by.
type Hosts []string

// EnvDecode reads a list separated by commas. It refuses what no Host header can
// be, which would shut everyone out in silence: an address with its scheme, a
// path, a star within a name.
func (h *Hosts) EnvDecode(text string) error {
	for part := range strings.SplitSeq(text, ",") {
		part = strings.TrimSpace(part)
		if part == "" {
			continue
		}
		if !isHost(part) {
			return errors.New("not a host")
		}
		*h = append(*h, part)
	}
	return nil
}

func (Hosts) takes() string {
	return "host names separated by commas, without scheme or path, as in mcp.example.com, *.example.com or mcp.example.com:8443; * is any"
}

// isHost reports whether a text is a name, a pattern of names, an IP address, or
// one of them with a port.
func isHost(text string) bool {
	if text == "*" || net.ParseIP(strings.Trim(text, "[]")) != nil {
		return true
	}
	name, port, err := net.SplitHostPort(text)
	if err != nil {
		name = text
	} else if n, err := strconv.Atoi(port); err != nil || n < 1 || n > 65535 {
		return false
	}
	return net.ParseIP(name) != nil || isName(strings.TrimPrefix(name, "*."))
}

// isName reports whether a text is a DNS name (RFC 1123, 2.1; underscores as
// container networks use them). Four numbers that are no address are no name.
func isName(text string) bool {
	const longest, longestLabel = 253, 63
	text = strings.TrimSuffix(text, ".")
	if len(text) > longest || strings.Trim(text, "0123456789.") == "" {
		return false
	}
	for label := range strings.SplitSeq(text, ".") {
		if label == "" || len(label) > longestLabel || strings.Trim(label, "-") != label {
			return false
		}
		for _, c := range []byte(label) {
			if !('a' <= c|0x20 && c|0x20 <= 'z' || '0' <= c && c <= '9' || c == '-' || c == '_') {
				return false
			}
		}
	}
	return true
}
