package doc

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/doctest"
	"tarif/cmd/tarif/internal/test/is"
)

// actSheets draw a small act: a title, a table with a heading of two lines, a
// section over all columns, and its continuation on the next page.
func actSheets() []*doctest.Sheet {
	s := doctest.NewSheet()
	s.Say(100, 790, 14, "Тарифтерді бекіту туралы")
	s.Say(50, 760, 10, "Қаулы бірінші жолы,")
	s.Say(50, 748, 10, "екінші жолы.")
	s.Say(50, 700, 10, "Қала әкімі")
	s.Say(300, 700, 10, "М. Байменов")
	for _, y := range []float64{650, 590, 570, 540, 510} {
		s.Stroke(50, y, 500, y)
	}
	s.Stroke(400, 620, 500, 620)
	s.Stroke(50, 510, 50, 650)
	s.Stroke(500, 510, 500, 650)
	for _, x := range []float64{80, 400} {
		s.Stroke(x, 590, x, 650)
		s.Stroke(x, 510, x, 570)
	}
	s.Stroke(450, 510, 450, 570)
	s.Stroke(450, 590, 450, 620)
	s.Say(55, 630, 10, "№")
	s.Say(90, 630, 10, "Қызмет түрлері")
	s.Say(410, 630, 10, "Бағасы")
	s.Say(410, 600, 10, "а")
	s.Say(460, 600, 10, "б")
	s.Say(90, 576, 10, "Әлеуметтік")
	s.Say(55, 556, 10, "1")
	s.Say(90, 558, 10, "Ғимаратты жинау,")
	s.Say(90, 546, 10, "үй ұстау 1 м")
	s.Say(150, 550, 6, "3")
	s.Say(402, 556, 8, "948,30")
	s.Say(455, 556, 8, "10")
	s.Say(463, 559, 5, "1")
	s.Say(55, 520, 10, "2")
	s.Say(90, 520, 10, "һәм екі")
	s.Say(402, 520, 8, "1 896,60")
	s.Say(290, 30, 10, "1")

	next := s.Next()
	next.Stroke(50, 800, 500, 800)
	next.Stroke(50, 770, 500, 770)
	for _, x := range []float64{50, 80, 400, 450, 500} {
		next.Stroke(x, 770, x, 800)
	}
	next.Say(55, 780, 10, "3")
	next.Say(90, 780, 10, "үш")
	next.Say(402, 780, 8, "5")
	next.Say(50, 740, 10, "* ескерту")
	next.Say(290, 30, 10, "2")
	return []*doctest.Sheet{s, next}
}

const actWant = `pdf 
0 Тарифтерді бекіту туралы
0 Қаулы бірінші жолы,\nекінші жолы.
0 Қала әкімі\tМ. Байменов
0 table
  № {1x2} | Қызмет түрлері {1x2} | Бағасы {2x1}
  а | б
  Әлеуметтік {4x1}
  1 | Ғимаратты жинау,\nүй ұстау 1 м³ | 948,30 | 10¹
  2 | һәм екі | 1 896,60 | 
  3 | үш | 5 | 
0 * ескерту
note: a line that is on most pages was left out: "1"
note: the PDF was read by this program, tables by their lines
`

func TestPDF(t *testing.T) {
	for _, pack := range []bool{false, true} {
		d, err := Read(t.Context(), "a.pdf", doctest.Book(pack, actSheets()...))
		is.OK(t, err)
		is.Equal(t, dump(d), actWant, "packed %v", pack)
	}
}

