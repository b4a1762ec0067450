package doc

import (
	"bytes"
	"encoding/base64"
	"io"
	"mime"
	"mime/multipart"
	"mime/quotedprintable"
	"net/mail"
	"strings"

	"tarif/cmd/tarif/internal/source"
)

// isMHT reports a web archive: a web page in one file, as browsers and Word
// save it.
func isMHT(data []byte) bool {
	head := bytes.ToLower(data[:min(len(data), 4096)])
	return bytes.Contains(head, []byte("mime-version:")) && bytes.Contains(head, []byte("content-type:")) && !bytes.HasPrefix(bytes.TrimSpace(head), []byte("<"))
}

// readMHT reads the first page of a web archive and ignores its pictures and
// styles.
func readMHT(t *tally, data []byte) *Document {
	m, err := mail.ReadMessage(bytes.NewReader(bytes.TrimLeft(data, "\r\n \t")))
	if err != nil {
		t.fail(RuleDamaged, hintDamaged(), source.Say("the web archive is broken: {1}", err))
		return nil
	}
	page, plain := mhtPart(t, m.Header.Get("Content-Type"), m.Header.Get("Content-Transfer-Encoding"), m.Body, 0)
	switch {
	case t.err != nil:
		return nil
	case page != nil:
		return readChars(t, ".html", page)
	case plain != nil:
		return readChars(t, ".txt", plain)
	}
	t.fail(RuleDamaged, hintDamaged(), source.Say("the web archive has no page in it"))
	return nil
}

// maxMIME bounds how deep parts nest.
const maxMIME = 8

// mhtPart finds the first HTML page and the first plain text in a part and the
// parts inside it.
func mhtPart(t *tally, kind, encoding string, body io.Reader, depth int) (page, plain []byte) {
	media, params, err := mime.ParseMediaType(kind)
	if err != nil && media == "" {
		media = "text/html"
	}
	if strings.HasPrefix(media, "multipart/") && depth < maxMIME {
		r := multipart.NewReader(body, params["boundary"])
		for n := 0; n < maxEntries && page == nil; n++ {
			p, err := r.NextRawPart()
			if err != nil {
				break
			}
			a, b := mhtPart(t, p.Header.Get("Content-Type"), p.Header.Get("Content-Transfer-Encoding"), p, depth+1)
			page = a
			if plain == nil {
				plain = b
			}
		}
		return page, plain
	}
	if media != "text/html" && media != "text/plain" && media != "application/xhtml+xml" {
		return nil, nil
	}
	switch strings.ToLower(strings.TrimSpace(encoding)) {
	case "base64":
		body = base64.NewDecoder(base64.StdEncoding, body)
	case "quoted-printable":
		body = quotedprintable.NewReader(body)
	}
	data, err := io.ReadAll(io.LimitReader(body, maxFile+1))
	if err != nil && len(data) == 0 {
		return nil, nil
	}
	if err != nil {
		t.note(source.Say("the end of the page in the web archive could not be read: {1}", err))
	}
	if media == "text/plain" {
		return nil, data
	}
	return data, nil
}
