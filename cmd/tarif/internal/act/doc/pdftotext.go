package doc

import (
	"bytes"
	"context"
	"io"
	"os/exec"
	"strings"
	"time"
)

// maxWait bounds the time of pdftotext; an act takes a tenth of a second.
const maxWait = 20 * time.Second

// pdftotext runs poppler's program, if installed, to get the text with its
// columns kept apart by spaces. A separate process contains the harm of a
// hostile file.
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

// legible reports whether most of a text is known letters.
func legible(text string) bool {
	if blank(text) {
		return false
	}
	unknown := strings.Count(text, "\ufffd")
	return unknown*20 < len([]rune(text))
}
