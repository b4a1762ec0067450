package browser_test

import (
	"bytes"
	"net/url"
	"path/filepath"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

const (
	sheet = "calculator/oral/home-care/"
	// familyPlan is food twice every day, washing on Mondays, Wednesdays and
	// Fridays, and one way with an escort, in June 2026.
	familyPlan = "#v1&2026-06&escort-adult/carer=m1&cooking/carer=2&laundry/carer=1x135"
	// familySum is its sum in Oral: 60 × 1896.60 + 13 × 474.15 + 1896.60.
	familySum = "121\u00a0856,55\u00a0₸"
	there     = "50\u00a0861,25\u00a0₸" // in Baiterek: 30 × 1485 + 13 × 371.25 + 1485
)

// sum is the sum of the month in the bar at the bottom.
const sum = `document.querySelector(".calc-bar [data-sum]").textContent`

func (s *suite) calculator(t *testing.T) {
	for name, test := range map[string]func(*testing.T){
		"vectors": s.calcVectors, "phone": s.calcPhone, "link": s.calcLink, "keyboard": s.calcKeyboard,
		"bad-input": s.calcBadInput, "print": s.calcPrint, "script-off": s.calcScriptOff, "disk": s.calcDisk, "other": s.calcOther,
		"kinds": s.calcKinds, "week": s.calcWeek, "named": s.calcNamed, "once": s.calcOnce, "before": s.calcBefore,
	} {
		t.Run(name, test)
	}
}

// The days of a week are in one row wherever it has room for seven targets.
func (s *suite) calcWeek(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	for _, width := range []int{375, 1280} { // a scroll bar takes 15 of them
		tab.Size(width, 700)
		tab.Open(s.server.Home + "kk/" + sheet + familyPlan)
		const days = `[...document.querySelectorAll("[data-key='laundry/carer'] .days label")].map(e => e.getBoundingClientRect())`
		is.True(t, browser.Eval[bool](tab, `(d => d.length === 7 && d.every(e => e.top === d[0].top && e.width >= 44 && e.height >= 44))(`+days+`)`),
			"%d pixels: no row of seven targets", width)
	}
}

// On a phone each of two prices in a row says which one it is.
func (s *suite) calcNamed(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(375, 700)
	tab.Open(s.server.Home + "ru/calculator/atyrau/waste/")
	wantText(t, tab, "the prices", `[...document.querySelector("tr[data-key]").querySelectorAll(".price")].map(c => c.innerText).join("; ").replace(/\s+/g, " ")`,
		"Цена, без НДС: 338,84 ₸; Цена, с НДС: 379,50 ₸")
}

// The script computes the same in the browser as in Go's tests.
func (s *suite) calcVectors(t *testing.T) {
	var src [2]string
	for i, name := range []string{"check.js", "vectors.json"} {
		data := is.File(t, "../calculator/testdata/"+name)
		src[i] = string(data)
	}
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + sheet)
	for _, wrong := range browser.Eval[[]string](tab, "(() => {"+src[0]+"; return checkVectors(tarifCalc, "+src[1]+"); })()") {
		t.Error(wrong)
	}
}

// press clicks what a selector finds, in the row of a key if one is given.
func press(tab *browser.Tab, key, selector string) {
	browser.Eval[bool](tab, in(key, selector)+".click(), true")
}

// in returns an expression for an element, in the row of a key if one is given.
func in(key, selector string) string {
	if key != "" {
		selector = `[data-key="` + key + `"] ` + selector
	}
	return "document.querySelector(`" + selector + "`)"
}

// set types a value into a control and leaves it, as a person would.
func set(tab *browser.Tab, key, selector, value string) {
	browser.Eval[bool](tab, `(e => { e.value = "`+value+`"; e.dispatchEvent(new Event("input", {bubbles: true}));
		e.dispatchEvent(new Event("change", {bubbles: true})); return true; })(`+in(key, selector)+`)`)
}

func wantText(t *testing.T, tab *browser.Tab, what, expression, want string) {
	t.Helper()
	is.Equal(t, browser.Eval[string](tab, expression), want, what)
}

