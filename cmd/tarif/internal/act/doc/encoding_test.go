package doc

import (
	"encoding/binary"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"tarif/cmd/tarif/internal/test/is"
)

// acts are the texts of both acts, as they were published.
func acts(tb testing.TB) map[string]string {
	tb.Helper()
	texts := map[string]string{}
	for _, name := range []string{"baiterek-668.txt", "oral-2999.txt"} {
		data := is.File(tb, filepath.Join("..", "..", "test", "acts", "testdata", name))
		texts[name] = string(data)
	}
	return texts
}

func to16(s string, order binary.AppendByteOrder) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune(s)) {
		out = order.AppendUint16(out, u)
	}
	return out
}

// toByte writes a text in an encoding of one byte a letter.
func toByte(tb testing.TB, s, upper string) []byte {
	tb.Helper()
	table := []rune(upper)
	var out []byte
	for _, r := range s {
		i := slices.Index(table, r)
		switch {
		case r < 0x80:
			out = append(out, byte(r))
		case i < 0:
			tb.Fatalf("%q is not in the table", r)
		default:
			out = append(out, byte(0x80+i))
		}
	}
	return out
}

// Both acts come out the same in every encoding that can write them.
func TestEncodingsRoundTrip(t *testing.T) {
	for name, text := range acts(t) {
		want, err := Read(t.Context(), name, []byte(text))
		is.OK(t, err)
		for encoding, data := range map[string][]byte{
			"UTF-8":    []byte("\ufeff" + text),
			"UTF-16LE": to16("\ufeff"+text, binary.LittleEndian),
			"UTF-16BE": to16("\ufeff"+text, binary.BigEndian),
			"KZ-1048":  toByte(t, text, upperKZ),
		} {
			compareRead(t, name, encoding, data, want)
		}
		compareRead(t, name, "UTF-16LE", to16(text, binary.LittleEndian), want)
		compareRead(t, name, "UTF-16BE", to16(text, binary.BigEndian), want)
		compareRead(t, name, "UTF-8", []byte(strings.ReplaceAll(text, "\n", "\r\n")), want)
	}
}

func compareRead(t *testing.T, name, encoding string, data []byte, want *Document) {
	t.Helper()
	got, err := Read(t.Context(), name, data)
	is.OK(t, err, "%s in %s", name, encoding)
	same := *want
	same.Encoding = encoding
	is.Equal(t, dump(got), dump(&same), "%s in %s differs from the text in UTF-8", name, encoding)
}

// The acts are read whole: every character but line ends is in some block.
func TestActsWhole(t *testing.T) {
	for name, text := range acts(t) {
		d, err := Read(t.Context(), name, []byte(text))
		is.OK(t, err)
		lines := strings.Split(text, "\n")
		var got strings.Builder
		for _, b := range d.Blocks {
			got.WriteString(b.Text)
			for i, line := range strings.Split(b.Text, "\n") {
				is.Must(t, lines[b.Line-1+i] == line, "%s:%d: %q is said to stand here", name, b.Line+i, line)
			}
		}
		if a, b := strings.Join(strings.Fields(got.String()), ""), strings.Join(strings.Fields(text), ""); a != b {
			t.Errorf("%s: %d of %d characters came out", name, len(a), len(b))
		}
	}
}

// The sixteen places at which the encodings differ, from Unicode's KZ1048.TXT.
func TestKZ1048(t *testing.T) {
	want := map[int]rune{
		0x8d: 'Қ', 0x8e: 'Һ', 0x9d: 'қ', 0x9e: 'һ', 0xa1: 'Ұ', 0xa2: 'ұ', 0xa3: 'Ә', 0xa5: 'Ө',
		0xaa: 'Ғ', 0xaf: 'Ү', 0xb4: 'ө', 0xba: 'ғ', 0xbc: 'ә', 0xbd: 'Ң', 0xbe: 'ң', 0xbf: 'ү',
	}
	kz, win := []rune(upperKZ), []rune(upper1251)
	is.Must(t, len(kz) == 128 && len(win) == 128, "the tables have %d and %d letters", len(kz), len(win))
	for i := range 128 {
		if r, ok := want[0x80+i]; ok && kz[i] != r || !ok && kz[i] != win[i] {
			t.Errorf("0x%x is %q in KZ-1048 and %q in Windows-1251", 0x80+i, kz[i], win[i])
		}
	}
	for code, r := range map[int]rune{0x80: 'Ђ', 0x88: '€', 0xa0: '\u00a0', 0xa8: 'Ё', 0xab: '«', 0xb2: 'І', 0xb9: '№', 0xc0: 'А', 0xff: 'я'} {
		is.Equal(t, win[code-0x80], r, "0x%x in Windows-1251", code)
	}
}

func TestByteEncodings(t *testing.T) {
	russian := "Постановление акимата района № 5 «О тарифах» — 1\u00a0896,60 тенге"
	for _, c := range []struct{ name, text, written, encoding string }{
		{"Russian", russian, upper1251, "Windows-1251"},
		{"Kazakh", "Үй жағдайында көрсетілетін қызмет — 948,30 теңге", upperKZ, "KZ-1048"},
		{"one Kazakh letter", "Түр", upperKZ, "KZ-1048"},
		{"Ukrainian", "Тариф на послуги з вивезення сміття її є ціна", upper1251, "Windows-1251"},
	} {
		d, err := Read(t.Context(), "a.txt", toByte(t, c.text, c.written))
		is.True(t, err == nil && d.Encoding == c.encoding && d.Blocks[0].Text == c.text, "%s: got %v, %v", c.name, d, err)
	}
}

// A page says that it is in Windows-1251 and is not; its letters tell.
func TestDeclaredEncoding(t *testing.T) {
	page := `<html><meta charset="windows-1251"><p>Қызмет құны</p>`
	for encoding, data := range map[string][]byte{"KZ-1048": toByte(t, page, upperKZ), "UTF-8": []byte(page)} {
		d, err := Read(t.Context(), "a.html", data)
		is.True(t, err == nil && d.Encoding == encoding && d.Blocks[0].Text == "Қызмет құны", "%s: got %v, %v", encoding, d, err)
	}
}

func TestDamagedUTF8(t *testing.T) {
	text := strings.Repeat("қызмет ", 50)
	d, err := Read(t.Context(), "a.txt", []byte(text+"\xd2"))
	is.True(t, err == nil && d.Encoding == "UTF-8" && len(d.Notes) == 1 && strings.Contains(d.Blocks[0].Text, "\ufffd"),
		"got %v, %v", d, err)
}

// Text in an encoding that is not ours is refused, not misread.
func TestOtherEncodings(t *testing.T) {
	koi := "ПОСТАНОВЛЕНИЕ" // how "постановление" in KOI8-R looks in Windows-1251
	for name, data := range map[string][]byte{
		"KOI8-R": toByte(t, strings.Repeat("оПЯРЮМНБКЕМХЕ ЮЙХЛЮРЮ пЮИНМЮ ", 5)+strings.ToLower(koi[:2]), upper1251),
		"CP866":  []byte(strings.Repeat("\x8f\xae\xe1\xe2\xa0\xad\xae\xa2\xab\xa5\xad\xa8\xa5 ", 5)),
	} {
		if d, err := Read(t.Context(), "a.txt", data); err == nil {
			t.Errorf("%s: got %s", name, dump(d))
		}
	}
}
