package bench

import (
	"errors"
	"os"
	"strconv"
	"strings"
	"time"
)

// moment is what the machine's processors have done since its start, in ticks.
type moment struct{ busy, all int }

// busyUntil is the share of the processors' time that was in use since.
func (m moment) busyUntil(later moment) float64 {
	return float64(later.busy-m.busy) / float64(max(1, later.all-m.all))
}

// now reads the first line of /proc/stat: user, nice, system, idle, iowait, irq,
// softirq, steal (proc(5)); guests are within user.
func now() (moment, error) {
	text, err := os.ReadFile("/proc/stat")
	if err != nil {
		return moment{}, err
	}
	line, _, _ := strings.Cut(string(text), "\n")
	fields := strings.Fields(line)
	const kinds = 8
	if len(fields) < 1+kinds {
		return moment{}, errors.New("/proc/stat is shorter than it should be")
	}
	var m moment
	for i, field := range fields[1 : 1+kinds] {
		n, err := strconv.Atoi(field)
		if err != nil {
			return moment{}, err
		}
		m.all += n
		if i != 3 && i != 4 {
			m.busy += n
		}
	}
	return m, nil
}

// loadAverage is that of the last one, five and fifteen minutes.
func loadAverage() string {
	text, err := os.ReadFile("/proc/loadavg")
	if err != nil {
		return "unknown"
	}
	fields := strings.Fields(string(text))
	return strings.Join(fields[:min(3, len(fields))], ", ")
}

// times are the machine's and the process's processor times now.
func (p *process) times() (moment, time.Duration, error) {
	m, errMachine := now()
	cpu, errProcess := p.cpu()
	return m, cpu, errors.Join(errMachine, errProcess)
}