// A family fills in its plan on a phone: the sums are right, the month's sum
// stays visible, and every target is large enough for a thumb.
func (s *suite) calcPhone(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(375, 700)
	tab.Open(s.server.Home + "kk/" + sheet)
	set(tab, "", "#calc-month", "6")
	set(tab, "", "#calc-year", "2026")
	set(tab, "", "#calc-q", "тамак писиру") // typed without Kazakh letters
	n := browser.Eval[int](tab, `[...document.querySelectorAll("tr[data-key]")].filter(r => r.checkVisibility()).length`)
	is.True(t, n >= 1 && n <= 5, "the words leave %d rows", n)
	press(tab, "cooking/carer", ".add")
	wantText(t, tab, "what is only added", in("cooking/carer", ".count")+".textContent", "1 рет")
	set(tab, "cooking/carer", "select", "w")
	press(tab, "cooking/carer", `[data-step="1"]`)
	set(tab, "", "#calc-q", "")
	press(tab, "laundry/carer", ".add")
	set(tab, "laundry/carer", "select", "e")
	set(tab, "laundry/carer", ".step input", "3") // on days that are not consecutive
	press(tab, "escort-adult/carer", ".add")
	set(tab, "escort-adult/carer", "select", "m")
	wantText(t, tab, "the month", sum, familySum)
	wantText(t, tab, "washing", in("laundry/carer", ".count")+".textContent", "13 рет: дс, ср, жм")
	wantText(t, tab, "food", in("cooking/carer", ".count")+".textContent", "60 рет: күн сайын, күніне 2 рет")
	wantText(t, tab, "a week", `document.getElementById("calc-week").textContent`, "27\u00a0974,85\u00a0₸")
	wantText(t, tab, "a day", `document.getElementById("calc-day").innerText.replace(/\s*\n\s*/g, "; ")`,
		"дс, ср, жм\u00a0— 4\u00a0267,35\u00a0₸; сс, бс, сб, жс\u00a0— 3\u00a0793,20\u00a0₸")
	if !browser.Eval[bool](tab, `(b => b.bottom <= innerHeight + 1 && b.top > innerHeight / 2)(document.querySelector(".calc-bar").getBoundingClientRect())`) {
		t.Error("the sum is not in sight")
	}
	small := browser.Eval[[]string](tab, `[...document.querySelectorAll(".calc button, .calc select, .calc-tools select, .calc input:not([type=checkbox]), .calc-tools input:not([type=checkbox]), .calc label:has([type=checkbox]), .check label")]
		.filter(e => e.checkVisibility() && (e.getBoundingClientRect().height < 44 || e.getBoundingClientRect().width < 44)).map(e => e.outerHTML.slice(0, 120))`)
	is.True(t, len(small) == 0, "too small for a thumb: %q", small)
	is.Equal(t, browser.Eval[string](tab, "decodeURIComponent(location.hash)"), familyPlan, "the address")
	tab.Wait(`document.getElementById("calc-live").textContent.includes("` + familySum + `")`)
}

