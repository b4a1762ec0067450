package doc

import "tarif/cmd/tarif/internal/source"

// The rules: why a file is not read, as identifiers for programs.
var rules source.Rules

var (
	RuleEmpty      = rules.Unread("empty", source.Say("a file without text holds no act"))
	RuleTooLarge   = rules.Unread("too-large", source.Say("a file far larger than any act is the wrong file, or is made to crash programs"))
	RuleTooComplex = rules.Unread("too-complex", source.Say("a file with far more parts than any act is the wrong file, or is made to crash programs"))
	RuleFormat     = rules.Unread("unknown-format", source.Say("acts are read from DOCX, ODT, RTF, PDF with text, XLSX, CSV, HTML, MHT, Markdown and plain text"))
	RuleEncoding   = rules.Unread("unknown-encoding", source.Say("letters that cannot be recognised for certain are not guessed"))
	RuleDamaged    = rules.Unread("damaged", source.Say("nobody knows what is missing from a broken file"))
	RuleLocked     = rules.Unread("locked", source.Say("an encrypted PDF does not give out its text"))
	RuleNoText     = rules.Unread("no-text", source.Say("a picture of a page has no letters to read, and prices are not guessed from pictures"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
