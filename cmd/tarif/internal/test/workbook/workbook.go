// Package workbook reads a workbook like an office program, but as strictly as
// the strictest of them: every part must be named among the content types and
// be reached by a relationship, and every cell's style and text must exist.
package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

type Sheet struct {
	Name, Dimension string
	Frozen          int               // rows that stay in view
	Cells           map[string]string // by name: "A1"
	Numbers         map[string]bool   // the cells that are numbers
	Rows            [][]string        // empty cells too
}

type Book struct {
	Title  string
	Sheets []Sheet
}

// relations holds the relationships of a part, by id.
type relations struct {
	List []struct {
		ID     string `xml:"Id,attr"`
		Type   string `xml:"Type,attr"`
		Target string `xml:"Target,attr"`
	} `xml:"Relationship"`
}

type texts struct {
	Count  int `xml:"count,attr"`
	Unique int `xml:"uniqueCount,attr"`
	Items  []struct {
		Text string `xml:"t"`
	} `xml:"si"`
}

type worksheet struct {
	Dimension struct {
		Ref string `xml:"ref,attr"`
	} `xml:"dimension"`
	Pane struct {
		Lines int    `xml:"ySplit,attr"`
		State string `xml:"state,attr"`
	} `xml:"sheetViews>sheetView>pane"`
	Rows []struct {
		R     int `xml:"r,attr"`
		Cells []struct {
			R     string `xml:"r,attr"`
			Style int    `xml:"s,attr"`
			Type  string `xml:"t,attr"`
			Value string `xml:"v"`
			Func  string `xml:"f"`
		} `xml:"c"`
	} `xml:"sheetData>row"`
}

func Read(src []byte) (*Book, error) {
	z, err := zip.NewReader(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		return nil, err
	}
	f := files{}
	for _, part := range z.File {
		r, err := part.Open()
		if err != nil {
			return nil, err
		}
		if f[part.Name], err = io.ReadAll(r); err != nil {
			return nil, err
		}
	}
	if err := f.checkTypes(); err != nil {
		return nil, err
	}
	return f.book()
}

// files holds the parts by name.
type files map[string][]byte

func (f files) decode(name string, into any) error {
	data, ok := f[name]
	if !ok {
		return fmt.Errorf("there is no part %s", name)
	}
	if err := xml.Unmarshal(data, into); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}

func (f files) checkTypes() error {
	var types struct {
		Default []struct {
			Extension string `xml:"Extension,attr"`
		} `xml:"Default"`
		Override []struct {
			Part string `xml:"PartName,attr"`
		} `xml:"Override"`
	}
	if err := f.decode("[Content_Types].xml", &types); err != nil {
		return err
	}
	for _, o := range types.Override {
		if f[strings.TrimPrefix(o.Part, "/")] == nil {
			return fmt.Errorf("the content types name a part %s that is not there", o.Part)
		}
	}
	if want := len(f) - 3; len(types.Override) != want { // except two relationship parts and the list of types
		return fmt.Errorf("%d parts have a content type, not %d", len(types.Override), want)
	}
	return nil
}

func (f files) book() (*Book, error) {
	var root, rels relations
	var main struct {
		Sheets []struct {
			Name string `xml:"name,attr"`
			ID   string `xml:"http://schemas.openxmlformats.org/officeDocument/2006/relationships id,attr"`
		} `xml:"sheets>sheet"`
	}
	var core struct {
		Title   string `xml:"title"`
		Creator string `xml:"creator"`
	}
	var styles struct {
		Cells []struct{} `xml:"cellXfs>xf"`
	}
	var shared texts
	for name, into := range map[string]any{"_rels/.rels": &root, "xl/_rels/workbook.xml.rels": &rels, "xl/workbook.xml": &main,
		"docProps/core.xml": &core, "xl/styles.xml": &styles, "xl/sharedStrings.xml": &shared} {
		if err := f.decode(name, into); err != nil {
			return nil, err
		}
	}
	if core.Creator != "" || len(shared.Items) != shared.Unique {
		return nil, fmt.Errorf("author %q, %d texts of %d", core.Creator, len(shared.Items), shared.Unique)
	}
	targets := map[string]string{}
	for _, r := range rels.List {
		targets[r.ID] = path.Join("xl", r.Target)
		if f[targets[r.ID]] == nil {
			return nil, fmt.Errorf("a relation leads to %s, which is not there", r.Target)
		}
	}
	b := &Book{Title: core.Title}
	used := 0
	for _, s := range main.Sheets {
		var w worksheet
		if err := f.decode(targets[s.ID], &w); err != nil {
			return nil, err
		}
		sheet, n, err := w.sheet(s.Name, shared, len(styles.Cells))
		if err != nil {
			return nil, fmt.Errorf("%s: %w", s.Name, err)
		}
		used += n
		b.Sheets = append(b.Sheets, sheet)
	}
	if used != shared.Count {
		return nil, fmt.Errorf("cells have %d texts, the workbook says %d", used, shared.Count)
	}
	return b, nil
}

// sheet returns a sheet and the number of its text cells.
func (w worksheet) sheet(name string, shared texts, styles int) (Sheet, int, error) {
	s := Sheet{Name: name, Dimension: w.Dimension.Ref, Cells: map[string]string{}, Numbers: map[string]bool{}}
	if w.Pane.State == "frozen" {
		s.Frozen = w.Pane.Lines
	}
	used := 0
	for i, row := range w.Rows {
		if row.R != i+1 {
			return s, 0, fmt.Errorf("line %d is called %d", i+1, row.R)
		}
		var line []string
		for _, c := range row.Cells {
			value := c.Value
			if c.Style >= styles || c.Func != "" {
				return s, 0, fmt.Errorf("%s has the style %d and the formula %q", c.R, c.Style, c.Func)
			}
			if c.Type == "s" {
				n, err := strconv.Atoi(c.Value)
				if err != nil || n >= len(shared.Items) {
					return s, 0, fmt.Errorf("%s has the text %q", c.R, c.Value)
				}
				value = shared.Items[n].Text
				used++
			}
			s.Cells[c.R], s.Numbers[c.R] = value, c.Type != "s" && value != ""
			line = append(line, value)
		}
		s.Rows = append(s.Rows, line)
	}
	return s, used, nil
}
