package prose

import "tarif/cmd/tarif/internal/source"

// The rules of this package.
const (
	ruleName    = "prose-name"
	ruleFile    = "prose-file"
	ruleSize    = "prose-size"
	ruleFront   = "prose-front"
	ruleTwin    = "prose-twin"
	ruleUnlike  = "prose-unlike"
	rulePrice   = "prose-price"
	ruleUndone  = "prose-undone"
	ruleFigure  = "prose-figure"
	ruleCaution = "prose-caution"
	ruleLink    = "prose-link"
	ruleImage   = "prose-image"
	ruleHTML    = "prose-html"
	ruleHeading = "prose-heading"
	ruleNote    = "prose-note"
	ruleLang    = "prose-lang"
)

// Rules describes the rules of this package.
func Rules() []source.Rule {
	hidden := source.Say("the page could not be shown rightly")
	return []source.Rule{
		source.Firm(ruleName, hidden, source.Say("the address and the language of a page are made of the name of its file")),
		source.Firm(ruleFile, hidden, source.Say("a text that cannot be read is missing from the site")),
		source.Firm(ruleSize, hidden, source.Say("a text far larger or deeper than anyone reads is a mistake and would only slow the program down")),
		source.Firm(ruleFront, hidden, source.Say("a page has a title and a summary, and news have a day")),
		source.Firm(ruleTwin, hidden, source.Say("every page has to be complete in both languages")),
		source.Light(ruleUnlike, source.Say("two languages with other headings or other prices do not say the same")),
		source.Firm(rulePrice, hidden, source.Say("a price in a text is taken from the data: what the data does not hold cannot be printed")),
		source.Light(ruleUndone, source.Say("a text that cites an edition taken back can be published at once, and should be rewritten later")),
		source.Firm(ruleFigure, hidden, source.Say("words in braces that mean nothing would be printed as they are")),
		source.Firm(ruleCaution, hidden, source.Say("two prices for different things must not be compared without saying so")),
		source.Firm(ruleLink, hidden, source.Say("a link that leads nowhere sends the reader away empty-handed")),
		source.Firm(ruleImage, hidden, source.Say("a picture needs a file, and words for those who do not see it")),
		source.Firm(ruleHTML, hidden, source.Say("texts are Markdown: HTML could break a page or its safety")),
		source.Grave(ruleHeading, source.Say("people who listen to a page find their way by its headings, in their order")),
		source.Grave(ruleNote, source.Say("a footnote and its mark belong together")),
		source.Grave(ruleLang, source.Say("screen readers read words marked as the other language in that language")),
	}
}
