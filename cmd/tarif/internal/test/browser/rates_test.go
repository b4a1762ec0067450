package browser_test

import (
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

// The table can be filtered by words and role, sorted by price and folded. The
// order is announced, the act's order can be restored, and the act's words open
// below their row.
func (s *suite) ratesTools(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/" + edition)
	const shown = `Array.from(document.querySelectorAll("table.rates tbody tr[id]")).filter(r => r.checkVisibility())`
	set := func(id, value string) {
		browser.Eval[bool](tab, `(e => { e.value = "`+value+`"; e.dispatchEvent(new Event("input", { bubbles: true })); return true; })(document.getElementById("`+id+`"))`)
	}
	expect := func(what, expression string) {
		t.Helper()
		is.True(t, browser.Eval[bool](tab, expression), "%s: not %s", what, expression)
	}
	browser.Eval[bool](tab, `document.querySelector(".tools").open = true`)
	act := browser.Eval[string](tab, shown+`.map(r => r.id).join()`)
	set("role", "specialist")
	expect("a role", shown+`.length === 16 && `+shown+`.every(r => r.querySelector(".role-specialist"))`)
	set("filter", "ЖКХ счета которых нет")
	expect("nothing", shown+`.length === 0 && /: 0 /.test(document.querySelector("output").textContent)`)
	browser.Eval[bool](tab, `document.querySelectorAll(".tools button")[1].click(), true`)
	set("sort", "-1")
	expect("dear first", `(p => p.length === 76 && p.every((x, i) => !i || p[i - 1] >= x))(`+shown+`.map(r => Math.round(100 * r.querySelector("data").value)))`)
	expect("the order is announced", `document.querySelector("thead .price").getAttribute("aria-sort") === "descending" && document.querySelector("output").textContent.includes("сначала дороже")`)
	set("sort", "")
	is.Equal(t, browser.Eval[string](tab, shown+`.map(r => r.id).join()`), act, "the act's order does not come back")
	browser.Eval[bool](tab, `document.querySelector(".section button").click(), true`)
	expect("folded", shown+`.length === 61 && document.querySelector(".section button").getAttribute("aria-expanded") === "false"`)
	browser.Eval[bool](tab, `location.hash = "#r3", true`)
	tab.Wait(`document.getElementById("r3").checkVisibility()`)
	browser.Eval[bool](tab, `document.querySelector("#r7 a.words").click(), true`)
	tab.Wait(`document.querySelector("#r7 + tr .official [lang=kk]")`)
	expect("the words open", `document.querySelector("#r7 a.words").getAttribute("aria-expanded") === "true" && location.hash === "#r3"`)
	browser.Eval[bool](tab, `document.querySelector("#r7 a.words").click(), true`)
	expect("and close", `!document.querySelector("#r7 + tr .official")`)

	tab.Open(s.server.Home + "ru/" + edition) // before the page of words has loaded
	browser.Eval[bool](tab, `(a => { a.click(); a.click(); return true; })(document.querySelector("#r7 a.words"))`)
	tab.Wait(`document.querySelector("#r7 + tr .official")`)
	tab.Settle()
	expect("once", `document.querySelectorAll("tr.opened .official").length === 1`)
	browser.Eval[bool](tab, `document.querySelector("#r7 a.words").click(), true`)
	expect("and close after a second tap", `!document.querySelector("tr.opened .official")`)
}