// Borders that a browser draws as dots or dashes are lines, too.
func TestPDFDotted(t *testing.T) {
	for _, dash := range [][2]float64{{0.5, 1}, {0.75, 1.5}, {2.25, 3.7}, {4.5, 7}} {
		sheets := actSheets()
		for _, s := range sheets {
			content := strings.Split(s.String(), "\n")
			s.Reset()
			for _, line := range content {
				var x0, y0, x1, y1 float64
				if n, _ := fmt.Sscanf(line, "%g %g m %g %g l S", &x0, &y0, &x1, &y1); n < 4 {
					s.WriteString(line + "\n")
				}
				for x := x0; x < x1; x += dash[1] {
					fmt.Fprintf(s, "%g %g %g %g re f\n", x, y0, dash[0], min(dash[0], 1))
				}
				for y := y0; y < y1; y += dash[1] {
					fmt.Fprintf(s, "%g %g %g %g re f\n", x0, y, min(dash[0], 1), dash[0])
				}
			}
		}
		d, err := Read(t.Context(), "a.pdf", doctest.Book(true, sheets...))
		is.OK(t, err)
		is.Equal(t, dump(d), actWant, "dashes %v", dash)
	}
}

// The letters of a stamp over a row are a line of their own, not mixed with its words.
func TestPDFStamp(t *testing.T) {
	s := doctest.NewSheet()
	s.Say(50, 500, 10, "13 Сауна, бір сағат 3 081,65")
	s.Say(54, 496, 10, "Кіріс № 418 2026")
	s.Say(50, 450, 10, "14 Душ 550")
	s.Say(50.3, 450.3, 10, "14 Душ 550")
	d, err := Read(t.Context(), "a.pdf", doctest.Book(false, s))
	is.OK(t, err)
	is.Equal(t, strings.ReplaceAll(dump(d), "\n", "|"), `pdf |0 13 Сауна, бір сағат 3 081,65\nКіріс № 418 2026|0 14 Душ 550|note: the PDF was read by this program, tables by their lines|`)
}

// A page on its side, a page number that is not the same line, junk around the
// file: the same cells.
func TestPDFOdd(t *testing.T) {
	data := doctest.Book(true, actSheets()...)
	junk := append([]byte("HTTP/1.1 200 OK\r\n\r\n"), data...)
	cut := bytes.Replace(data, []byte("startxref"), []byte("startxxxx"), 1)
	for name, data := range map[string][]byte{"junk before": junk, "no table of addresses": cut} {
		d, err := Read(t.Context(), "a.pdf", data)
		is.True(t, err == nil && dump(d) == actWant, "%s: got %v, %v", name, d, err)
	}
}

func TestPDFTurned(t *testing.T) {
	s := doctest.NewSheet()
	s.WriteString("q 0 1 -1 0 595 0 cm\n") // as a landscape page stands in its file
	s.Say(50, 500, 10, "Қаулы")
	s.WriteString("Q\n")
	data := bytes.Replace(doctest.Book(false, s), []byte("/MediaBox"), []byte("/Rotate 90/MediaBox"), 1)
	d, err := Read(t.Context(), "a.pdf", data)
	is.True(t, err == nil && d.Blocks[0].Text == "Қаулы", "got %v, %v", d, err)
}

func TestPDFNotes(t *testing.T) {
	s := doctest.NewSheet()
	s.WriteString("3 Tr\n")
	s.Say(50, 500, 10, "танылған мәтін")
	d, err := Read(t.Context(), "a.pdf", doctest.Book(false, s))
	is.True(t, err == nil && strings.Contains(dump(d), "recognised from pictures"), "got %v, %v", d, err)
	s = doctest.NewSheet()
	s.Say(50, 500, 10, "бар")
	s.WriteString("q 0 1 -1 0 300 0 cm\n")
	s.Say(50, 200, 10, "жоғары")
	s.WriteString("Q\n")
	d, err = Read(t.Context(), "a.pdf", doctest.Book(false, s))
	is.True(t, err == nil && strings.Contains(dump(d), "6 characters of vertical"), "got %v, %v", d, err)
}

