package prose

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
var rules source.Rules

var hidden = source.Say("the page could not be shown rightly")

var (
	ruleName    = rules.Firm("prose-name", hidden, source.Say("the address and the language of a page are made of the name of its file"))
	ruleFile    = rules.Firm("prose-file", hidden, source.Say("a text that cannot be read is missing from the site"))
	ruleSize    = rules.Firm("prose-size", hidden, source.Say("a text far larger or deeper than anyone reads is a mistake and would only slow the program down"))
	ruleFront   = rules.Firm("prose-front", hidden, source.Say("a page has a title and a summary, and news have a day"))
	ruleTwin    = rules.Firm("prose-twin", hidden, source.Say("every page has to be complete in both languages"))
	ruleUnlike  = rules.Light("prose-unlike", source.Say("two languages with other headings or other prices do not say the same"))
	rulePrice   = rules.Firm("prose-price", hidden, source.Say("a price in a text is taken from the data: what the data does not hold cannot be printed"))
	ruleUndone  = rules.Light("prose-undone", source.Say("a text that cites an edition taken back can be published at once, and should be rewritten later"))
	ruleFigure  = rules.Firm("prose-figure", hidden, source.Say("words in braces that mean nothing would be printed as they are"))
	ruleCaution = rules.Firm("prose-caution", hidden, source.Say("two prices for different things must not be compared without saying so"))
	ruleLink    = rules.Firm("prose-link", hidden, source.Say("a link that leads nowhere sends the reader away empty-handed"))
	ruleImage   = rules.Firm("prose-image", hidden, source.Say("a picture needs a file, and words for those who do not see it"))
	ruleHTML    = rules.Firm("prose-html", hidden, source.Say("texts are Markdown: HTML could break a page or its safety"))
	ruleHeading = rules.Grave("prose-heading", source.Say("people who listen to a page find their way by its headings, in their order"))
	ruleNote    = rules.Grave("prose-note", source.Say("a footnote and its mark belong together"))
	ruleLang    = rules.Grave("prose-lang", source.Say("screen readers read words marked as the other language in that language"))
)

// Rules returns the rules of this package.
func Rules() source.Rules { return rules }
