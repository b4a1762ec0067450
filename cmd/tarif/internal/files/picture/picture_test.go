package picture_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/files/picture"
	"tarif/cmd/tarif/internal/test/is"
)

func encoded(t *testing.T, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var b bytes.Buffer
	is.OK(t, encode(&b))
	return b.Bytes()
}

func photographs(t *testing.T) map[string][]byte {
	rgb := image.NewRGBA(image.Rect(0, 0, 30, 20))
	return map[string][]byte{
		"a.png":  encoded(t, func(b *bytes.Buffer) error { return png.Encode(b, rgb) }),
		"a.jpg":  encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, rgb, nil) }),
		"a.jpeg": encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, rgb, nil) }),
		"a.gif":  encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, rgb, nil) }),
		"a.webp": oneWebP,
	}
}

// oneWebP is a lossless picture of one pixel.
var oneWebP = []byte("RIFF\x1a\x00\x00\x00WEBPVP8L\x0d\x00\x00\x00\x2f\x00\x00\x00\x10\x07\x10\x11\x11\x88\x88\xfe\x07\x00")

func TestPhotographs(t *testing.T) {
	all := photographs(t)
	for name, src := range all {
		if out, found := picture.Clean("content/a/"+name, src); found != nil || !bytes.Equal(out, src) {
			t.Errorf("%s: %v", name, found)
		}
		for what, bad := range map[string][]byte{
			"empty": nil, "HTML": []byte("<!doctype html><script>alert(1)</script>"), "a program": []byte("MZ\x90\x00\x03"), "half": src[:len(src)/2],
			"zeros": make([]byte, 1000),
		} {
			out, found := picture.Clean("content/a/"+name, bad)
			is.True(t, found.Errors() == 1 && out == nil && found[0].Pos.File == "content/a/"+name, "%s: %s passes", name, what)
		}
		for other, bytes := range all {
			same := other[2:] == name[2:] || strings.HasPrefix(other, "a.jp") && strings.HasPrefix(name, "a.jp")
			if _, found := picture.Clean(name, bytes); !same && found == nil {
				t.Errorf("%s under the name %s passes", other, name)
			}
		}
	}
}

// claimed returns a PNG whose header claims a size, and little else.
func claimed(w, h uint32) []byte {
	head := []byte("IHDR\x00\x00\x00\x00\x00\x00\x00\x00\x08\x06\x00\x00\x00")
	binary.BigEndian.PutUint32(head[4:], w)
	binary.BigEndian.PutUint32(head[8:], h)
	out := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), head...)
	return binary.BigEndian.AppendUint32(out, crc32.ChecksumIEEE(head))
}

// TestBombs: pictures that claim to be huge are refused before memory is
// allocated.
func TestBombs(t *testing.T) {
	for name, src := range map[string][]byte{
		"a.png": claimed(60_000, 60_000), "b.png": claimed(1<<31-1, 1<<31-1), "c.png": claimed(16_000, 16_000),
		"d.png": make([]byte, picture.MaxBytes+1),
	} {
		got := testing.AllocsPerRun(1, func() {
			_, found := picture.Clean(name, src)
			is.True(t, found.Errors() == 1, "%s passes", name)
		})
		is.True(t, got <= 1000, "%s: %v allocations", name, got)
	}
	var b strings.Builder
	b.WriteString(svg(`<g id="a0"><path d="M0 0"/></g>`)[:len(svg(`<g id="a0"><path d="M0 0"/></g>`))-len("</svg>")])
	for i := range 40 {
		fmt.Fprintf(&b, `<g id="a%d"><use href="#a%d"/><use href="#a%d"/></g>`, i+1, i, i)
	}
	for name, src := range map[string]string{
		"laughs": b.String() + "</svg>", "in itself": svg(`<g id="a"><use href="#a"/></g>`),
		"deep": svg(strings.Repeat("<g>", 5000) + strings.Repeat("</g>", 5000)),
		"many": svg(strings.Repeat("<g/>", 200_000)),
	} {
		_, found := picture.Clean("a.svg", []byte(src))
		is.True(t, found.Errors() == 1, "%s passes", name)
	}
}

func svg(body string) string {
	return `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">` + body + `</svg>`
}

