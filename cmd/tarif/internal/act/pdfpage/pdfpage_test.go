package pdfpage

import (
	"bytes"
	"compress/zlib"
	"encoding/ascii85"
	"errors"
	"fmt"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/test/is"
)

func packed(data string) string {
	var b bytes.Buffer
	w := zlib.NewWriter(&b)
	w.Write([]byte(data))
	w.Close()
	return b.String()
}

func base85(data string) string {
	out := make([]byte, ascii85.MaxEncodedLen(len(data)))
	return string(out[:ascii85.Encode(out, []byte(data))])
}

func streamOf(entries, data string) string {
	return fmt.Sprintf("<<%s/Length %d>>\nstream\n%s\nendstream", entries, len(data), data)
}

// pdf joins objects, numbered from 1, into a file; object 1 is the catalogue.
func pdf(objects ...string) []byte {
	var b strings.Builder
	b.WriteString("%PDF-1.5\n")
	for i, o := range objects {
		if o != "" {
			fmt.Fprintf(&b, "%d 0 obj\n%s\nendobj\n", i+1, o)
		}
	}
	return []byte(b.String() + "trailer\n<</Root 1 0 R>>\n%%EOF\n")
}

// one returns a file with one page of the given content and resources.
func one(content, resources string, more ...string) []byte {
	return pdf(append([]string{
		"<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
		"<</Type/Page/Contents 4 0 R/Resources<<" + resources + ">>>>", content,
	}, more...)...)
}

const helvetica = "/Font<</F<</Type/Font/Subtype/Type1/BaseFont/Helvetica/FirstChar 65/Widths[500 600 700]>>>>"

func words(p Page) string {
	var b strings.Builder
	for _, g := range p.Glyphs {
		b.WriteString(g.Text)
	}
	return b.String()
}

func TestPlaces(t *testing.T) {
	content := `q 2 0 0 2 10 20 cm BT /F 10 Tf 3 Tc 2 Tw 50 Tz 14 TL 1 2 Td (AB) Tj T* [(A) -100 (C)] TJ (A) ' 1 2 (B) " 0 -5 TD 4 Ts (A ) Tj ET Q
BT /F 5 Tf 1 0 0 1 7 8 Tm (\101\102\
\)) Tj ET`
	pages, err := Read(one(streamOf("", content), helvetica))
	if err != nil || len(pages) != 1 {
		t.Fatal(pages, err)
	}
	want := []Glyph{
		{1200, 2400, 500, 2000, "A", 1, false, false}, {2000, 2400, 600, 2000, "B", 1, false, false},
		{1200, -400, 500, 2000, "A", 1, false, false}, {2100, -400, 700, 2000, "C", 1, false, false},
		{1200, -3200, 500, 2000, "A", 1, false, false}, {1200, -6000, 600, 2000, "B", 1, false, false},
		{1200, -6200, 500, 2000, "A", 1, false, false}, {1900, -6200, 500, 2000, " ", 1, false, false},
		{700, 800, 250, 500, "A", 2, false, false}, {950, 800, 300, 500, "B", 2, false, false}, {1250, 800, 250, 500, ")", 2, false, false},
	}
	if len(pages[0].Glyphs) != len(want) {
		t.Fatalf("got %v", pages[0].Glyphs)
	}
	for i, g := range pages[0].Glyphs {
		is.Equal(t, g, want[i], i)
	}
}

// dots repeats an operator at every second point.
func dots(n int, format string) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, format, 10+2*i)
	}
	return b.String()
}