// An address restores the plan, in the other language too; Back and Forward
// step through it; what the address has that is unknown is named.
func (s *suite) calcLink(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "kk/" + sheet + familyPlan)
	wantText(t, tab, "the month", sum, familySum)
	for key, shown := range map[string]string{"escort-adult/carer": "1 m", "cooking/carer": "2 w", "laundry/carer": "3 e"} {
		wantText(t, tab, key, in(key, "input[inputmode]")+`.value + " " + `+in(key, "select")+".value", shown)
	}
	tab.Follow(func() { press(tab, "", "#twin") }, "/ru/"+sheet+familyPlan)
	wantText(t, tab, "in Russian", sum, familySum)
	wantText(t, tab, "food", in("cooking/carer", ".count")+".textContent", "60 раз: каждый день, по 2 раза в день")
	browser.Eval[bool](tab, in("laundry/carer", ".add")+".focus(), true")
	press(tab, "laundry/carer", ".add")
	is.True(t, browser.Eval[bool](tab, in("laundry/carer", ".add")+" === document.activeElement && document.activeElement.checkVisibility()"),
		"the focus is lost with the row")
	tab.Wait(`location.hash === "#v1&2026-06&escort-adult/carer=m1&cooking/carer=2"`)
	wantText(t, tab, "without washing", sum, "115\u00a0692,60\u00a0₸")
	browser.Eval[bool](tab, "history.back(), true")
	tab.Wait(sum + ` === "` + familySum + `" && document.querySelectorAll("fieldset.often").length === 3`)
	browser.Eval[bool](tab, "history.forward(), true")
	tab.Wait(sum + ` !== "` + familySum + `"`)
	set(tab, "cooking/carer", "input[inputmode]", "3")
	tab.Follow(func() { press(tab, "", "#twin") }, "/kk/"+sheet+"#v1&2026-06&escort-adult/carer=m1&cooking/carer=3")
	set(tab, "cooking/carer", "input[inputmode]", "2")
	press(tab, "", ".skip")
	tab.Wait(`document.activeElement.id === "main" && location.hash === "#v1&2026-06&escort-adult/carer=m1&cooking/carer=2"`)
	tab.Follow(func() { press(tab, "", "#twin") }, "/ru/"+sheet+"#v1&2026-06&escort-adult/carer=m1&cooking/carer=2")
	tab.Open(s.server.Home + "ru/about/")
	tab.Open(s.server.Home + "ru/" + sheet + "#v1&2026-13&nothing/carer=2&cooking/carer=0&letters/carer=2")
	got := browser.Eval[string](tab, `document.getElementById("calc-bad").innerText`)
	for _, said := range []string{"2026-13", "nothing/carer", "cooking/carer"} {
		is.In(t, "«"+said+"»", got, "nothing is said of %s", said)
	}
	is.Equal(t, browser.Eval[int](tab, `document.querySelectorAll("tr.in").length`), 1, "rows are chosen")
}

// obscured records focused elements that the bar covers.
const obscured = `(e => { const bar = document.querySelector(".calc-bar"), b = e.getBoundingClientRect(), top = bar.getBoundingClientRect().top;
	return bar.contains(e) || b.bottom <= top + 1 ? "" : e.outerHTML.slice(0, 120) + " " + Math.round(b.bottom) + " > " + Math.round(top); })(document.activeElement)`

// With the keyboard alone: choose, count, choose by what, tick; the bar never
// covers the focus.
func (s *suite) calcKeyboard(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Size(375, 500)
	tab.Open(s.server.Home + "ru/" + sheet + "#v1&2026-06")
	until := func(expression string) {
		t.Helper()
		for range 200 {
			if browser.Eval[bool](tab, expression) {
				return
			}
			tab.Press("\t")
			is.Equal(t, browser.Eval[string](tab, obscured), "", "the bar hides")
		}
		t.Fatalf("Tab does not lead to %s", expression)
	}
	until(`document.activeElement.matches('[data-key="cooking/carer"] .add')`)
	tab.Press("\r")
	until(`document.activeElement.matches('[data-key="cooking/carer"] input[inputmode]')`)
	browser.Eval[bool](tab, "document.activeElement.select(), true")
	tab.Press("3")
	wantText(t, tab, "three times in all", sum, "разово 5\u00a0689,80\u00a0₸") // 3 × 1896.60
	until(`document.activeElement.matches('[data-key="cooking/carer"] select')`)
	tab.Press("в")                                                       // from «всего» to «в месяц»
	wantText(t, tab, "three times a month", sum, "5\u00a0689,80\u00a0₸") // the same each month
	tab.Press("в")                                                       // to «в неделю»
	wantText(t, tab, "three times a week", sum, "24\u00a0655,80\u00a0₸") // 13 × 1896.60: Mondays, Wednesdays, Fridays
	tab.Press("в")                                                       // to «в день»
	wantText(t, tab, "three times a day", sum, "170\u00a0694,00\u00a0₸") // 90 × 1896.60
	until(`document.activeElement.matches('[data-key="cooking/carer"] [value="1"]')`)
	tab.Press(" ")
	wantText(t, tab, "but Mondays", sum, "142\u00a0245,00\u00a0₸") // 75 × 1896.60: five Mondays
	until(`document.activeElement.matches('#calc-clear')`)
	tab.Press("\r")
	wantText(t, tab, "cleared", sum, "0,00\u00a0₸")
}

