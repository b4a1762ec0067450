package doctest

import (
	"bytes"
	"cmp"
	"compress/zlib"
	"fmt"
	"slices"
	"strings"
)

// Sheet is a page that a test draws itself: words and lines at given positions.
type Sheet struct {
	bytes.Buffer
	Wide  int // width of a character in thousandths of its size; 0 means 500
	codes map[rune]int
}

// NewSheet returns the first page of a file.
func NewSheet() *Sheet { return &Sheet{codes: map[rune]int{}} }

// Next returns another page of the same file.
func (s *Sheet) Next() *Sheet { return &Sheet{codes: s.codes} }

// Say writes a text in two-byte codes.
func (s *Sheet) Say(x, y, size float64, text string) {
	fmt.Fprintf(s, "BT /F1 %g Tf 1 0 0 1 %g %g Tm <", size, x, y)
	for _, r := range text {
		if s.codes[r] == 0 {
			s.codes[r] = len(s.codes) + 1
		}
		fmt.Fprintf(s, "%04X", s.codes[r])
	}
	fmt.Fprint(s, "> Tj ET\n")
}

// Stroke draws a line.
func (s *Sheet) Stroke(x0, y0, x1, y1 float64) {
	fmt.Fprintf(s, "%g %g m %g %g l S\n", x0, y0, x1, y1)
}

// font returns the objects of the font, with its table from codes to letters.
func (s *Sheet) font(first int) []string {
	var table strings.Builder
	fmt.Fprintf(&table, "/CIDInit /ProcSet findresource begin begincmap\n1 begincodespacerange <0000> <FFFF> endcodespacerange\n%d beginbfchar\n", len(s.codes))
	var runes []rune
	for r := range s.codes {
		runes = append(runes, r)
	}
	slices.Sort(runes)
	for _, r := range runes {
		fmt.Fprintf(&table, "<%04X> <%04X>\n", s.codes[r], r)
	}
	table.WriteString("endbfchar endcmap end")
	wide := cmp.Or(s.Wide, 500)
	return []string{
		fmt.Sprintf("<</Type/Font/Subtype/Type0/BaseFont/A/Encoding/Identity-H/DescendantFonts[%d 0 R]/ToUnicode %d 0 R>>", first+1, first+2),
		fmt.Sprintf("<</Type/Font/Subtype/CIDFontType2/BaseFont/A/DW %d/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>>>", wide),
		StreamOf("", table.String()),
	}
}

func StreamOf(entries, data string) string {
	return fmt.Sprintf("<</Length %d%s>>\nstream\n%s\nendstream", len(data), entries, data)
}

// Packed returns data compressed for FlateDecode.
func Packed(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

// PDFOf joins objects, numbered from 1, into a file with a cross-reference
// table.
func PDFOf(objects []string, trailer string) []byte {
	var b bytes.Buffer
	b.WriteString("%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
	var at []int
	for i, o := range objects {
		at = append(at, b.Len())
		fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
	}
	start := b.Len()
	fmt.Fprintf(&b, "xref\n0 %d\n0000000000 65535 f \n", len(at)+1)
	for _, n := range at {
		fmt.Fprintf(&b, "%010d 00000 n \n", n)
	}
	fmt.Fprintf(&b, "trailer\n<</Size %d/Root 1 0 R%s>>\nstartxref\n%d\n%%%%EOF\n", len(at)+1, trailer, start)
	return b.Bytes()
}

// Book makes a file of sheets that share the font of the first one.
func Book(pack bool, sheets ...*Sheet) []byte {
	kids := ""
	objects := []string{"<</Type/Catalog/Pages 2 0 R>>", ""}
	objects = append(objects, sheets[0].font(3)...)
	for _, s := range sheets {
		n := len(objects) + 1
		kids += fmt.Sprintf("%d 0 R ", n)
		content := StreamOf("", s.String())
		if pack {
			content = StreamOf("/Filter/FlateDecode", Packed(s.String()))
		}
		objects = append(objects, fmt.Sprintf("<</Type/Page/Parent 2 0 R/Contents %d 0 R>>", n+1), content)
	}
	objects[1] = fmt.Sprintf("<</Type/Pages/Kids[%s]/Count %d/MediaBox[0 0 595 842]/Resources<</Font<</F1 3 0 R>>>>>>", kids, len(sheets))
	return PDFOf(objects, "")
}