func TestRules(t *testing.T) {
	for content, want := range map[string][]Rule{
		"10 20 m 110 20 l S":                               {{1000, 2000, 11000, 2000}},
		"10 20 m 110 20 l n":                               nil,
		"10 20 100 1 re f":                                 {{1000, 2050, 11000, 2050}},
		"10 20 1 100 re f*":                                {{1050, 2000, 1050, 12000}},
		"10 20 100 50 re f":                                nil,
		"10 20 100 50 re W n":                              nil,
		"10 20 100 50 re S":                                {{1000, 2000, 11000, 2000}, {11000, 2000, 11000, 7000}, {1000, 7000, 11000, 7000}, {1000, 2000, 1000, 7000}},
		"0 0 m 50 50 l S":                                  nil,
		"0 0 m 50 0 l 50 40 l s":                           {{0, 0, 5000, 0}, {5000, 0, 5000, 4000}},
		"0 0 m 1 1 2 2 50 0 c S":                           nil,
		"0 0 m 50 0 l 49 1 l 1 1 l h f":                    {{0, 50, 5000, 50}},
		dots(8, "%d 20 1 1 re f ") + "10 23 1 1 re f ":     {{1000, 2050, 2500, 2050}},
		dots(8, "20 %d m 21 %[1]d l S 40 %[1]d 1 2 re f "): {{4050, 1000, 4050, 2600}},
		dots(3, "%d 20 1 1 re f "):                         nil, // an ellipsis
		"q 0 1 -1 0 0 0 cm 0 0 m 50 0 l S Q 0 0 m 9 0 l S": {{0, 0, 0, 5000}, {0, 0, 900, 0}},
	} {
		pages, err := Read(one(streamOf("", content), ""))
		is.OK(t, err)
		got := pages[0].Rules
		is.True(t, fmt.Sprint(got) == fmt.Sprint(want), "%s: got %v, want %v", content, got, want)
	}
}

// White letters count only where something is painted behind them.
func TestPale(t *testing.T) {
	const say = "BT /F 10 Tf 1 0 0 1 10 20 Tm (A) Tj ET "
	for before, struck := range map[string]bool{
		"1 g ":                               true,
		"1 1 1 rg ":                          true,
		"0 0 0 0 k ":                         true,
		"/C cs 1 sc ":                        true,
		"1 g 0 0 50 50 re f ":                true,
		"0 0 0 0.04 k ":                      true,
		"":                                   false,
		"0.5 g ":                             false,
		"0 0 0 1 k ":                         false,
		"1 g /P scn ":                        false,
		"q 1 g Q ":                           false,
		"0.2 g 0 0 50 50 re f 1 g ":          false,
		"1 g /S sh ":                         false,
		"1 g BI /W 1 ID x EI ":               false,
		"0 0 1 rg 60 0 50 50 re f 1 1 1 rg ": true,
	} {
		pages, err := Read(one(streamOf("", "BT /F 10 Tf 1 0 0 1 10 90 Tm (BCB) Tj ET "+before+say), helvetica))
		is.OK(t, err)
		g := pages[0].Glyphs
		is.Equal(t, g[len(g)-1].Struck, struck, "%s", before)
	}
}

func TestFilters(t *testing.T) {
	content := "BT /F 10 Tf (ABC) Tj ET"
	rows := ""
	for i := 0; i < len(content); i += 4 { // rows of four bytes, as differences to the row above
		row := []byte(fmt.Sprintf("%-4s", content[i:min(i+4, len(content))]))
		up := []byte("\x00\x00\x00\x00")
		if i > 0 {
			up = []byte(content[i-4 : i])
		}
		for k := range row {
			row[k] -= up[k]
		}
		rows += "\x02" + string(row)
	}
	for name, stream := range map[string]string{
		"none":         streamOf("", content),
		"Flate":        streamOf("/Filter/FlateDecode", packed(content)),
		"short name":   streamOf("/Filter[/Fl]", packed(content)),
		"hex":          streamOf("/Filter/ASCIIHexDecode", fmt.Sprintf("%x>", content)),
		"base 85":      streamOf("/Filter/ASCII85Decode", base85(content)+"~>"),
		"two":          streamOf("/Filter[/AHx/Fl]", fmt.Sprintf("%x>", packed(content))),
		"predicted":    streamOf("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 4>>", packed(rows)),
		"wrong length": "<</Length 3>>\nstream\n" + content + "\nendstream",
		"no length":    "<<>>stream\r\n" + content + "\rendstream",
		"sum is wrong": streamOf("/Filter/FlateDecode", packed(content)[:len(packed(content))-1]+"x"),
	} {
		pages, err := Read(one(stream, helvetica))
		is.True(t, err == nil && words(pages[0]) == "ABC", "%s: got %v, %v", name, pages, err)
	}
}

