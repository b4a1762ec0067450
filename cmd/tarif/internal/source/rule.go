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

// Light returns a rule whose findings are warnings.
func Light(name string, why Text) Rule { return Rule{Name: name, Severity: Warning, Why: why} }

// Grave returns a rule whose findings are errors that a person may waive.
func Grave(name string, why Text) Rule { return Rule{Name: name, Severity: Error, Why: why} }

// Firm returns a rule whose findings are errors that may not be waived; firm
// says why not.
func Firm(name string, firm, why Text) Rule {
	return Rule{Name: name, Severity: Error, Why: why, Firm: firm}
}

// Unread returns a rule about input that cannot be read.
func Unread(name string, why Text) Rule {
	return Firm(name, Say("what cannot be read cannot be published"), why)
}

// Unheld returns a rule about data that the model cannot represent.
func Unheld(name string, why Text) Rule {
	return Firm(name, Say("without this the figures cannot be shown rightly"), why)
}
