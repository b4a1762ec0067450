package pages

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// serviceLists lists services: by letter, by kind, and in the groups in which
// people look for them.
type serviceLists struct {
	composer
	data *tariff.Data
}

// letters groups all names and everyday words of services by letter. A word of
// several services has one entry with a link to each.
func (c serviceLists) letters() []Letter {
	today := c.today()
	byText := map[string]*Entry{}
	var entries []*Entry
	add := func(text string, main bool, s *tariff.Service) {
		e := byText[text]
		if e == nil {
			e = &Entry{Text: text}
			byText[text] = e
			entries = append(entries, e)
		}
		e.Main = e.Main || main
		if l := c.link(ServiceAddr(s), c.In(s.Name)); !slices.Contains(e.Links, l) {
			e.Links = append(e.Links, l)
			e.Span = ""
			if len(e.Links) == 1 {
				e.Span = c.span(today[s])
			}
		}
	}
	for _, s := range c.data.Catalogue.Services {
		add(c.In(s.Name), true, s)
		for _, w := range s.Words.In(c.Lang) {
			add(w, false, s)
		}
	}
	lang.Sort(c.Lang, entries, func(e *Entry) string { return e.Text })
	return c.byLetter(entries)
}

func (c serviceLists) byLetter(entries []*Entry) []Letter {
	var letters []Letter
	for _, e := range entries {
		first := lang.FirstLetter(c.Lang, e.Text)
		if n := len(letters); n == 0 || letters[n-1].Letter != first {
			letters = append(letters, Letter{ID: "letter-" + strconv.Itoa(n+1), Letter: first})
		}
		last := &letters[len(letters)-1]
		last.Entries = append(last.Entries, *e)
		last.Count = c.Count(len(last.Entries))
	}
	return letters
}

// kindServices lists the services of each kind by section.
func (c serviceLists) kindServices() []KindServices {
	today := c.today()
	cat := &c.data.Catalogue
	var views []KindServices
	for _, k := range cat.Kinds {
		view := KindServices{ID: "kind-" + string(k.ID), Name: c.In(k.Name)}
		for _, run := range chunk(cat.OfKind(k.ID), func(a, b *tariff.Service) bool { return a.Section == b.Section }) {
			view.Sections = append(view.Sections, c.sectionServices(run, today))
		}
		if len(view.Sections) > 0 {
			views = append(views, view)
		}
	}
	return views
}

// sectionID is the id of a service's section on the page of all services.
func sectionID(x *tariff.Service) string {
	return "kind-" + string(x.Kind.ID) + "-" + string(x.Section.ID)
}

func (c serviceLists) sectionServices(run []*tariff.Service, today map[*tariff.Service][]*tariff.Rate) SectionServices {
	var s SectionServices
	if run[0].Section != nil {
		s.ID, s.Name, s.Plain = sectionID(run[0]), c.In(run[0].Section.Name), c.In(run[0].Section.Plain)
	}
	for _, x := range run {
		s.Links = append(s.Links, SpannedLink{c.link(ServiceAddr(x), c.In(x.Name)), c.span(today[x])})
	}
	return s
}

// usual is how many services the search page shows before anything is typed.
const usual = 6

// commonest returns the services that most tariffs in force price. Ties are
// decided by section, since tables begin with everyday help, then by the number
// of everyday words, then by the order of the catalogue.
func (c serviceLists) commonest() []SpannedLink {
	today, tariffs := c.today(), map[*tariff.Service]int{}
	for x, rates := range today {
		for _, run := range chunk(rates, func(a, b *tariff.Rate) bool { return a.Edition == b.Edition }) {
			if slices.ContainsFunc(run, func(r *tariff.Rate) bool { return r.Price.Stated() }) {
				tariffs[x]++
			}
		}
	}
	section := func(x *tariff.Service) int { return slices.Index(c.data.Catalogue.Sections, x.Section) }
	services := slices.DeleteFunc(slices.Clone(c.data.Catalogue.Services), func(x *tariff.Service) bool { return tariffs[x] == 0 })
	slices.SortStableFunc(services, func(a, b *tariff.Service) int {
		return cmp.Or(tariffs[b]-tariffs[a], section(a)-section(b), manyWords(b)-manyWords(a))
	})
	var links []SpannedLink
	for _, x := range services[:min(usual, len(services))] {
		links = append(links, SpannedLink{c.link(ServiceAddr(x), c.In(x.Name)), c.span(today[x])})
	}
	return links
}

// groups lists what is priced somewhere, in the catalogue's order.
func (c serviceLists) groups() []Group {
	var groups []Group
	today := c.today()
	cat := &c.data.Catalogue
	for _, k := range cat.Kinds {
		if len(c.data.OfKind(k.ID)) == 0 {
			continue
		}
		for _, run := range chunk(cat.OfKind(k.ID), func(a, b *tariff.Service) bool { return a.Section == b.Section }) {
			g := c.group(run)
			g.Span = c.span(ofServices(run, today))
			groups = append(groups, g)
		}
	}
	return groups
}

func (c serviceLists) group(run []*tariff.Service) Group {
	k, sec := run[0].Kind, run[0].Section
	if sec == nil {
		return Group{Link: c.link(Services+Addr("#kind-"+string(k.ID)), c.In(k.Short)), Sign: string(k.ID), Below: c.examples(run)}
	}
	g := Group{Link: c.link(Services+Addr("#"+sectionID(run[0])), c.In(sec.Name)), Sign: string(sec.ID), Below: c.examples(run)}
	if !sec.Plain.IsZero() {
		g.Text, g.Below = c.In(sec.Plain), c.In(sec.Name)
	}
	return g
}

// examples names the first services of a group.
func (c serviceLists) examples(run []*tariff.Service) string {
	return strings.Join(lists.Of(run[:min(3, len(run))], func(x *tariff.Service) string { return c.In(x.Name) }), "; ")
}
