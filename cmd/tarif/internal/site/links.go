package site

import "tarif/cmd/tarif/internal/source"

// checkLinks finds addresses in prose that lead nowhere, each at its place.
func (s *Site) checkLinks() source.List {
	var found source.List
	p := s.pages()
	s.media(p)
	if _, err := p.Plan(); err != nil {
		return source.List{{Severity: source.Error, Rule: "plan", Message: err.Error()}}
	}
	for _, page := range s.Prose {
		for _, l := range page.Links {
			if err := p.Resolve(page, l.Address); err != nil {
				found = append(found, source.Finding{Pos: l.Pos, Severity: source.Error, Rule: "dead-link", Message: err.Error(),
					Hint: "addresses inside the site are written without the language, like /places/oral/home-care/"})
			}
		}
	}
	return found
}
