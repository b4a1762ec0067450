package wording

import (
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/tariff"
)

// Cite returns the citation of an act: its form, day, number and, if known,
// issuer.
func (s *Speaker) Cite(a tariff.ActRef) string {
	if issuer := s.In(a.Issuer); issuer != "" {
		return s.T("act.cite."+string(a.Form), issuer, s.DateOf(a.Date), a.Number)
	}
	return s.T("act.cite-plain."+string(a.Form), s.DateOf(a.Date), a.Number)
}

// CiteShort returns the citation of an act without its issuer.
func (s *Speaker) CiteShort(a tariff.ActRef) string {
	a.Issuer = lang.Text{}
	return lang.UpperFirst(s.Cite(a))
}

// CiteAmended returns the citation of the act that set an edition and, if it
// was amended, of the last amending act, from which prices may come.
func (s *Speaker) CiteAmended(e *tariff.Edition) string {
	if len(e.AmendedBy) == 0 {
		return s.Cite(e.Act.ActRef)
	}
	return s.T("act.as-amended", s.Cite(e.Act.ActRef), s.Cite(e.LastAct()))
}

// CiteAll returns the citations of several acts.
func (s *Speaker) CiteAll(acts []tariff.ActRef) []string {
	return lists.Of(acts, s.Cite)
}

// Acts returns on one line the citations of the act that set an edition and of
// all that amended it.
func (s *Speaker) Acts(e *tariff.Edition) string {
	out := s.Cite(e.Act.ActRef)
	for _, a := range s.CiteAll(e.AmendedBy) {
		out += "; " + lang.LowerFirst(s.T("act.amended")) + ": " + a
	}
	return out
}

// Registration says under which number and when an act was registered, "" if
// unknown.
func (s *Speaker) Registration(a tariff.ActRef) string {
	switch {
	case a.RegistrationNumber == "":
		return ""
	case a.RegistrationDate.IsZero():
		return s.T("act.registration", a.RegistrationNumber)
	}
	return s.T("act.registration-date", a.RegistrationNumber, s.Date(a.RegistrationDate))
}

// System names where a source is kept, "" if unknown.
func (s *Speaker) System(x tariff.System) string {
	if x == "" {
		return ""
	}
	return s.T("source." + string(x))
}

// Source names where an act is kept and its number there.
func (s *Speaker) Source(src tariff.Source) string {
	return strings.TrimSpace(s.System(src.System) + " " + src.ID)
}

// Whose says whose words the act's text in a language is.
func (s *Speaker) Whose(l lang.Lang, status tariff.TextStatus) string {
	return s.T("wording." + string(l) + "." + string(status))
}

// Said returns the act's words in the speaker's language, followed by a line
// that says whose they are unless they are official.
func (s *Speaker) Said(w tariff.Wording) string {
	text, status := w.In(s.Lang), w.Status.In(s.Lang)
	if text == "" || status == tariff.Official {
		return text
	}
	return text + "\n" + s.Whose(s.Lang, status)
}
