package tomlfmt

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
var rules source.Rules

var kept = source.Say("the file stays as it is until this is mended")

var (
	ruleComment = rules.Firm("comment-unplaced", kept, source.Say("formatting must not lose a comment"))
	ruleMeaning = rules.Firm("meaning-changes", kept, source.Say("formatting must not change what a file says"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
