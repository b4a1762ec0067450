package card

import (
	"bytes"
	"compress/zlib"
	"encoding/binary"
	"hash/crc32"
	"image"
	"sync"
)

// png returns the card as a PNG of four bits a pixel. image/png asks for each
// pixel through an interface and takes four times as long, and a country has
// tens of thousands of cards; a test compares both.
func (s *sheet) png() ([]byte, error) {
	var b bytes.Buffer
	b.WriteString("\x89PNG\r\n\x1a\n")
	size := s.img.Rect.Size()
	head := binary.BigEndian.AppendUint32(nil, uint32(size.X))
	head = binary.BigEndian.AppendUint32(head, uint32(size.Y))
	chunk(&b, "IHDR", append(head, 4, 3, 0, 0, 0)) // bits, palette, deflate, filters, not interlaced
	var colours []byte
	for _, c := range s.img.Palette {
		r, g, bl, _ := c.RGBA()
		colours = append(colours, byte(r>>8), byte(g>>8), byte(bl>>8))
	}
	chunk(&b, "PLTE", colours)
	rows, err := deflated(s.img)
	chunk(&b, "IDAT", rows)
	chunk(&b, "IEND", nil)
	return b.Bytes(), err
}

func chunk(b *bytes.Buffer, name string, data []byte) {
	var n [4]byte
	binary.BigEndian.PutUint32(n[:], uint32(len(data)))
	b.Write(n[:])
	b.WriteString(name)
	b.Write(data)
	sum := crc32.NewIEEE()
	sum.Write([]byte(name))
	sum.Write(data)
	binary.BigEndian.PutUint32(n[:], sum.Sum32())
	b.Write(n[:])
}

// deflated compresses the rows, each as its difference from the one above,
// which is small.
func deflated(img *image.Paletted) ([]byte, error) {
	var b bytes.Buffer
	z := deflaters.Get().(*zlib.Writer)
	defer deflaters.Put(z)
	z.Reset(&b)
	width, half := img.Rect.Dx(), (img.Rect.Dx()+1)/2
	row, above, line := make([]byte, half), make([]byte, half), make([]byte, 1+half)
	line[0] = 2 // the filter "up"
	for y := range img.Rect.Dy() {
		pixels := img.Pix[y*img.Stride : y*img.Stride+width]
		if y > 0 && bytes.Equal(pixels, img.Pix[(y-1)*img.Stride:][:width]) {
			clear(line[1:]) // most rows equal the one above
		} else {
			halve(row, pixels)
			for i, v := range row {
				line[i+1] = v - above[i]
			}
			above, row = row, above
		}
		if _, err := z.Write(line); err != nil {
			return nil, err
		}
	}
	err := z.Close()
	return b.Bytes(), err
}

// halve puts two pixels into each byte.
func halve(row, pixels []byte) {
	for i := range pixels {
		if i%2 == 0 {
			row[i/2] = pixels[i] << 4
		} else {
			row[i/2] |= pixels[i]
		}
	}
}

// deflaters are reused between cards, because they are large.
var deflaters = sync.Pool{New: func() any {
	z, _ := zlib.NewWriterLevel(nil, zlib.BestSpeed) // the level is valid
	return z
}}