// Input that is not a number gets a calm answer and changes nothing.
func (s *suite) calcBadInput(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/" + sheet + familyPlan)
	for _, bad := range []string{"0", "-2", "10000", "два", "", "1.5"} {
		set(tab, "cooking/carer", "input[inputmode]", bad)
		wantText(t, tab, "after "+bad, sum, familySum)
		is.In(t, "от 1 до 99", browser.Eval[string](tab, in("cooking/carer", ".wrong")+".textContent"), "after %q", bad)
	}
	set(tab, "cooking/carer", "input[inputmode]", "1")
	wantText(t, tab, "after 1", in("cooking/carer", ".wrong")+".textContent", "")
	for _, bad := range []string{"0", "8", "2,5", "length"} {
		set(tab, "laundry/carer", "input[inputmode]", bad)
		wantText(t, tab, "a week of "+bad, in("laundry/carer", ".wrong")+".textContent", "Нужно целое число от 1 до 7. Пока посчитано 3.")
		wantText(t, tab, "a week of "+bad, in("laundry/carer", ".count")+".textContent", "13 раз: пн, ср, пт")
	}
	set(tab, "cooking/carer", "select", "m")
	set(tab, "cooking/carer", "input[inputmode]", "8")
	set(tab, "cooking/carer", "select", "e") // a week has no eight days
	wantText(t, tab, "once a week", in("cooking/carer", ".count")+".textContent", "5 раз: пн")
	for _, day := range []string{"1", "3", "5"} {
		press(tab, "laundry/carer", `.days [value="`+day+`"]`)
	}
	wantText(t, tab, "no day", in("laundry/carer", ".count")+".textContent", "Не отмечен ни один день")
	wantText(t, tab, "no day", in("laundry/carer", ".wrong")+".textContent", "")
	wantText(t, tab, "food weekly, an escort", sum, "11\u00a0379,60\u00a0₸") // 5 × 1896.60 + 1896.60
	set(tab, "laundry/carer", "input[inputmode]", "3")
	for _, bad := range []string{"26", "1999", "2101", "год"} {
		set(tab, "", "#calc-year", bad)
		said := browser.Eval[string](tab, `document.getElementById("calc-wrong").textContent`)
		is.True(t, strings.Contains(said, "2026"), "after the year %q it says %q", bad, said)
	}
	set(tab, "", "#calc-year", "2028")
	set(tab, "", "#calc-month", "2")
	wantText(t, tab, "a leap February", in("laundry/carer", ".count")+".textContent", "12 раз: пн, ср, пт")
	notes := browser.Eval[string](tab, `document.getElementById("calc-notes").innerText`)
	is.True(t, strings.Contains(notes, "февраль 2028 года"), "nothing is said of a month outside of the tariff's year: %q", notes)
}