// A file that asks for a password, and letters that are only shapes, are told
// in plain words where pdftotext does not help.
func TestPDFRefused(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	data := doctest.Book(false, actSheets()...)
	lost := bytes.Replace(data, []byte("<</Type/Page/Parent 2 0 R/Contents 9 0 R>>"), []byte("<</Type/Page/Parent 2 0 R/Contents 1 0 R>>"), 1)
	half := bytes.Replace(doctest.Book(true, actSheets()...), []byte("/Filter/FlateDecode"), []byte("/Filter/LZWDecode"), 1)
	if d, err := Read(t.Context(), "a.pdf", half); err != nil || !strings.Contains(dump(d), "a part of the PDF could not be read") {
		t.Errorf("half a file: got %v, %v", d, err)
	}
	if d, err := Read(t.Context(), "a.pdf", lost); err != nil || strings.Contains(dump(d), "ескерту") {
		t.Errorf("a page without content: got %v, %v", d, err)
	}
	locked := bytes.Replace(data, []byte("/Root 1 0 R"), []byte("/Root 1 0 R/Encrypt 9 0 R"), 1)
	shapes := bytes.Replace(data, []byte("/ToUnicode"), []byte("/ToNothing"), 1)
	for rule, data := range map[string][]byte{"locked": locked, "no-text": shapes} {
		d, err := Read(t.Context(), "a.pdf", data)
		e, ok := err.(*Error)
		is.True(t, d == nil && ok && e.Rule == rule, "%s: got %v, %v", rule, d, err)
	}
}

// lzw packs with codes of nine bits and no compression at all.
func lzw(data string) string {
	var out []byte
	bits, n := 0, 0
	put := func(code int) {
		bits, n = bits<<9|code, n+9
		for ; n >= 8; n -= 8 {
			out = append(out, byte(bits>>(n-8)))
		}
		bits &= 1<<n - 1
	}
	for i := range len(data) {
		if i%200 == 0 {
			put(256)
		}
		put(int(data[i]))
	}
	put(257)
	put(0)
	return string(out)
}

// TestPDFToTextBounded: the other program has little memory, and ends with the
// command that runs it.
func TestPDFToTextBounded(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("there is no shell")
	}
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	is.OK(t, os.WriteFile(filepath.Join(dir, "pdftotext"), []byte("#!/bin/sh\necho жад $(ulimit -v)\n"), 0o755))
	text, ok := pdftotext(t.Context(), nil)
	is.True(t, ok && text == "жад 500000\n", "%q", text)
	ctx, stop := context.WithCancel(t.Context())
	stop()
	_, ok = pdftotext(ctx, nil)
	is.True(t, !ok, "it runs for a command that was interrupted")
}

// What our reader cannot unpack, pdftotext reads where it is installed, and
// the notes say so; else it is refused or said to be partly lost.
func TestPDFToText(t *testing.T) {
	s := doctest.NewSheet()
	s.Say(50, 500, 10, "Қаулы мәтіні")
	plain := doctest.Book(false, s)
	from, to := bytes.Index(plain, []byte("7 0 obj")), bytes.Index(plain, []byte("xref\n"))
	content := lzw(s.String())
	data := slices.Concat(plain[:from], []byte("7 0 obj\n"+doctest.StreamOf("/Filter/LZWDecode", content)+"\nendobj\n"), plain[to:])
	d, err := Read(t.Context(), "a.pdf", data)
	if _, missing := exec.LookPath("pdftotext"); missing != nil {
		e, ok := err.(*Error)
		is.True(t, ok && e.Rule == "damaged", "without pdftotext: got %v, %v", d, err)
		t.Skip("pdftotext is not installed")
	}
	is.True(t, err == nil && strings.TrimSpace(d.Blocks[0].Text) == "Қаулы мәтіні" && strings.Contains(d.Notes[0].String(), "pdftotext"),
		"got %v, %v", d, err)
}

// A real PDF, printed by a browser.
func TestPDFOfChromium(t *testing.T) {
	program := ""
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if p, err := exec.LookPath(name); err == nil {
			program = p
			break
		}
	}
	if program == "" {
		t.Skip("no Chromium to print with")
	}
	dir := t.TempDir()
	page, out := filepath.Join(dir, "a.html"), filepath.Join(dir, "a.pdf")
	is.OK(t, os.WriteFile(page, []byte(printed()), 0o644))
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	cmd := exec.CommandContext(ctx, program, "--headless", "--no-sandbox", "--disable-gpu", "--no-pdf-header-footer",
		"--user-data-dir="+filepath.Join(dir, "profile"), "--print-to-pdf="+out, page)
	if log, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, log)
	}
	data := is.File(t, out)
	comparePrinted(t, data)
}

