package browser

import (
	"fmt"
	"os"
	"strings"
	"testing"
)

// Axe is the accessibility checker axe-core.
type Axe struct{ source string }

// NewAxe reads axe-core from a folder of Node modules.
func NewAxe(t testing.TB, modules string) *Axe {
	t.Helper()
	src, err := os.ReadFile(modules + "/axe-core/axe.min.js")
	if err != nil {
		Missing(t, "no axe-core: run npm ci in .ci")
	}
	return &Axe{string(src)}
}

// violation is a rule that a page breaks, with the elements that break it.
type violation struct {
	ID, Help string
	Nodes    []struct {
		HTML           string
		FailureSummary string
	}
}

// rules are those of WCAG 2.2 at levels A and AA and axe's best practices. The
// size of targets is in WCAG 2.2 but has to be asked for; the contrast of AAA
// is what the style sheet promises.
const rules = `{
	runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
	rules: {"target-size": {enabled: true}, "color-contrast-enhanced": {enabled: true}},
	resultTypes: ["violations"]
}`

// colours are the rules that depend on the colour scheme.
const colours = `{
	runOnly: ["color-contrast", "color-contrast-enhanced", "link-in-text-block"],
	resultTypes: ["violations"]
}`

// Check returns the rules that the tab's page breaks, a line each.
func (a *Axe) Check(tab *Tab) []string {
	tab.t.Helper()
	return a.run(tab, rules)
}

// CheckColours is [Axe.Check] with the rules about colours alone.
func (a *Axe) CheckColours(tab *Tab) []string {
	tab.t.Helper()
	return a.run(tab, colours)
}

func (a *Axe) run(tab *Tab, rules string) []string {
	tab.t.Helper()
	if !Eval[bool](tab, "typeof axe === 'object'") {
		Eval[bool](tab, a.source+"\n;true")
	}
	found := Eval[[]violation](tab, `axe.run(document, `+rules+`).then(r => r.violations.map(v =>
		({ID: v.id, Help: v.help, Nodes: v.nodes.map(n => ({HTML: n.html, FailureSummary: n.failureSummary}))})))`)
	var lines []string
	for _, v := range found {
		first := v.Nodes[0]
		lines = append(lines, fmt.Sprintf("%s: %s, %d times, first %.300s: %s", v.ID, v.Help, len(v.Nodes), first.HTML,
			strings.Join(strings.Fields(first.FailureSummary), " ")))
	}
	return lines
}
