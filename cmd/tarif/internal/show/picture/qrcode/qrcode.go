// Package qrcode writes an address as a QR code, so that readers of a printed
// sheet can open the live page.
package qrcode

import (
	"bytes"
	"fmt"

	"rsc.io/qr" // error correction and masks
)

// quiet is the white margin that scanners need, in modules.
const quiet = 4

// SVG returns the code as one path of black squares on white. It uses the
// lowest error correction, with which a tenth may be soiled: in print it is
// seldom larger than a stamp, so fewer and larger squares are worth more.
func SVG(address string) ([]byte, error) {
	code, err := qr.Encode(address, qr.L)
	if err != nil {
		return nil, fmt.Errorf("QR code of %s: %w", address, err)
	}
	size := code.Size + 2*quiet
	var b bytes.Buffer
	fmt.Fprintf(&b, `<svg xmlns="http://www.w3.org/2000/svg" width="%d" height="%[1]d" viewBox="0 0 %[2]d %[2]d" shape-rendering="crispEdges"><path fill="#fff" d="M0 0h%[2]dv%[2]dH0z"/><path d="`, 4*size, size)
	for y := range code.Size {
		row(&b, code, y)
	}
	b.WriteString("\"/></svg>\n")
	return b.Bytes(), nil
}

// row writes each run of black modules as a rectangle of height one.
func row(b *bytes.Buffer, code *qr.Code, y int) {
	for x := 0; x < code.Size; x++ {
		start := x
		for x < code.Size && code.Black(x, y) {
			x++
		}
		if n := x - start; n > 0 {
			fmt.Fprintf(b, "M%d %dh%dv1h-%dz", start+quiet, y+quiet, n, n)
		}
	}
}

// Squares returns the code's modules by row, black ones true, without a margin.
func Squares(address string) ([][]bool, error) {
	code, err := qr.Encode(address, qr.M)
	if err != nil {
		return nil, fmt.Errorf("QR code of %s: %w", address, err)
	}
	out := make([][]bool, code.Size)
	for y := range out {
		out[y] = make([]bool, code.Size)
		for x := range out[y] {
			out[y][x] = code.Black(x, y)
		}
	}
	return out, nil
}