func TestFonts(t *testing.T) {
	cmap := streamOf("", "begincmap 1 beginbfchar <01> <049A> endbfchar 2 beginbfrange <02> <04> <0430> <05> <06> [<04D9> <00660069>] endbfrange endcmap")
	for name, c := range map[string]struct{ font, show, want string }{
		"Windows-1252": {"<</Subtype/TrueType/Encoding/WinAnsiEncoding>>", `(a\223\251)`, "a“©"},
		"differences":  {"<</Subtype/Type1/Encoding<</Differences[1/afii10017/afii10097/uni04D9 9/afii61352/a/zero/fi.x]>>>>", `(\001\002\003\011\012\013)`, "Аяә№a0"},
		"ToUnicode":    {"<</Subtype/Type1/ToUnicode 5 0 R>>", `<01020304050641>`, "ҚабвәfiA"},
		"composite":    {"<</Subtype/Type0/ToUnicode 5 0 R/DescendantFonts[<</W[1[250]2 4 300]>>]>>", `<00010002000500FF>`, "Қаә\ufffd"},
		"no such":      {"null", `(abc)`, ""},
		"three":        {"<</Subtype/Type3/FontMatrix[.01 0 0 .01 0 0]/FirstChar 65/Widths[50]>>", `(AA)`, "AA"},
	} {
		content := "BT /F 10 Tf " + c.show + " Tj ET"
		pages, err := Read(one(streamOf("", content), "/Font<</F "+c.font+">>", cmap))
		is.True(t, err == nil && words(pages[0]) == c.want, "%s: got %v, %v", name, pages, err)
		if name == "composite" && pages[0].Glyphs[2].X != 550 || name == "three" && pages[0].Glyphs[1].X != 500 {
			t.Errorf("%s: widths are wrong: %v", name, pages[0].Glyphs)
		}
	}
}

// TestStructure covers object streams, repeated object numbers, forms, inline
// images and pages without a page tree.
func TestStructure(t *testing.T) {
	inner := "1 0 2 29 <</Type/Catalog/Pages 2 0 R>> <</Type/Pages/Kids[[3 0 R] 3 0 R]>>"
	objects := streamOf("/Type/ObjStm/N 2/First 9/Filter/FlateDecode", packed(strings.Replace(inner, "1 0 2 29 ", "1 0 2 30 ", 1)))
	page := "<</Type/Page/Contents[4 0 R 6 0 R]/Resources<<" + helvetica + "/XObject<</X 5 0 R>>>>>>"
	content := streamOf("", "BI /W 2 /H 2 ID \x01(\x02<< EI q /X Do Q")
	form := streamOf("/Type/XObject/Subtype/Form/Matrix[1 0 0 1 5 0]", "BT /F 10 Tf (B) Tj ET /X Do q")
	second := streamOf("", "BT /F 10 Tf 50 0 Td (C) Tj ET")
	data := pdf("", "", page, content, form, second, objects)
	pages, err := Read(data)
	is.Must(t, err == nil && len(pages) == 1 && words(pages[0]) == strings.Repeat("B", maxForms)+"C", "got %v, %v", pages, err)
	g := pages[0].Glyphs
	is.True(t, g[0].X == 500 && g[1].X == 1000 && g[maxForms].X == 5000, "got %v", g)
	newer := strings.Replace(string(data), "trailer", "3 0 obj <</Type/Page/Contents 6 0 R/Resources<<"+helvetica+">>>> endobj trailer", 1)
	if pages, err = Read([]byte(newer)); err != nil || words(pages[0]) != "C" {
		t.Errorf("the newer object does not count: %v, %v", pages, err)
	}
	loose := strings.Replace(newer, "/Root", "/Rood", 1)
	if pages, err = Read([]byte(loose)); err != nil || words(pages[0]) != "C" {
		t.Errorf("pages without a tree: %v, %v", pages, err)
	}
}

