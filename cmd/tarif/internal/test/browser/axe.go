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

// NewAxe reads axe-core from a folder of Node modules.
func NewAxe(t testing.TB, modules string) *Axe {
	t.Helper()
	src, err := os.ReadFile(modules + "/axe-core/axe.min.js")
	if err != nil {
		Missing(t, "no axe-core: run npm ci in .ci")
	}
	return &Axe{string(src)}
}

// skipped are the rules of axe-core that are not run, each with the reason. All
// others are, of every level of WCAG, best practices and experimental ones, and
// what a newer axe-core brings, so that none is left out by accident.
var skipped = map[string]string{
	"color-contrast":               "a stricter one is run: see contrast",
	"hidden-content":               "asks a person to open what is hidden: tests do",
	"identical-links-same-purpose": "asks a person whether two links to 2026 mean the same; AAA, and a table's row says which",
	"css-orientation-lock":         "would fetch the style sheets once more; package site looks into them",
}

// contrast asks of all letters for the contrast of AAA, 7:1 or 4.5:1 where they
// are large. As axe-core comes, that rule leaves to another one what does not
// even have that of AA, passes what it cannot tell, and neither looks at signs
// like № and − nor at a single letter.
const contrast = `{ id: "color-contrast-enhanced", options: {
	ignoreUnicode: false, ignoreLength: true, ignorePseudo: false, pseudoSizeThreshold: 0.25,
	boldValue: 700, boldTextPt: 14, largeTextPt: 18, shadowOutlineEmMax: 0.1, textStrokeEmMin: 0.03,
	contrastRatio: { normal: { expected: 7 }, large: { expected: 4.5 } },
} }`

// styled are the rules about how things look. The others read the document and
// what of it is shown: where that is what they have read before, in another way
// to look at the page, their answer is the same, and they are not asked again. And
// of rows and items that are alike but for their words, three stand for all once
// all were read.
const styled = "color-contrast-enhanced link-in-text-block target-size scrollable-region-focusable p-as-heading skip-link"

// seen are what axe-core cannot decide and a person has looked at: by rule, the
// elements, or the related ones that it names.
var seen = map[string]string{
	"color-contrast-enhanced":     "svg text, .calc-bar p", // letters on a drawing, and at the end of a long page; package site reckons all inks on all papers
	"label-content-name-mismatch": "[data-step]",           // the signs − and +, which are no words to speak
	"link-in-text-block":          "a",                     // where lines are so close that boxes touch, and the links are underlined
	"th-has-data-cells":           "th[scope='rowgroup']",  // it heads the rows below; axe-core looks to its right only
}

// finding is a rule that a page breaks, or of which axe-core cannot tell, with
// the elements.
type finding struct {
	ID, Help string
	Nodes    []struct{ HTML, Summary string }
}

// Check returns the rules that the tab's page breaks, and what axe-core cannot
// decide, a line each; without some rules, where they make no sense. What sticks
// to an edge of the window lies over something wherever one has scrolled, so it
// is put back into its place first.
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

// unstick also helps axe-core to the colour that letters have: it asks for a
// property that Chromium does not tell in forced colours.
const unstick = `(() => {
	document.querySelectorAll("body *").forEach(e => {
		if (getComputedStyle(e).position === "sticky") { e.style.position = "relative"; e.style.inset = "auto"; }
	});
	const style = CSSStyleDeclaration.prototype, asked = style.getPropertyValue;
	if (!style.forced) style.getPropertyValue = function (name) { return asked.call(this, name === "-webkit-text-fill-color" ? "color" : name); };
	return style.forced = true;
})()`

// run is the expression that runs all rules but some. What it cannot decide is
// as good as found, but where a person has decided, and for the contrast of what
// has its box over another one, as the large target of a small link has: that no
// letters lie upon others is a test of its own, and in another way to read the
// page the same letters are decided.
func run(without []string) string {
	return fmt.Sprintf(`(async () => {
		const shown = Array.from(document.all, e => Number(e.checkVisibility({ visibilityProperty: true }))).join("");
		const read = window.axeRead ||= new Set(), without = %q.split(" "), styled = %q.split(" ");
		const first = !read.size, known = read.has(shown), ids = axe.getRules().map(r => r.ruleId);
		read.add(shown);
		const alike = new Map(), exclude = [];
		const sign = e => [e.tagName, ...Array.from(e.attributes, a => /^(class|style|type|role|lang|aria-(?!label|describedby|controls))/.test(a.name) ? a.name + a.value : a.name),
			e.textContent.trim() !== "", "(", ...Array.from(e.children, sign), ")"].join();
		for (const e of first ? [] : document.querySelectorAll("tbody > tr, li")) {
			const s = sign(e), n = (alike.get(s) || 0) + 1;
			alike.set(s, n);
			if (n > 3) exclude.push(e);
		}
		const r = await axe.run({ include: [document], exclude }, {
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
