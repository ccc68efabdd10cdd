package jsoncut

import (
	"encoding/json"
	"strings"
)

// maxPath bounds what is kept of each array's way, in bytes: paths that anyone
// reads are shorter, and a document must not choose how much is held.
const maxPath = 256

// path is where the value stands that these objects are around, as a JSON
// Pointer (RFC 6901) without its first slash: "rows", "data/result/rows", and ""
// for the document itself. It reports false for what can't be told that way.
func path(around []frame) (string, bool) {
	var b strings.Builder
	for i, f := range around {
		var key string
		if len(f.key) > maxPath || json.Unmarshal(f.key, &key) != nil || key == "" {
			return "", false
		}
		if i > 0 {
			b.WriteByte('/')
		}
		b.WriteString(strings.NewReplacer("~", "~0", "/", "~1").Replace(key))
		if b.Len() > maxPath {
			return "", false
		}
	}
	return b.String(), true
}
