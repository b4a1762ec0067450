package prose

import "tarif/cmd/tarif/internal/source"

// Rules of the findings of this package.
const (
	ruleName    = "prose-name"
	ruleFile    = "prose-file"
	ruleFront   = "prose-front"
	ruleTwin    = "prose-twin"
	ruleUnlike  = "prose-unlike"
	rulePrice   = "prose-price"
	ruleFigure  = "prose-figure"
	ruleCaution = "prose-caution"
	ruleLink    = "prose-link"
	ruleImage   = "prose-image"
	ruleHTML    = "prose-html"
	ruleHeading = "prose-heading"
	ruleNote    = "prose-note"
	ruleLang    = "prose-lang"
)

// Rules documents them.
func Rules() []source.Rule {
	firm := func(name string, why source.Text) source.Rule {
		return source.Rule{Name: name, Severity: source.Error, Why: why, Firm: source.Say("the page could not be shown rightly")}
	}
	return []source.Rule{
		firm(ruleName, source.Say("the address and the language of a page are made of the name of its file")),
		firm(ruleFile, source.Say("a text that cannot be read is missing from the site")),
		firm(ruleFront, source.Say("a page has a title and a summary, and news have a day")),
		firm(ruleTwin, source.Say("every page stands in both languages, neither cut short")),
		{Name: ruleUnlike, Severity: source.Warning, Why: source.Say("two languages with other headings or other prices do not say the same")},
		firm(rulePrice, source.Say("a price in a text is taken from the data: what the data does not hold cannot be printed")),
		firm(ruleFigure, source.Say("words in braces that mean nothing would be printed as they are")),
		firm(ruleCaution, source.Say("two prices for different things must not be compared without saying so")),
		firm(ruleLink, source.Say("a link that leads nowhere sends the reader away empty-handed")),
		firm(ruleImage, source.Say("a picture needs a file, and words for those who do not see it")),
		firm(ruleHTML, source.Say("texts are Markdown: HTML could break a page or its safety")),
		{Name: ruleHeading, Severity: source.Error, Why: source.Say("who listens to a page finds their way by its headings, in their order")},
		{Name: ruleNote, Severity: source.Error, Why: source.Say("a footnote and its mark belong together")},
		{Name: ruleLang, Severity: source.Error, Why: source.Say("marking words as the other language makes a voice read them so")},
	}
}
