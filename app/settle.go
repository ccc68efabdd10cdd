package app

import (
	"io/fs"
	"strconv"
	"strings"
)

// settle puts figures where the configuration says "as much as fits": two
// questions for each core, since a second one uses it while the first waits for
// its data, and half of the memory that the container or the machine allows, so
// that the rest of the process and the system's file cache have the other half.
// Memory stays 0 where it can't be told (not Linux): the engine has a default.
func (c *Config) settle(cores int, root fs.FS) {
	if c.MaxQueries == 0 {
		c.MaxQueries = queriesPerCore * cores
	}
	if c.EngineMemoryBytes == 0 {
		c.EngineMemoryBytes = allowedMemory(root) / 2
	}
}

const queriesPerCore = 2

// allowedMemory is the smallest of the limits that are there: the container's
// (control groups of version 2, or 1) and the machine's memory.
func allowedMemory(root fs.FS) int64 {
	var least int64
	for _, limit := range []int64{
		numberIn(root, "sys/fs/cgroup/memory.max"), // "max" where there is none
		numberIn(root, "sys/fs/cgroup/memory/memory.limit_in_bytes"),
		machineMemory(root),
	} {
		if limit > 0 && (least == 0 || limit < least) {
			least = limit
		}
	}
	return least
}

func numberIn(root fs.FS, name string) int64 {
	text, err := fs.ReadFile(root, name)
	if err != nil {
		return 0
	}
	n, err := strconv.ParseInt(strings.TrimSpace(string(text)), 10, 64)
	if err != nil {
		return 0
	}
	return n
}

// machineMemory reads "MemTotal:  24576000 kB".
func machineMemory(root fs.FS) int64 {
	text, err := fs.ReadFile(root, "proc/meminfo")
	if err != nil {
		return 0
	}
	for line := range strings.Lines(string(text)) {
		fields := strings.Fields(line)
		if len(fields) < 2 || fields[0] != "MemTotal:" {
			continue
		}
		kib, err := strconv.ParseInt(fields[1], 10, 64)
		if err != nil {
			return 0
		}
		return kib << 10
	}
	return 0
}
