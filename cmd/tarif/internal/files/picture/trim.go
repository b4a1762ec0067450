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

// trimJPEG leaves out the comments, what follows the end of the picture, and
// what a camera or a program says of it, such as where it was taken; it keeps
// how it is to be shown: its colours and which way up it is.
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
		case at+4 > len(src) || binary.BigEndian.Uint16(src[at+2:]) < 2 || at+2+int(binary.BigEndian.Uint16(src[at+2:])) > len(src):
			return nil, errCut
		default:
			end := at + 2 + int(binary.BigEndian.Uint16(src[at+2:]))
			out, at = append(out, segment(marker, src[at:end])...), end
		}
	}
	return nil, errCut
}

// segment returns what is kept of a segment of a JPEG, with its marker.
func segment(marker byte, src []byte) []byte {
	switch body := src[4:]; {
	case marker == 0xe1 && bytes.HasPrefix(body, []byte("Exif\x00\x00")):
		if way := orientation(body[6:]); way > 1 {
			return slices.Concat([]byte("\xff\xe1\x00\x22Exif\x00\x00"), upright(way))
		}
		return nil
	case marker == 0xe0, marker == 0xee && bytes.HasPrefix(body, []byte("Adobe")), // how the colours are written
		marker == 0xe2 && bytes.HasPrefix(body, []byte("ICC_PROFILE\x00")),
		marker < 0xe0 || marker > 0xef && marker != 0xfe:
		return src
	}
	return nil
}

// orientation returns the orientation in a block of EXIF, 1 to 8; 0 if it says
// none.
func orientation(exif []byte) byte {
	var order binary.ByteOrder = binary.LittleEndian
	if bytes.HasPrefix(exif, []byte("MM")) {
		order = binary.BigEndian
	}
	if len(exif) < 8 || uint64(order.Uint32(exif[4:]))+2 > uint64(len(exif)) {
		return 0
	}
	all := exif[order.Uint32(exif[4:]):]
	n := int(order.Uint16(all))
	for all = all[2:]; n > 0 && len(all) >= 12; n, all = n-1, all[12:] {
		if way := order.Uint16(all[8:]); order.Uint16(all) == 0x112 && way <= 8 {
			return byte(way)
		}
	}
	return 0
}

// upright returns a block of EXIF that says the orientation and nothing else.
func upright(way byte) []byte {
	return append([]byte("MM\x00\x2a\x00\x00\x00\x08\x00\x01\x01\x12\x00\x03\x00\x00\x00\x01\x00"), way, 0, 0, 0, 0, 0, 0)
}

// trimWebP leaves out the chunks that are not the picture's, and what follows
// its end.
func trimWebP(src []byte) ([]byte, error) {
	end := 8 + int64(binary.LittleEndian.Uint32(src[4:]))
	if end > int64(len(src)) || end < 12 {
		return nil, errCut
	}
	out, rest := bytes.Clone(src[:12]), src[12:end]
	for len(rest) > 0 {
		if len(rest) < 8 {
			return nil, errCut
		}
		n := int64(binary.LittleEndian.Uint32(rest[4:])) + 8
		n += n & 1
		if n > int64(len(rest)) {
			return nil, errCut
		}
		switch kind := string(rest[:4]); kind {
		case "VP8X":
			out = append(out, rest[:n]...)
			if n >= 9 {
				out[len(out)-int(n)+8] &^= 0x0c // there is no EXIF and no XMP
			}
		case "VP8 ", "VP8L", "ALPH", "ICCP":
			out = append(out, rest[:n]...)
		}
		rest = rest[n:]
	}
	binary.LittleEndian.PutUint32(out[4:], uint32(len(out)-8))
	return out, nil
}

// trimGIF leaves out texts and what programs note of the picture, and what
// follows its end.
func trimGIF(src []byte) ([]byte, error) {
	palette := func(flags byte) int {
		if flags&0x80 == 0 {
			return 0
		}
		return 3 << (flags&7 + 1)
	}
	at := min(13+palette(src[10]), len(src))
	out := bytes.Clone(src[:at])
	for at < len(src) {
		from := at
		switch src[at] {
		case ';':
			return append(out, ';'), nil
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
		if at > len(src) {
			return nil, errCut
		}
		if block := src[from:at]; block[0] == ',' || block[1] == 0xf9 || bytes.HasPrefix(block[2:], []byte("\x0bNETSCAPE2.0")) { // a picture, how it moves, and how often
			out = append(out, block...)
		}
	}
	return nil, errCut
}
