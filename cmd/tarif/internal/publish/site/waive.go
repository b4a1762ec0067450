package site

import (
	"slices"

	"tarif/cmd/tarif/internal/files/tomlfile"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// waive marks the findings waived by edition files and by the settings, and
// adds the errors in the waivers. Unused waivers are not reported while there
// is an error, which may hide the finding they are for, nor in a revoked
// edition.
func (s *Site) waive(all *source.List) {
	rules := Rules()
	rule := func(name string) (source.Rule, bool) {
		i := slices.IndexFunc(rules, func(r source.Rule) bool { return r.Name == name })
		if i < 0 {
			return source.Rule{}, false
		}
		return rules[i], true
	}
	waivers := s.Data.Waivers
	if s.Config != nil {
		waivers = slices.Concat(waivers, s.Config.Waivers())
	}
	unused := all.Waive(waivers, func(name string) bool { r, ok := rule(name); return ok && r.May() })
	broken := all.Errors() > 0
	for _, w := range unused {
		undone := slices.ContainsFunc(s.Data.Undone, func(e *tariff.Edition) bool { return e.Pos.File == w.Pos.File })
		if r, ok := rule(w.Rule); !ok || !r.May() || !broken && !undone {
			*all = append(*all, complain(w, r, ok, rules))
		}
	}
}

// complain returns the finding about a waiver that waives nothing.
func complain(w source.Waiver, r source.Rule, known bool, rules []source.Rule) source.Finding {
	f := source.Finding{Pos: w.Pos, Line: w.Line, Severity: source.Error}
	switch {
	case !known:
		names := lists.Of(rules, func(r source.Rule) string { return r.Name })
		f.Rule, f.Message = ruleWaiveRule, source.Say(`waive: there is no rule "{1}"`, w.Rule)
		f.Hint = tomlfile.DidYouMean(w.Rule, names).And(source.Say("tarif check --rules lists the rules"))
	case !r.May():
		f.Rule, f.Message = ruleWaiveFirm, source.Say(`waive: "{1}" may not be waived: {2}`, w.Rule, r.Firm)
		f.Hint = source.Say("mend what it finds, and take the waiver out")
	default:
		f.Severity, f.Rule = source.Warning, ruleUnusedWaiver
		f.Message = source.Say(`waive: there is no finding of the rule "{1}" here`, w.Rule)
		f.Hint = source.Say("take the waiver out")
	}
	return f
}