// The same plan in another place includes only what may be compared, with the
// caution in words.
func (s *suite) calcOther(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/" + sheet + familyPlan)
	set(tab, "", "#calc-vs", "baiterek")
	tab.Wait(`document.querySelector("#calc-there .sums")`)
	got := browser.Eval[string](tab, `document.getElementById("calc-there").innerText`)
	for _, said := range []string{familySum, there, "70\u00a0995,30\u00a0₸ дешевле", "3 из 3", "только если услуга оказывается раз в день", "По тому тарифу считается день"} {
		is.In(t, said, got, "beside Baiterek it")
	}
	is.In(t, "&vs=baiterek&", browser.Eval[string](tab, "location.hash"), "the other place is not in the address")
	is.In(t, "&vs=baiterek&", browser.Eval[string](tab, "location.hash"), "the other place is not in the address")
	tab.Open(s.server.Home + "ru/calculator/kurchatov/waste/")
	press(tab, "", ".add")
	set(tab, "", "#calc-vs", "astana")
	tab.Wait(`document.querySelector("#calc-there p")`)
	tab.Wait(`document.querySelector("#calc-there li")`)
	n := browser.Eval[int](tab, `document.querySelectorAll("#calc-there .sums").length`)
	is.True(t, n == 0, "a sum is made of prices that cannot be compared")
	tab.Open(s.server.Home + "ru/calculator/kurchatov/waste/#v1&2026-06&vs=semei&waste-by-volume=n2")
	tab.Wait(`document.querySelector("#calc-there li")`)
	if got := browser.Eval[string](tab, `document.querySelector("#calc-there li").textContent`); !strings.Contains(got, "НДС") {
		t.Errorf("why prices cannot be compared: %q", got)
	}
}

// A price for a person and one for a cubic metre ask for the right number, a
// sum of both says what it adds, and neither is in the sum of a day.
func (s *suite) calcKinds(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/calculator/kurchatov/waste/#v1&2026-06")
	browser.Eval[bool](tab, `document.querySelectorAll(".add").forEach(b => b.click()), true`)
	if got := browser.Eval[string](tab, `document.getElementById("calc-notes").innerText`); !strings.Contains(got, "установленные по-разному") {
		t.Errorf("of a sum of unlike prices it says %q", got)
	}
	is.True(t, !browser.Eval[bool](tab, `document.getElementById("calc-day").checkVisibility()`),
		"a sum of a day is made of prices for a month")
	set(tab, "", `[data-by="amount"] input[inputmode]`, "2,5")
	if got := browser.Eval[string](tab, in("", `[data-by="amount"] .count`)+".textContent"); got != "2,5 × 1\u00a0м³" && got != "2,5 × 1 м³" {
		t.Errorf("an amount reads %q", got)
	}
	tab.Open(s.server.Home + "ru/calculator/karaganda-region/surface-water/")
	none := browser.Eval[int](tab, `[...document.querySelectorAll("tr[data-key]:not([data-tiyn]) .add")].map(b => b.click()).length`)
	if got := browser.Eval[string](tab, `document.getElementById("calc-notes").innerText`); none == 0 || !strings.Contains(got, "неполная") {
		t.Errorf("%d rows without a price; of their sum it says %q", none, got)
	}
}

// A plan begins with the example in the catalogue, washing three times a week;
// a funeral beside it is paid once and is not part of any month.
func (s *suite) calcOnce(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/" + sheet + "#v1&2026-06")
	press(tab, "", `[data-plan^="personal-care/"]`)
	wantText(t, tab, "the example", in("personal-care/carer", ".count")+".textContent", "13 раз: пн, ср, пт")
	press(tab, "funeral-help/carer", ".add")
	wantText(t, tab, "both", sum, "12\u00a0327,90\u00a0₸ + разово 1\u00a0896,60\u00a0₸") // 13 × 948.30
	wantText(t, tab, "the month", `document.getElementById("calc-sum").textContent`, "12\u00a0327,90\u00a0₸")
	wantText(t, tab, "once", `document.getElementById("calc-once").textContent`, "1\u00a0896,60\u00a0₸")
	tab.Wait(`location.hash === "#v1&2026-06&personal-care/carer=1x135&funeral-help/carer=o1"`)
	press(tab, "personal-care/carer", ".add")
	wantText(t, tab, "a funeral alone", sum, "разово 1\u00a0896,60\u00a0₸")
	is.True(t, !browser.Eval[bool](tab, `["day", "week", "sum"].some(x => document.getElementById("calc-" + x).checkVisibility())`),
		"a funeral alone has a sum of a day, a week or a month")
	set(tab, "", "#calc-vs", "baiterek")
	tab.Wait(`document.getElementById("calc-there").innerText.includes("разово 1\u00a0485,00\u00a0₸")`)
}

