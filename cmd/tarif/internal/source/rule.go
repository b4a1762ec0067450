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

// Why rules cannot be waived.
func Unread() Text { return Say("what cannot be read cannot be published") }

// Unheld is why what the model of the data has no room for cannot be waived.
func Unheld() Text { return Say("without this the figures cannot be shown rightly") }