func TestDrawings(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{`<path d="M0 0h9"/><text x="1">Баға &amp; &#1179;</text>`, ""},
		{`<defs><linearGradient id="a"><stop offset="1"/></linearGradient></defs><rect fill="url(#a)" style="stroke:url('#a')"/><use xlink:href="#a"/>`, ""},
		{`<style>.a{fill:red}</style><image href="data:image/png;base64,iVBORw0KGgo="/>`, ""},
		{`a<!-- author -->b`, "ab"},
		{`<metadata><a/><b>c</b></metadata><g/>`, "<g/>"},
		{`<x:view xmlns:x="http://inkscape"><g/></x:view><g/>`, "<g/>"},
		{`<script xmlns="http://www.w3.org/1999/xhtml">alert(1)</script><g/>`, "<g/>"},
		{`<?xml-stylesheet href="https://x"?><g/>`, "<g/>"},
	} {
		want := svg(c.want)
		if c.want == "" {
			want = svg(c.body)
		}
		out, found := picture.Clean("a.svg", []byte(svg(c.body)))
		is.True(t, found == nil && string(out) == want, "%s\ngot  %s %v\nwant %s", c.body, out, found, want)
		again, found := picture.Clean("a.svg", out)
		is.True(t, found == nil && bytes.Equal(again, out), "%s: cleaned twice it is %s %v", c.body, again, found)
	}
	head := "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/svg11.dtd\">\n"
	if out, found := picture.Clean("a.svg", []byte(head+svg("<g/>"))); found != nil || strings.Contains(string(out), "DOCTYPE") {
		t.Errorf("%s %v", out, found)
	}
}

func TestNoDrawings(t *testing.T) {
	for _, body := range []string{
		`<script>alert(1)</script>`, `<script href="https://x"/>`, `<a href="https://x"><g/></a>`, `<foreignObject><b/></foreignObject>`,
		`<animate attributeName="href" to="javascript:alert(1)"/>`, `<set attributeName="onload" to="x"/>`, `<g onload="alert(1)"/>`, `<g OnClick="x"/>`,
		`<image href="https://x/a.png"/>`, `<image href="data:image/svg+xml,x"/>`, `<image xlink:href="//x"/>`, `<use href="https://x#a"/>`, `<use xlink:href="a.svg#b"/>`,
		`<rect fill="url(https://x)"/>`, `<rect style="fill:url( 'https://x')"/>`, `<rect style="fill:u\72l(https://x)"/>`, `<style>@import "https://x";</style>`,
		`<style>a{background:URL(//x)}</style>`, `<style><![CDATA[a{background:url(//x)}]]></style>`, `<s:script xmlns:s="http://www.w3.org/2000/svg"/>`,
		`<g>&unknown;</g>`, `<g>`, `<g a="1" a=2/>`, `<handler/>`, `<iframe/>`, `<discard/>`, "<g>\x00</g>",
	} {
		src := svg("\n " + body)
		out, found := picture.Clean("a.svg", []byte(src))
		if found.Errors() != 1 || out != nil {
			t.Errorf("%s passes: %s", body, out)
			continue
		}
		if found[0].Pos.Line < 2 {
			t.Errorf("%s: found at %s", body, found[0].Pos)
		}
	}
	for _, src := range []string{"", "hello", "<html/>", `<svg/>`, `<svg xmlns="http://www.w3.org/1999/xhtml"/>`, "<!DOCTYPE svg [<!ENTITY a \"b\">]>" + svg("&a;"), svg("") + "<svg", "\xff\xfe<\x00s\x00"} {
		_, found := picture.Clean("a.svg", []byte(src))
		is.True(t, found.Errors() == 1, "%q passes", src)
	}
}

func TestNames(t *testing.T) {
	for name, want := range map[string][2]bool{"a.png": {true, false}, "a.PNG": {false, true}, "a.avif": {false, true}, "a.HEIC": {false, true}, "a.md": {false, false}, "a.svg": {true, false}, "a": {false, false}} {
		is.Equal(t, [2]bool{picture.Is(name), picture.Unread(name)}, want, name)
	}
}

// FuzzClean: cleaning ends on any input, and its output is accepted unchanged
// and has nothing that runs.
func FuzzClean(f *testing.F) {
	for _, s := range []string{`<g/>`, `<script>`, `<metadata><g/></metadata>`, `<style>a{fill:url(#a)}</style>`, `<use href="#a"/>`, `<!-- a --><?b c?>`} {
		f.Add("a.svg", []byte(svg(s)))
	}
	f.Add("a.png", claimed(1, 1))
	f.Add("a.webp", oneWebP)
	f.Fuzz(func(t *testing.T, name string, src []byte) {
		out, found := picture.Clean(name, src)
		_ = found.Error()
		if (out == nil) == (found.Errors() == 0) && len(src) > 0 {
			t.Errorf("%d bytes and %d errors", len(out), found.Errors())
		}
		if found.Errors() > 0 {
			return
		}
		if again, found := picture.Clean(name, out); found != nil || !bytes.Equal(again, out) {
			t.Errorf("%q is %q the second time: %v", out, again, found)
		}
		if strings.HasSuffix(name, ".svg") && bytes.Contains(bytes.ToLower(out), []byte("<script")) {
			t.Errorf("a script got through: %q", out)
		}
	})
}