// printed is a page with a table of 60 rows over several sheets.
func printed() string {
	var b strings.Builder
	b.WriteString(`<!doctype html><meta charset="utf-8"><style>td,th{border:1px solid;padding:3px}table{border-collapse:collapse}</style>
<h1>Орал қаласы әкімдігінің қаулысы</h1>
<table><thead><tr><th>№</th><th>Қызмет түрлері</th><th>Құны, теңге</th></tr></thead>`)
	for i := 1; i <= 60; i++ {
		fmt.Fprintf(&b, "<tr><td>%d</td><td>Үй-жайды ұстау, ғимаратты жинау, һәм өңдеу, ыдыс жуу, кір жуу, әңгімелесу № %d</td><td>1&nbsp;896,%02d</td></tr>", i, i, i)
	}
	return b.String() + "</table><p>Ескерту</p>"
}

func comparePrinted(t *testing.T, data []byte) {
	t.Helper()
	d, err := Read(t.Context(), "a.pdf", data)
	is.OK(t, err)
	is.Must(t, len(d.Blocks) == 3 && d.Blocks[1].Table != nil && d.Blocks[2].Text == "Ескерту", "got\n%s", dump(d))
	rows := d.Blocks[1].Table.Rows
	is.Must(t, len(rows) == 61, "got %d rows\n%s", len(rows), dump(d))
	for i, row := range rows[1:] {
		got := lists.Of(row.Cells, func(c Cell) string { return strings.Join(strings.Fields(c.Text), " ") })
		want := []string{fmt.Sprint(i + 1), fmt.Sprintf("Үй-жайды ұстау, ғимаратты жинау, һәм өңдеу, ыдыс жуу, кір жуу, әңгімелесу № %d", i+1), fmt.Sprintf("1 896,%02d", i+1)}
		is.EqualSlices(t, got, want, "row %d", i+1)
	}
}

// Marks are known by where they stand and how large they are, whatever the font:
// its width, how high it raises them, how small it makes them. Nine fonts as
// programs of offices have them, in three sizes; beside a price and an exponent.
func TestRaisedInAnyFont(t *testing.T) {
	fonts := []struct {
		wide          int
		rise, smaller float64
	}{{400, 0.33, 0.58}, {450, 0.35, 0.65}, {500, 0.33, 0.6}, {500, 0.45, 0.7}, {556, 0.4, 0.66}, {556, 0.3, 0.5}, {600, 0.33, 0.58}, {600, 0.5, 0.8}, {650, 0.36, 0.75}}
	for _, f := range fonts {
		for _, size := range []float64{8, 11, 14} {
			s := doctest.NewSheet()
			s.Wide = f.wide
			at := func(n int) float64 { return float64(n) * size * float64(f.wide) / 1000 }
			s.Say(60, 700, size, "10 м")
			s.Say(60+at(4), 700+f.rise*size, f.smaller*size, "3")
			s.Say(300, 700, size, "948,30")
			s.Say(300+at(6), 700+f.rise*size, f.smaller*size, "12")
			s.Say(60, 700-2*size, size, "1 896")
			s.Say(300, 700-2*size, size, "371,25")
			d, err := Read(t.Context(), "a.pdf", doctest.Book(false, s))
			is.OK(t, err)
			got := shown(d.Blocks[0].Passage) + shown(d.Blocks[1].Passage)
			is.True(t, got == "10 м<raised ³>\t948,30<raised ¹²>1 896\t371,25", "%v at %g: %s", f, size, got)
		}
	}
}

// A line through the middle of digits strikes them out; one below them, or one of
// a table between rows, does not.
func TestStruckInPDF(t *testing.T) {
	s := doctest.NewSheet()
	s.Say(60, 700, 10, "900,00")
	s.Stroke(60, 703, 90, 703)
	s.Say(95, 700, 10, "948,30")
	s.Say(60, 680, 10, "371,25")
	s.Stroke(60, 678.5, 90, 678.5)
	s.Stroke(60, 690, 400, 690)
	d, err := Read(t.Context(), "a.pdf", doctest.Book(false, s))
	is.OK(t, err)
	is.Equal(t, shown(d.Blocks[0].Passage)+" "+shown(d.Blocks[1].Passage), "{struck: 900,00}948,30 371,25")
}

