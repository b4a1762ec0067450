package report

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/study/compare"
)

// shortly is reasons in a few words each. Remarks of ours have none.
func (v *voice) shortly(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		if r.Kind != compare.RowA && r.Kind != compare.RowB {
			out = append(out, v.t("reason.short."+string(r.Kind)))
		}
	}
	return strings.Join(out, "; ")
}

// notes numbers the reasons that stand beside figures and prints them in full.
type notes struct {
	voice *voice
	texts []string
	sides map[compare.ReasonKind]string // whose row a remark of ours is on
}

// beside is what stands beside a row's figures: each reason shortly, with the
// number of its full words.
func (n *notes) beside(reasons []compare.Reason) string {
	var out []string
	for _, r := range reasons {
		text := n.voice.quote(r.Text)
		if text == "" {
			text = n.voice.t("reason." + string(r.Kind))
		}
		if side := n.sides[r.Kind]; side != "" {
			text = side + ": " + text
		}
		out = append(out, n.mark(n.voice.shortly([]compare.Reason{r}), text))
	}
	return strings.Join(out, "; ")
}

// mark adds to a few words the number of the full ones.
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
	doc.heading(2, n.voice.t("compare.caution"))
	var out []entry
	for i, text := range n.texts {
		out = append(out, entry{head: warn("[" + strconv.Itoa(i+1) + "] " + text)})
	}
	doc.list(out)
}
