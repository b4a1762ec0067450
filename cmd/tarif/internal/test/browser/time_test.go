package browser_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/browser"
	"tarif/cmd/tarif/internal/test/is"
)

const (
	water = "places/karaganda-region/surface-water/"
	says  = "document.querySelector('%s .answer').textContent"
)

// A day is answered with the edition in force on it and a link to it, or with
// there being none; without JavaScript the list of periods says the same.
func (s *suite) dates(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/" + water)
	for _, c := range []struct {
		day, edition, says string
	}{
		{"2021-12-31", "", "самая ранняя здесь — 2022"},
		{"2022-03-17", "2022", "редакция 2022. Точный первый день неизвестен"},
		{"2022-12-31", "2022", "редакция 2022"},
		{"2023-01-01", "", "срок редакции 2022 уже истёк"},
		{"2024-07-16", "2024", "редакция 2024"},
		{"2026-06-15", "", "срок редакции 2025 уже истёк"},
		{"", "", ""},
	} {
		browser.Eval[bool](tab, fmt.Sprintf(`(() => { const day = document.getElementById("day");
			day.value = %q; day.dispatchEvent(new Event("input")); return true })()`, c.day))
		if got := browser.Eval[string](tab, fmt.Sprintf(says, ".ask-day")); !strings.Contains(got, c.says) || c.says == "" && got != "" {
			t.Errorf("on %q the page says %q", c.day, got)
		}
		leads := browser.Eval[string](tab, `(a => a.checkVisibility() ? a.pathname : "")(document.querySelector(".ask-day a"))`)
		if want := "/ru/" + water + c.edition + "/"; c.edition == "" && leads != "" || c.edition != "" && leads != want {
			t.Errorf("on %q the page leads to %q", c.day, leads)
		}
	}
	plain := s.Tab(t, s.server.Home)
	plain.NoScript()
	plain.Open(s.server.Home + "ru/" + water)
	is.True(t, !browser.Eval[bool](plain, "document.querySelector('.ask-day').checkVisibility()"),
		"without JavaScript a day can be chosen, and nothing answers")
	if n := browser.Eval[int](plain, "Array.from(document.querySelectorAll('.spans > li')).filter(li => li.checkVisibility()).length"); n != 4 {
		t.Errorf("without JavaScript %d spans can be seen", n)
	}
}

// Two editions can be chosen in either order, or the same one twice, with the
// keyboard alone. Without JavaScript there is a link to each pair.
func (s *suite) pairs(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	choose := func(old, new string) string {
		return browser.Eval[string](tab, fmt.Sprintf(`(() => { const form = document.querySelector(".pair-form");
			form.elements.old.value = %q; form.elements.new.value = %q;
			form.dispatchEvent(new Event("change")); return `+says+` })()`, old, new, ".pair-form"))
	}
	tab.Open(s.server.Home + "ru/" + water)
	is.In(t, "одна и та же", choose("2023", "2023"), "of one edition twice the page")
	browser.Eval[bool](tab, `document.querySelector(".pair-form button").click(), true`)
	is.Equal(t, browser.Eval[string](tab, "location.pathname"), "/ru/"+water, "one edition twice leads to")
	is.Equal(t, choose("2022", "2025"), "", "of two editions in order the page says")
	is.In(t, "2022 → 2025", choose("2025", "2022"), "of two editions in the wrong order the page")
	browser.Eval[bool](tab, `document.querySelector(".pair-form button").focus(), true`)
	tab.Follow(func() { tab.Press("\r") }, "/2025/changes/2022/")
	got := browser.Eval[string](tab, `document.getElementById("pair-old").value + document.getElementById("pair-new").value`)
	is.True(t, got == "20222025", "on the page of the pair %s are chosen", got)
	choose("2024", "2025")
	tab.Follow(func() { browser.Eval[bool](tab, `document.querySelector(".pair-form button").click(), true`) }, "/2025/changes/")
	plain := s.Tab(t, s.server.Home)
	plain.NoScript()
	plain.Open(s.server.Home + "kk/" + water)
	is.True(t, !browser.Eval[bool](plain, "document.querySelector('.pair-form').checkVisibility()"),
		"without JavaScript two editions can be chosen, and nothing answers")
	plain.Follow(func() {
		browser.Eval[bool](plain, `document.querySelector(".pairs a[data-old='2022'][data-new='2024']").click(), true`)
	}, "/kk/"+water+"2024/changes/2022/")
}

// A chart has an address, which unfolds it, and can be saved: as SVG with its
// figures, name and source, and as PNG at twice the size.
func (s *suite) charts(t *testing.T) {
	tab := s.Tab(t, s.server.Home)
	tab.Open(s.server.Home + "ru/kinds/waste/#chart-household-waste-2")
	tab.Wait(`document.getElementById("chart-household-waste-2").checkVisibility()`)
	browser.Eval[bool](tab, `(() => {
		window.kept = [];
		window.names = [];
		URL.createObjectURL = b => { kept.push(b); return "#"; };
		HTMLAnchorElement.prototype.click = function() { names.push(this.download); };
		document.querySelectorAll("#chart-household-waste-2 .save button").forEach(b => b.click());
		return true;
	})()`)
	tab.Wait("kept.length === 2")
	is.Equal(t, browser.Eval[string](tab, "names.join()"), "ru-kinds-waste-chart-household-waste-2.svg,ru-kinds-waste-chart-household-waste-2.png")
	svg := browser.Eval[string](tab, `kept[0].text().then(s => new DOMParser().parseFromString(s, "image/svg+xml").documentElement.textContent)`)
	for _, said := range []string{"637,00", "379,50", "Астана", "Атырау", "с НДС", "Опубликованные тарифы"} {
		if !strings.Contains(svg, said) {
			t.Errorf("the SVG does not say %q: %q", said, svg)
		}
	}
	if !browser.Eval[bool](tab, `Promise.all([kept[0].text(), createImageBitmap(kept[1])]).then(([svg, png]) => svg.includes('width="' + png.width / 2 + '"') && png.width > 500)`) {
		t.Error("the PNG is not the SVG twice as large")
	}
}