// TestHurt checks that hostile files end quickly with an error or a page.
func TestHurt(t *testing.T) {
	selfStream := "%PDF-1.5\n2 0 obj\n<</Type/XRef/Size 3/W[1 1 1]/Root 1 0 R/Length 9>>\nstream\n\x00\x00\x00\x02\x01\x00\x01\x09\x00\nendstream\nendobj\nstartxref\n9\n%%EOF\n"
	bomb := packed(strings.Repeat(" ", 300<<20))
	for name, data := range map[string][]byte{
		"its own container":    []byte(selfStream),
		"container of itself":  pdf(streamOf("/Type/ObjStm/N 1/First 4", "1 0 <</Type/Catalog/Pages 1 0 R>>")),
		"tree in a circle":     pdf("<</Pages 2 0 R>>", "<</Kids[2 0 R 3 0 R]>>", "<</Kids[2 0 R 1 0 R 3 0 R]>>"),
		"length of itself":     one("<</Length 4 0 R>>stream\n(a) Tj\nendstream", helvetica),
		"circle of references": pdf("<</Pages 2 0 R>>", "3 0 R", "2 0 R"),
		"bomb":                 one(streamOf("/Filter/FlateDecode", bomb), helvetica),
		"bomb of bombs":        one(streamOf("/Filter[/FlateDecode/FlateDecode]", packed(bomb)), helvetica),
		"wide predictor":       one(streamOf("/Filter/FlateDecode/DecodeParms<</Predictor 12/Columns 2147483647>>", packed("a")), helvetica),
		"deep arrays":          one(streamOf("", strings.Repeat("[", 1<<20)), helvetica),
		"deep dictionaries":    pdf(strings.Repeat("<</A", 1<<18)),
		"open arrays":          []byte("%PDF-1.4\n" + strings.Repeat("1 0 obj [ 1 0 R ", 1<<16)),
		"many glyphs":          one(streamOf("/Filter/FlateDecode", packed("BT /F 1 Tf "+strings.Repeat("("+strings.Repeat("A", 1000)+") Tj ", 30_000))), helvetica),
		"many rules":           one(streamOf("/Filter/FlateDecode", packed(strings.Repeat("0 0 m 9 0 l S ", 1_000_000))), helvetica),
		"many forms":           one(streamOf("/Subtype/Form", strings.Repeat("/X Do ", 20)), "/XObject<</X 4 0 R>>"),
		"wide range":           one(streamOf("", "BT /F 1 Tf (A) Tj"), "/Font<</F<</ToUnicode 5 0 R>>>>", streamOf("", strings.Repeat("1 beginbfrange <0000> <FFFF> <0000> endbfrange ", 10_000))),
		"numbers":              one(streamOf("", "1e309 -1e309 9e99 0 99999999999999999999 --5 cm BT /F 1e30 Tf 0 0 0 0 0 0 Tm (A) Tj"), helvetica),
	} {
		start := time.Now()
		pages, err := Read(data)
		if err == nil && len(pages) == 0 {
			t.Errorf("%s: neither a page nor an error", name)
		}
		took := time.Since(start)
		is.True(t, took <= 60*time.Second, "%s took %v", name, took)
	}
	if _, err := Read(one(streamOf("/Filter/FlateDecode", bomb), helvetica)); !errors.Is(err, ErrTooMuch) {
		t.Errorf("a bomb: %v", err)
	}
}
