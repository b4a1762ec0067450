package output

import (
	"os"
	"strings"
)

// Mounts returns the mount points at a folder or below it, as seen by this
// process: see proc(5) for the fields of a line.
func (disk) Mounts(dir string) []string {
	data, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return nil
	}
	var out []string
	for line := range strings.Lines(string(data)) {
		f := strings.Fields(line)
		if len(f) <= 4 {
			continue
		}
		if at := plain.Replace(f[4]); at == dir || strings.HasPrefix(at, dir+"/") {
			out = append(out, at)
		}
	}
	return out
}

// plain undoes the escapes of the kernel.
var plain = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)
