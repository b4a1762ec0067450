package doc

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// lookAt gives the look of the character at a byte of the text.
func lookAt(p Passage, i int) Look {
	n, found := slices.BinarySearchFunc(p.Spans, i, func(s Span, i int) int {
		switch {
		case s.To <= i:
			return -1
		case s.From > i:
			return 1
		}
		return 0
	})
	if !found {
		return 0
	}
	return p.Spans[n].Look
}

// shown writes a passage with its looks: <raised 1>, {struck: 2}.
func shown(p Passage) string {
	var b strings.Builder
	last := Look(0)
	gone := p.Gone
	for i, r := range p.Text + "\x00" {
		look := Look(0)
		if r != 0 {
			look = lookAt(p, i)
		}
		if look != last && last != 0 {
			b.WriteString(">")
		}
		for ; len(gone) > 0 && gone[0].At <= i; gone = gone[1:] {
			fmt.Fprintf(&b, "{%s: %s}", gone[0].Look, gone[0].Text)
		}
		if look != last && look != 0 {
			fmt.Fprintf(&b, "<%s ", look)
		}
		if last = look; r != 0 {
			b.WriteRune(r)
		}
	}
	return b.String()
}

// A pen keeps every look where it belongs, whatever spaces are taken away and
// letters composed.
func TestPen(t *testing.T) {
	p := pen{}
	p.write("  и\u0306од ", 0)
	p.write("3", Raised)
	p.write("00", Struck)
	p.write(" \n\n ", 0)
	p.write("  1 896", Inserted)
	p.write(",60 ", 0)
	p.write(" жасырын ", Hidden)
	p.write("1", Raised)
	p.write("\n \n", 0)
	got := p.passage()
	is.Equal(t, shown(got), "йод <raised ³>{struck: 00}\n\n<inserted 1 896>,60 {hidden: жасырын}<raised ¹>")
	lines := lists.Of(got.Lines(), shown)
	is.Equal(t, strings.Join(lines, "|"), "йод <raised ³>{struck: 00}||<inserted 1 896>,60 {hidden: жасырын}<raised ¹>")
	s := shown(got.behind("2)"))
	is.True(t, strings.HasPrefix(s, "2) йод <raised ³>{struck: 00}\n\n<ins"), "got %q", s)
}

// Every line of a document is found again by its place.
func TestPlaces(t *testing.T) {
	d, err := Read(t.Context(), "a.html", []byte("<p>бір\n<p>екі<br>\nүш\n<table><tr><td>а<td>1<br>2<tr><td>б<td><s>3</s><p>4</table>"))
	is.OK(t, err)
	var got []string
	d.passages(func(p *Passage) {
		for _, l := range p.Lines() {
			at := l.Place()
			got = append(got, fmt.Sprintf("%s: %s", shown(l), at.Say()))
		}
	})
	want := `бір: line 1
екі: line 2
үш: line 3
а: line 4, table 1, row 1, cell 1
1: line 4, table 1, row 1, cell 2
2: line 4, table 1, row 1, cell 2, line 2 of it
б: line 4, table 1, row 2, cell 1
{struck: 3}4: line 4, table 1, row 2, cell 2`
	is.Equal(t, strings.Join(got, "\n"), want)
	plain := lists.Of(d.Plain(), func(p Passage) string { return p.Text })
	is.Equal(t, strings.Join(plain, "|"), "бір|екі|үш|а\t1\t2|б\t4")
}

// Browsers cross out and raise by names of elements and by styles.
func TestHTMLLooks(t *testing.T) {
	for in, want := range map[string]string{
		"948,30<sup>1</sup>":       "948,30<raised ¹>",
		"1<s>896</s>,60":           "1{struck: 896},60",
		"<strike>300</strike> 371": "{struck: 300}371",
		"<span style='text-decoration: Underline LINE-THROUGH'>3</span>9": "{struck: 3}9",
		"<span style='vertical-align:super'>1<span>2</span></span>3":      "<raised ¹²>3",
		"<span style='vertical-align: 3.5pt'>1</span>0":                   "<raised ¹>0",
		"<sup><span style='vertical-align:baseline'>1</span></sup>":       "1",
		"<span style='vertical-align:-2px'>1</span>0":                     "<lowered ₁>0",
		"948<small>30</small>":                                            "948<small ₃₀>",
		"<div style='vertical-align:super'>1</div>":                       "1",
		"<s>1<b>2</b>3<s>4</s></s>5":                                      "{struck: 1234}5",
		"<font style='display:none'>8</font>1":                            "{hidden: 8}1",
		"<ins>8</ins>1":                                                   "<inserted 8>1",
		"<style>/* x */ .fn, sub.no { font-size: 8px; vertical-align: super }</style>350<span class=fn>1</span>":            "350<raised ¹>",
		"<style>@media print{.a{display:none}} span.old{text-decoration:line-through}</style><span class='a old'>3</span>9": "{struck: 3}9",
		"<style>.tab{display:none} .x{display:none}</style><div class=tab>7<i class=x>8</i></div>":                          "7{hidden: 8}",
		"<style>.y{display:none}</style>1<b class=y style='display:inline'>2</b>":                                           "12",
		"об\u00adще\u00adствен\u00adном":                                                                                    "общественном",
		"<table><tr style='text-decoration:line-through'><td>а<td>1</table>2":                                               "",
	} {
		d, err := Read(t.Context(), "a.html", []byte("<p>"+in))
		if err != nil {
			t.Errorf("%s: %v", in, err)
			continue
		}
		if want == "" {
			for _, c := range d.Blocks[0].Table.Rows[0].Cells {
				if c.Text != "" || len(c.Gone) != 1 {
					t.Errorf("%s: a cell of a struck row is %s", in, shown(c.Passage))
				}
			}
			want = "2"
		}
		is.Equal(t, shown(d.Blocks[len(d.Blocks)-1].Passage), want, in)
	}
}
