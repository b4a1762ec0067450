package doc

import "tarif/cmd/tarif/internal/source"

// Rules: why a file is not read, as words for programs.
const (
	RuleEmpty      = "empty"
	RuleTooLarge   = "too-large"
	RuleTooComplex = "too-complex"
	RuleFormat     = "unknown-format"
	RuleEncoding   = "unknown-encoding"
	RuleDamaged    = "damaged"
	RuleLocked     = "locked"
	RuleNoText     = "no-text"
)

// Rules documents why a file is not read.
func Rules() []source.Rule {
	refused := func(name string, why source.Text) source.Rule {
		return source.Rule{Name: name, Severity: source.Error, Why: why, Firm: source.Unread()}
	}
	return []source.Rule{
		refused(RuleEmpty, source.Say("a file without text holds no act")),
		refused(RuleTooLarge, source.Say("a file far larger than any act is another file or made to hurt")),
		refused(RuleTooComplex, source.Say("a file with far more parts than any act is another file or made to hurt")),
		refused(RuleFormat, source.Say("acts are read from DOCX, PDF with text, HTML, Markdown and plain text")),
		refused(RuleEncoding, source.Say("letters that cannot be told for sure are not guessed")),
		refused(RuleDamaged, source.Say("of a broken file nobody knows what is missing")),
		refused(RuleLocked, source.Say("an encrypted PDF does not give out its text")),
		refused(RuleNoText, source.Say("a picture of a page has no letters to read, and prices are not guessed from pictures")),
	}
}
