package picture

import (
	"bytes"
	"encoding/binary"
	"errors"
	"slices"
)

// What stands in a photograph's file beside the photograph goes to every reader
// too: texts, and whatever is appended to it, a web page or a program. The
// functions here leave it out; the points stay as they are.

var errCut = errors.New("the file ends too early")

// shown are the chunks of a PNG that say how it looks.
var shown = []string{"IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "sBIT", "bKGD", "pHYs", "cICP", "acTL", "fcTL", "fdAT"}

func trimPNG(src []byte) ([]byte, error) {
	out, rest := bytes.Clone(src[:8]), src[8:]
	for len(rest) >= 12 {
		n := int64(binary.BigEndian.Uint32(rest)) + 12
		if n > int64(len(rest)) {
			return nil, errCut
		}
		kind := string(rest[4:8])
		if slices.Contains(shown, kind) {
			out = append(out, rest[:n]...)
		}
		if kind == "IEND" {
			return out, nil
		}
		rest = rest[n:]
	}
	return nil, errCut
}

// trimJPEG leaves out the comments and what follows the end of the picture.
func trimJPEG(src []byte) ([]byte, error) {
	out, at := bytes.Clone(src[:2]), 2
	for at+2 <= len(src) {
		marker := src[at+1]
		switch {
		case src[at] != 0xff: // the points, up to the next marker
			end := bytes.IndexByte(src[at:], 0xff)
			if end < 0 {
				return nil, errCut
			}
			out, at = append(out, src[at:at+end]...), at+end
		case marker == 0xff:
			at++
		case marker == 0xd9:
			return append(out, 0xff, 0xd9), nil
		case marker == 0 || marker == 1 || marker >= 0xd0 && marker <= 0xd8:
			out, at = append(out, 0xff, marker), at+2
		case at+4 > len(src) || at+2+int(binary.BigEndian.Uint16(src[at+2:])) > len(src):
			return nil, errCut
		default:
			end := at + 2 + int(binary.BigEndian.Uint16(src[at+2:]))
			if marker != 0xfe {
				out = append(out, src[at:end]...)
			}
			at = end
		}
	}
	return nil, errCut
}

func trimWebP(src []byte) ([]byte, error) {
	end := 8 + int64(binary.LittleEndian.Uint32(src[4:]))
	if end > int64(len(src)) {
		return nil, errCut
	}
	return src[:end], nil
}

// trimGIF leaves out what follows the end of the picture.
func trimGIF(src []byte) ([]byte, error) {
	palette := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	at := 13 + palette(src[10])
	for at < len(src) {
		switch src[at] {
		case ';':
			return src[:at+1], nil
		case '!':
			at += 2
		case ',':
			if at+10 > len(src) {
				return nil, errCut
			}
			at += 11 + palette(src[at+9])
		default:
			return nil, errCut
		}
		for at < len(src) && src[at] != 0 {
			at += 1 + int(src[at])
		}
		at++
	}
	return nil, errCut
}
