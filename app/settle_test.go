package app

import (
	"testing"
	"testing/fstest"
)

// The rule is not visible from outside, so this test is inside.
func TestTheEngineGetsHalfOfTheSmallestLimit(t *testing.T) {
	file := func(text string) *fstest.MapFile { return &fstest.MapFile{Data: []byte(text)} }
	for name, c := range map[string]struct {
		root fstest.MapFS
		set  int64
		want int64
	}{
		"what is set":           {fstest.MapFS{"proc/meminfo": file("MemTotal: 8 kB\n")}, 123, 123},
		"the machine":           {fstest.MapFS{"proc/meminfo": file("MemFree: 1 kB\nMemTotal:   8 kB\n")}, 0, 4096},
		"no limit of the group": {fstest.MapFS{"proc/meminfo": file("MemTotal: 8 kB\n"), "sys/fs/cgroup/memory.max": file("max\n")}, 0, 4096},
		"a container":           {fstest.MapFS{"proc/meminfo": file("MemTotal: 8 kB\n"), "sys/fs/cgroup/memory.max": file("4096\n")}, 0, 2048},
		"an older container":    {fstest.MapFS{"proc/meminfo": file("MemTotal: 8 kB\n"), "sys/fs/cgroup/memory/memory.limit_in_bytes": file("2048\n")}, 0, 1024},
		"not Linux":             {fstest.MapFS{}, 0, 0},
	} {
		config := Config{EngineMemoryBytes: c.set}
		config.settle(3, c.root)
		if config.EngineMemoryBytes != c.want || config.MaxQueries != 6 {
			t.Errorf("%s: %d bytes, want %d; %d queries", name, config.EngineMemoryBytes, c.want, config.MaxQueries)
		}
	}
}
