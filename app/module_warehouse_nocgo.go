//go:build !cgo

package app

import (
	"errors"

	"go.uber.org/fx"
)

// warehouseModule has no warehouse to provide: its engine is a C++ library.
func warehouseModule() fx.Option {
	return fx.Error(errors.New("PLATFORM=embedded is not in this build: it was built without cgo"))
}
