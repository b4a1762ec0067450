package browser

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"slices"
	"strings"
	"testing"
)

// Axe is the accessibility checker axe-core.
type Axe struct{ source string }

// NewAxe reads axe-core from node_modules.
func NewAxe(t testing.TB, modules string) *Axe {
	t.Helper()
	src, err := os.ReadFile(modules + "/axe-core/axe.min.js")
	if err != nil {
		Missing(t, "no axe-core: run npm ci in .ci")
	}
	return &Axe{string(src)}
}

// skipped lists the rules of axe-core that are not run, each with the reason.
// All others are run: every level of WCAG, best practices and experimental
// rules, and whatever a newer axe-core adds.
var skipped = map[string]string{
	"color-contrast":               "a stricter one is run: see contrast",
	"hidden-content":               "asks a person to open what is hidden: tests do",
	"identical-links-same-purpose": "asks a person whether two links to 2026 mean the same; AAA, and a table's row says which",
	"css-orientation-lock":         "would fetch the style sheets once more; package site looks into them",
}

// contrast requires the AAA contrast of all text: 7:1, or 4.5:1 if it is large.
// By itself axe-core leaves to another rule whatever fails even AA, passes what
// it cannot determine, and ignores both signs like № and − and single letters.
const contrast = `{ id: "color-contrast-enhanced", options: {
	ignoreUnicode: false, ignoreLength: true, ignorePseudo: false, pseudoSizeThreshold: 0.25,
	boldValue: 700, boldTextPt: 14, largeTextPt: 18, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
	contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
} }`

// styled lists the rules about appearance. The others read the document and
// what of it is visible: if that is the same as in an earlier look at the page,
// their answer is too, and they are not run again.
const styled = "color-contrast-enhanced link-in-text-block target-size scrollable-region-focusable p-as-heading skip-link"

// seen lists what axe-core cannot decide and a person has checked: by rule, the
// elements, or the related ones that it names.
var seen = map[string]string{
	"color-contrast-enhanced":     "svg text, .calc-bar p", // letters on a drawing, and at the end of a long page; package site reckons all inks on all papers
	"label-content-name-mismatch": "[data-step]",           // the signs − and +, which are no words to speak
	"link-in-text-block":          "a",                     // where lines are so close that boxes touch, and the links are underlined
	"th-has-data-cells":           "th[scope='rowgroup']",  // it heads the rows below; axe-core looks to its right only
}

// finding is a rule that a page breaks, or about which axe-core is unsure, with
// the elements.
type finding struct {
	ID, Help string
	Nodes    []struct{ HTML, Summary string }
}

// Check returns a line for each rule that the tab's page breaks or that
// axe-core cannot decide. Rules in without are not run. An element that sticks
// to an edge of the window covers something whenever the page is scrolled, so
// it is first put back into its place.
func (a *Axe) Check(tab *Tab, without ...string) []string {
	tab.t.Helper()
	if !Eval[bool](tab, "typeof axe === 'object'") {
		Eval[bool](tab, a.source+"\n; axe.configure({ checks: ["+contrast+"] }), true")
	}
	Eval[bool](tab, unstick)
	var lines []string
	for _, f := range Eval[[]finding](tab, run(slices.AppendSeq(without, maps.Keys(skipped)))) {
		first := f.Nodes[0]
		lines = append(lines, fmt.Sprintf("%s: %s, %d times, first %.300s: %s", f.ID, f.Help, len(f.Nodes), first.HTML,
			strings.Join(strings.Fields(first.Summary), " ")))
	}
	return lines
}

// Thin leaves on the tab's page, of rows, items and parts of drawings that
// differ only in their words and places, three to stand for all.
func (tab *Tab) Thin() {
	tab.t.Helper()
	Eval[bool](tab, thin)
}

const thin = `(() => {
	const alike = new Map();
	const sign = e => [e.tagName, ...Array.from(e.attributes, a => /^(class|style|type|role|lang|aria-(?!label|describedby|controls))/.test(a.name) ? a.name + a.value : a.name),
		e.textContent.trim() !== "", "(", ...Array.from(e.children, sign), ")"].join();
	for (const e of document.querySelectorAll("tbody > tr, li, svg *")) {
		const s = sign(e), n = (alike.get(s) || 0) + 1;
		alike.set(s, n);
		if (n > 3 && e.previousElementSibling) e.remove();
	}
	return true;
})()`

// unstick also helps axe-core to find the colour of letters: it reads a
// property that Chromium does not report in forced colours.
const unstick = `(() => {
	document.querySelectorAll("body *").forEach(e => {
		if (getComputedStyle(e).position === "sticky") { e.style.position = "relative"; e.style.inset = "auto"; }
	});
	const style = CSSStyleDeclaration.prototype, asked = style.getPropertyValue;
	if (!style.forced) style.getPropertyValue = function (name) { return asked.call(this, name === "-webkit-text-fill-color" ? "color" : name); };
	return style.forced = true;
})()`

// run is the expression that runs all rules but some. What axe-core cannot
// decide counts as found, except where a person has decided, and except the
// contrast of letters whose box is partly covered, as by the large target of a
// small link: another test makes sure that letters do not overlap, and another
// look at the page decides their contrast.
func run(without []string) string {
	return fmt.Sprintf(`(async () => {
		const shown = Array.from(document.all, e => Number(e.checkVisibility({ visibilityProperty: true }))).join("");
		const read = window.axeRead ||= new Set(), without = %q.split(" "), styled = %q.split(" ");
		const known = read.has(shown), ids = axe.getRules().map(r => r.ruleId);
		read.add(shown);
		const r = await axe.run(document, {
			runOnly: ids.filter(id => !without.includes(id) && (!known || styled.includes(id))),
			resultTypes: ["violations", "incomplete"], preload: false, selectors: false, elementRef: true,
		});
		const seen = %s, touch = /Partially|Overlap/, checks = n => n.any.concat(n.all, n.none);
		const looked = (f, n) => {
			if (checks(n).every(c => c.data && touch.test(c.data.messageKey))) return true;
			const related = checks(n).flatMap(c => c.relatedNodes).map(r => r.element);
			return [[n.element], related].some(es => es.length && es.every(e => e.matches(seen[f.id] || "none")));
		};
		r.incomplete.forEach(f => { f.nodes = f.nodes.filter(n => !looked(f, n)); });
		return r.violations.concat(r.incomplete.filter(f => f.nodes.length)).map(f => ({ ID: f.id, Help: f.help, Nodes: f.nodes.map(n =>
			({ HTML: n.html, Summary: n.failureSummary || checks(n).map(c => c.message).join(" ") })) }));
	})()`, strings.Join(without, " "), styled, encoded(seen))
}

func encoded(v any) []byte {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // texts only
	}
	return text
}
