package report

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/study/compare"
)

// notes numbers the reasons beside figures and prints them in full below.
type notes struct {
	layout *layout
	texts  []string
	sides  map[compare.ReasonKind]string // to which side's row a remark of ours belongs
}

// beside returns the note beside a row's figures: each reason in short form,
// with the number of its full form.
func (n *notes) beside(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		text := n.layout.Reason(r)
		if side := n.sides[r.Kind]; side != "" {
			text = side + ": " + text
		}
		out = append(out, n.mark(n.layout.ReasonShort(r.Kind), text))
	}
	return strings.Join(out, "; ")
}

// mark appends the number of the full note to a short form.
func (n *notes) mark(shortly, text string) string {
	return strings.TrimSpace(shortly + " [" + strconv.Itoa(n.number(text)) + "]")
}

func (n *notes) number(text string) int {
	i := slices.Index(n.texts, text)
	if i < 0 {
		i = len(n.texts)
		n.texts = append(n.texts, text)
	}
	return i + 1
}

func (n *notes) print(doc *document) {
	if len(n.texts) == 0 {
		return
	}
	doc.heading(2, n.layout.T("compare.caution"))
	var out []entry
	for i, text := range n.texts {
		out = append(out, entry{head: warn("[" + strconv.Itoa(i+1) + "] " + text)})
	}
	doc.list(out)
}
