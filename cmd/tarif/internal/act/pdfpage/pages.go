package pdfpage

import (
	"cmp"
	"slices"
)

const (
	maxPages = 2000
	maxTree  = 32 // depth of the page tree
)

// page is a page with the attributes inherited from the page tree.
type page struct {
	contents  any
	resources dict
	turn      int // quarters clockwise
}

// pages walks the page tree. Without one, it returns all page objects by
// number.
func (f *file) pages() []page {
	var found []page
	seen := map[ref]bool{}
	for i := len(f.trail) - 1; i >= 0 && len(found) == 0; i-- {
		root := f.dict(f.trail[i]["Root"])
		f.walk(root["Pages"], page{}, 0, seen, &found)
	}
	if len(found) == 0 {
		f.anyPages(seen, &found)
	}
	return found
}

func (f *file) walk(v any, above page, depth int, seen map[ref]bool, found *[]page) {
	if r, ok := v.(ref); ok {
		if seen[r] {
			return
		}
		seen[r] = true
	}
	d := f.dict(v)
	if d == nil || depth > maxTree || len(*found) >= maxPages {
		return
	}
	above = f.inherit(d, above)
	kids, ok := f.get(d["Kids"]).(array)
	if !ok {
		above.contents = d["Contents"]
		*found = append(*found, above)
		return
	}
	for _, kid := range kids {
		f.walk(kid, above, depth+1, seen, found)
	}
}

func (f *file) inherit(d dict, p page) page {
	if r := f.dict(d["Resources"]); r != nil {
		p.resources = r
	}
	if v, ok := f.get(d["Rotate"]).(float64); ok {
		p.turn = ((int(sane64(v))/90)%4 + 4) % 4
	}
	return p
}

func (f *file) anyPages(seen map[ref]bool, found *[]page) {
	var all []ref
	for r := range f.places {
		if d, ok := f.get(r).(dict); ok && f.get(d["Type"]) == name("Page") {
			all = append(all, r)
		}
	}
	slices.SortFunc(all, cmp.Compare[ref])
	clear(seen)
	for _, r := range all {
		f.walk(r, page{}, maxTree, seen, found)
	}
}

// draw returns what a page shows.
func (f *file) draw(p page) Page {
	var data []byte
	streams := array{p.contents}
	if a, ok := f.get(p.contents).(array); ok {
		streams = a
	}
	for _, v := range streams {
		if s, ok := f.get(v).(*stream); ok && len(data) < maxUnpacked {
			data = append(append(data, f.unpack(s)...), '\n')
		}
	}
	c := &canvas{file: f, page: &Page{}}
	c.state.ctm = turned[p.turn]
	c.state.scale = 1
	c.run(data, p.resources, 0)
	c.page.Rules = append(c.page.Rules, dotted(c.dots)...)
	c.pale()
	return *c.page
}

// turned are the matrices that undo a page's rotation.
var turned = [4]matrix{{1, 0, 0, 1, 0, 0}, {0, -1, 1, 0, 0, 0}, {-1, 0, 0, -1, 0, 0}, {0, 1, -1, 0, 0, 0}}