// TestPDFHeadingRepeated reads a table without lines whose heading of three lines is
// repeated on each page, above a row that begins over its number.
func TestPDFHeadingRepeated(t *testing.T) {
	s := doctest.NewSheet()
	s.Say(40, 800, 10, "Об утверждении тарифов на услуги бани")
	sheets := []*doctest.Sheet{s}
	y := 760.0
	for page := range 3 {
		if page > 0 {
			s, y = s.Next(), 800
			sheets = append(sheets, s)
		}
		s.Say(460, y, 10, "Тариф,")
		s.Say(40, y-7, 10, "№")
		s.Say(80, y-7, 10, "Наименование услуги")
		s.Say(460, y-14, 10, "тенге")
		for row := range 3 {
			n := 3*page + row + 1
			top := y - 40 - 45*float64(row)
			s.Say(80, top, 10, fmt.Sprintf("Прокат вещи вида %d", n))
			if s.Say(80, top-14, 10, fmt.Sprintf("на %d сеанса", n)); row == 1 {
				s.Say(80, top-28, 10, fmt.Sprintf("или на день %d", n))
				top -= 7
			}
			s.Say(40, top-7, 10, fmt.Sprint(n))
			s.Say(460, top-7, 10, fmt.Sprintf("%d,50", 100*n))
		}
	}
	d, err := Read(t.Context(), "a.pdf", doctest.Book(false, sheets...))
	is.OK(t, err)
	got := dump(d)
	for n := 1; n <= 9; n++ {
		is.In(t, fmt.Sprintf("  %d | Прокат вещи вида %d\\nна %d сеанса", n, n, n), got)
	}
	is.Equal(t, strings.Count(got, "тенге"), 2, "the heading, and what was left out")
}

// The thousands of an amount in a column that is set to the right stand where no
// other figure begins, and are a part of it all the same.
func TestPDFRightAligned(t *testing.T) {
	s := doctest.NewSheet()
	s.Wide = 280
	s.Say(50, 700, 10, "№")
	s.Say(80, 700, 10, "Қызмет атауы")
	s.Say(300, 700, 10, "Бірлігі")
	s.Say(430, 700, 10, "Бағасы, теңге")
	for i, row := range [][3]string{{"Жуыну", "1 адам", "948,30"}, {"Душ", "1 сағат", "2 345,60"}, {"Сүлгі", "1 дана", "371,25"}, {"Сауна", "1 сағат", "14 400,00"}, {"Шай", "1 дана", "150,00"}} {
		y := 680 - 20*float64(i)
		s.Say(50, y, 10, strconv.Itoa(i+1))
		s.Say(80, y, 10, row[0])
		s.Say(300, y, 10, row[1])
		s.Say(500-2.8*float64(len(row[2])), y, 10, row[2])
	}
	d, err := Read(t.Context(), "a.pdf", doctest.Book(false, s))
	is.OK(t, err)
	for _, want := range []string{"2 | Душ | 1 сағат | 2 345,60\n", "4 | Сауна | 1 сағат | 14 400,00\n"} {
		is.True(t, strings.Contains(dump(d), want), "no %q in\n%s", want, dump(d))
	}
}

// A heading of a group that begins where the words of rows do is no part of the row
// over it.
func TestLayoutRomanHeading(t *testing.T) {
	d, err := Read(t.Context(), "a.txt", []byte("№    Услуга                         Цена, тенге\n"+
		"     I. Первый зал\n1    Прокат коньков                 350,00\n     на один час\n2    Прокат шлема                   120,00\n"+
		"     II. Второй зал\n3    Прокат коньков                 300,00\n     на один час\n4    Прокат шлема                   100,00\n"))
	is.OK(t, err)
	got := dump(d)
	is.True(t, strings.Contains(got, "\n  II. Второй зал") && !strings.Contains(got, "шлема II"), "got %s", got)
}
