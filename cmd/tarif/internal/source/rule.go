package source

// Rule is a kind of finding. Its name never changes, so that programs and
// waivers can rely on it.
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

// Light is a rule that warns.
func Light(name string, why Text) Rule { return Rule{Name: name, Severity: Warning, Why: why} }

// Grave is a rule that finds errors of which a person may know better.
func Grave(name string, why Text) Rule { return Rule{Name: name, Severity: Error, Why: why} }

// Firm is a rule that finds errors which may not be waived.
func Firm(name string, firm, why Text) Rule {
	return Rule{Name: name, Severity: Error, Why: why, Firm: firm}
}

// Unread is a rule about what cannot be read.
func Unread(name string, why Text) Rule {
	return Firm(name, Say("what cannot be read cannot be published"), why)
}

// Unheld is a rule about what the model of the data has no room for.
func Unheld(name string, why Text) Rule {
	return Firm(name, Say("without this the figures cannot be shown rightly"), why)
}
