package source

// Rule is a kind of finding. Its name never changes, because programs and
// waivers rely on it.
type Rule struct {
	Name     string
	Severity Severity // the gravest that its findings have
	Why      Text     // the reason why there is the rule
	Firm     Text     // why it may not be waived; zero for one that may
}

// May reports whether findings of the rule may be waived.
func (r Rule) May() bool { return r.Firm.IsZero() }

// Say names a severity.
func (s Severity) Say() Text {
	if s == Error {
		return Say("error")
	}
	return Say("warning")
}

// Rules are the rules of a package, in the order in which they are declared.
// Each declaration returns the rule's name, for its findings.
type Rules []Rule

func (rs *Rules) add(name string, s Severity, firm, why Text) string {
	*rs = append(*rs, Rule{Name: name, Severity: s, Why: why, Firm: firm})
	return name
}

// Light declares a rule whose findings are warnings.
func (rs *Rules) Light(name string, why Text) string { return rs.add(name, Warning, Text{}, why) }

// Grave declares a rule whose findings are errors that a person may waive.
func (rs *Rules) Grave(name string, why Text) string { return rs.add(name, Error, Text{}, why) }

// Settled declares a rule whose findings are warnings that may not be waived,
// because something else settles them: firm says what.
func (rs *Rules) Settled(name string, firm, why Text) string { return rs.add(name, Warning, firm, why) }

// Firm declares a rule whose findings are errors that may not be waived; firm
// says why not.
func (rs *Rules) Firm(name string, firm, why Text) string { return rs.add(name, Error, firm, why) }

// Unread declares a rule about input that cannot be read.
func (rs *Rules) Unread(name string, why Text) string {
	return rs.Firm(name, Say("what cannot be read cannot be published"), why)
}

// Unheld declares a rule about data that the model cannot represent.
func (rs *Rules) Unheld(name string, why Text) string {
	return rs.Firm(name, Say("without this the figures cannot be shown rightly"), why)
}
