package output

import (
	"os"
	"strings"
)

// Mounted reports whether something is mounted at a folder: see proc(5) for the
// fields of a line.
func (disk) Mounted(dir string) bool {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return false
	}
	at := strings.NewReplacer(`\`, `\134`, " ", `\040`, "\t", `\011`, "\n", `\012`).Replace(dir)
	for line := range strings.Lines(string(data)) {
		if f := strings.Fields(line); len(f) > 4 && f[4] == at {
			return true
		}
	}
	return false
}
