package cli

import (
	"bytes"
	"errors"
	"strings"
	"testing"
)

type fullDisk struct{}

func (fullDisk) Write([]byte) (int, error) { return 0, errors.New("no space left on device") }

// An answer that could not be written is no answer.
func TestUnwritten(t *testing.T) {
	for _, args := range []string{"check --rules", "version", "--help"} {
		var said bytes.Buffer
		if status := Main(strings.Fields(args), strings.NewReader(""), fullDisk{}, &said); status != statusWrong || !strings.Contains(said.String(), "no space left") {
			t.Errorf("%s ends with %d and says %q", args, status, &said)
		}
	}
}
