//go:build !unix

package benchengine

import "time"

// cpu is not known here.
func cpu() time.Duration { return 0 }
