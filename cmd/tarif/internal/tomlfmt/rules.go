package tomlfmt

import "tarif/cmd/tarif/internal/source"

// Rules of findings.
const (
	ruleComment = "comment-unplaced" // the canonical form has no place for it
	ruleMeaning = "meaning-changes"  // something would get lost
)

// Rules documents them.
func Rules() []source.Rule {
	firm := source.Say("the file stays as it is until this is mended")
	return []source.Rule{
		{Name: ruleComment, Severity: source.Error, Firm: firm, Why: source.Say("formatting must not lose a comment")},
		{Name: ruleMeaning, Severity: source.Error, Firm: firm, Why: source.Say("formatting must not change what a file says")},
	}
}
