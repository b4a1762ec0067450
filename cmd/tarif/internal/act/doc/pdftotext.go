package doc

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"runtime"
	"strings"
	"time"
)

// maxWait bounds the time of pdftotext; an act takes a tenth of a second.
const maxWait = 20 * time.Second

// limited runs a program in less memory than it may want: a page of 4 MB made
// pdftotext take 2 GB. A shell sets the limit, where the system has one.
const limited = `ulimit -v 500000 2>/dev/null; exec "$0" "$@"`

// pdftotext runs poppler's program, if installed, to get the text with its
// columns kept apart by spaces. A separate process contains the harm of a
// hostile file.
func pdftotext(ctx context.Context, data []byte) (string, bool) {
	ctx, cancel := context.WithTimeout(ctx, maxWait)
	defer cancel()
	args := []string{"pdftotext", "-layout", "-enc", "UTF-8", "-q", "-", "-"}
	if runtime.GOOS != "windows" {
		args = append([]string{"/bin/sh", "-c", limited}, args...)
	}
	cmd := exec.CommandContext(ctx, args[0], args[1:]...)
	cmd.Stdin = bytes.NewReader(data)
	cmd.WaitDelay = time.Second
	pipe, err := cmd.StdoutPipe()
	if err != nil || cmd.Start() != nil {
		return "", false
	}
	out, err := io.ReadAll(io.LimitReader(pipe, maxFile))
	cancelled := len(out) == maxFile
	if cancelled {
		cancel()
	}
	if waitErr := cmd.Wait(); err != nil || waitErr != nil || cancelled {
		return "", false
	}
	text := strings.ToValidUTF8(string(out), "\ufffd")
	return text, legible(text)
}

// legible reports whether most of a text is known letters.
func legible(text string) bool {
	if blank(text) {
		return false
	}
	unknown := strings.Count(text, "\ufffd")
	return unknown*20 < len([]rune(text))
}
