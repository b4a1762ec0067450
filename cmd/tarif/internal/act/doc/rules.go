package doc

import "tarif/cmd/tarif/internal/source"

// The rules: why a file is not read, as identifiers for programs.
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

// Rules describes the reasons why a file is not read.
func Rules() []source.Rule {
	return []source.Rule{
		source.Unread(RuleEmpty, source.Say("a file without text holds no act")),
		source.Unread(RuleTooLarge, source.Say("a file far larger than any act is the wrong file, or is made to crash programs")),
		source.Unread(RuleTooComplex, source.Say("a file with far more parts than any act is the wrong file, or is made to crash programs")),
		source.Unread(RuleFormat, source.Say("acts are read from DOCX, ODT, RTF, PDF with text, XLSX, CSV, HTML, MHT, Markdown and plain text")),
		source.Unread(RuleEncoding, source.Say("letters that cannot be recognised for certain are not guessed")),
		source.Unread(RuleDamaged, source.Say("nobody knows what is missing from a broken file")),
		source.Unread(RuleLocked, source.Say("an encrypted PDF does not give out its text")),
		source.Unread(RuleNoText, source.Say("a picture of a page has no letters to read, and prices are not guessed from pictures")),
	}
}
