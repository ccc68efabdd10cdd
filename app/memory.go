package app

import (
	"io/fs"
	"strconv"
	"strings"
)

// engineMemory is what imports and questions may take together: what the
// operator says, else half of what the container or the machine allows, so that
// the rest of the process and the system's file cache have the other half. 0
// where neither can be told (not Linux): the engine has a default of its own.
func (c *Config) engineMemory(root fs.FS) int64 {
	if c.EngineMemoryBytes > 0 {
		return c.EngineMemoryBytes
	}
	return allowedMemory(root) / 2
}

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
