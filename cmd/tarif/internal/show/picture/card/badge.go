package card

import (
	"bytes"
	"encoding/xml"
	"fmt"
)

// The measures of a badge, in pixels.
const (
	badgeHeight = 28
	badgeSize   = 14
	badgeMargin = 10
	badgeFoot   = 19 // the baseline
)

// Badge returns a small picture of a name and a price that other sites show as
// a link. It is an SVG in the reader's fonts, compressed into the width that
// our font would need.
func (p *Painter) Badge(name, price string) []byte {
	left := p.letters.width(style{regular, badgeSize}, standIn.Replace(name))
	right := p.letters.width(style{bold, badgeSize}, standIn.Replace(price))
	split := left + 2*badgeMargin
	whole := split + right + 2*badgeMargin
	said := escaped(name + ": " + price)
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%d" viewBox="0 0 %[1]d %[2]d" role="img" aria-label="%[3]s"><title>%[3]s</title>`, whole, badgeHeight, said)
	fmt.Fprintf(&b, `<rect width="%d" height="%d" rx="5" fill="#0b4a6b"/>`, whole, badgeHeight)
	fmt.Fprintf(&b, `<path fill="#fff" d="M%d 1h%dq4 0 4 4v%dq0 4-4 4H%[1]dz"/>`, split, right+2*badgeMargin-5, badgeHeight-10)
	fmt.Fprintf(&b, `<g font-family="system-ui,Noto Sans,DejaVu Sans,Verdana,sans-serif" font-size="%d">`, badgeSize)
	fmt.Fprintf(&b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" fill="#fff">%s</text>`, badgeMargin, badgeFoot, left, escaped(name))
	fmt.Fprintf(&b, `<text x="%d" y="%d" textLength="%d" lengthAdjust="spacingAndGlyphs" font-weight="700" fill="#0b4a6b">%s</text></g></svg>`+"\n",
		split+badgeMargin, badgeFoot, right, escaped(price))
	return b.Bytes()
}

func escaped(text string) string {
	var b bytes.Buffer
	_ = xml.EscapeText(&b, []byte(text)) // cannot fail
	return b.String()
}
