package doc

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"time"
)

// maxWait is how long pdftotext may take; an act takes it a tenth of a second.
const maxWait = 20 * time.Second

// pdftotext asks poppler's program, where it is installed, for the text with
// its columns kept apart by spaces. It is a process of its own, so that a hostile
// file harms only that.
func pdftotext(data []byte) (string, bool) {
	ctx, cancel := context.WithTimeout(context.Background(), maxWait)
	defer cancel()
	cmd := exec.CommandContext(ctx, "pdftotext", "-layout", "-enc", "UTF-8", "-q", "-", "-")
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

// legible reports whether most of a text is letters with a meaning.
func legible(text string) bool {
	if blank(text) {
		return false
	}
	unknown := strings.Count(text, "\ufffd")
	return unknown*20 < len([]rune(text))
}
