package tomlfmt

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
const (
	ruleComment = "comment-unplaced" // the canonical form has no place for it
	ruleMeaning = "meaning-changes"  // something would get lost
)

// Rules describes the rules of this package.
func Rules() []source.Rule {
	kept := source.Say("the file stays as it is until this is mended")
	return []source.Rule{
		source.Firm(ruleComment, kept, source.Say("formatting must not lose a comment")),
		source.Firm(ruleMeaning, kept, source.Say("formatting must not change what a file says")),
	}
}
