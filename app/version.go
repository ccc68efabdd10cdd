package app

import "runtime/debug"

// Version is the version of this build, as the Go toolchain stamped it.
type Version string

// BuildVersion reads it: a release's tag, a commit, or "dev" where the build
// had neither.
func BuildVersion() Version {
	info, ok := debug.ReadBuildInfo()
	if !ok || info.Main.Version == "" || info.Main.Version == "(devel)" {
		return "dev"
	}
	return Version(info.Main.Version)
}