// Last year's prices are shown without being asked for, and the other place's
// beside them.
func (s *suite) calcBefore(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/calculator/karaganda-region/surface-water/#v1&2026-06")
	press(tab, "", `tr[data-tiyn] .add`)
	tab.Wait(`document.querySelector("#calc-there .sums")`)
	is.In(t, "2024", browser.Eval[string](tab, `document.getElementById("calc-there").innerText`), "beside 2025 stands")
}

// A printout has the chosen rows, the sums, the act and the day, on one page.
func (s *suite) calcPrint(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Today("2026-06-20")
	tab.Open(s.server.Home + "ru/" + sheet + familyPlan)
	pdf := tab.PDF()
	is.Equal(t, bytes.Count(pdf, []byte("/Type /Page\n")), 1, "pages are printed")
	set(tab, "", "#calc-q", "zzzz") // a filter hides nothing on paper
	tab.Media("print")
	browser.Eval[bool](tab, `dispatchEvent(new Event("beforeprint")), true`)
	if n := browser.Eval[int](tab, `[...document.querySelectorAll("tr[data-key]")].filter(r => r.checkVisibility()).length`); n != 3 {
		t.Errorf("%d rows are printed", n)
	}
	got := browser.Eval[string](tab, "document.querySelector('main').innerText")
	for _, said := range []string{familySum, "№ 2999", "18 декабря 2025", "31 декабря 2026", "13 раз: пн, ср, пт", "20.06.2026", familyPlan, "Кто платит", "Фамилия, имя"} {
		is.In(t, said, got, "is not printed")
	}
	if n := browser.Eval[int](tab, `[...document.querySelectorAll("main button, main select, main input")].filter(r => r.checkVisibility()).length`); n != 0 {
		t.Errorf("%d controls are printed", n)
	}
	browser.Eval[bool](tab, `window.print = () => { window.printed = true }, true`)
	press(tab, "", "#calc-both") // a sheet in Russian and one in Kazakh, and no third
	tab.Wait("window.printed")
	wantText(t, tab, "the other sheet", `document.querySelector("iframe").contentDocument.querySelector(".calc-bar [data-sum]").textContent`, familySum)
	is.Equal(t, tab.Paper(), 2, "pages are printed in two languages")
	tab.Open(s.server.Home + "ru/" + sheet)
	if n := browser.Eval[int](tab, `[...document.querySelectorAll("tr[data-key]")].filter(r => r.checkVisibility()).length`); n != 76 {
		t.Errorf("%d rows are printed of an empty plan, want the worksheet", n)
	}
}

// Without JavaScript the page is the worksheet, without controls that do
// nothing.
func (s *suite) calcScriptOff(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.NoScript()
	tab.Open(s.server.Home + "kk/" + sheet + familyPlan)
	if n := browser.Eval[int](tab, `[...document.querySelectorAll("table.worksheet tr[data-key]")].filter(r => r.innerText.includes("₸") && r.checkVisibility()).length`); n != 76 {
		t.Errorf("%d rows with a price can be seen, want 76", n)
	}
	if n := browser.Eval[int](tab, `[...document.querySelectorAll("main button, main select, main input")].filter(r => r.checkVisibility()).length`); n != 0 {
		t.Errorf("%d controls that nothing serves", n)
	}
}

// From a folder on a disk the plan opens and another place's prices are loaded.
func (s *suite) calcDisk(t *testing.T) {
	dir := t.TempDir()
	write(t, dir, s.files)
	tab := s.Tab(t, "file:")
	file := url.URL{Scheme: "file", Path: filepath.Join(dir, "kk", sheet, "index.html")}
	tab.Open(file.String() + familyPlan + "&vs=baiterek")
	wantText(t, tab, "the month", sum, familySum)
	tab.Wait(`document.getElementById("calc-there").innerText.includes("` + there + `")`)
	press(tab, "laundry/carer", ".add")
	tab.Wait(`!location.hash.includes("laundry")`)
}
