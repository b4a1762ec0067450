package doc

import (
	"regexp"
	"strings"

	"golang.org/x/net/html/atom"
)

// pageStyles is what the styles of a page say of elements, classes and ids that matters for
// a price: whether text is raised, struck or hidden. The keys are "sup", ".mark",
// "td.mark" and "#mark".
type pageStyles map[string]string

var (
	notStyle  = regexp.MustCompile(`(?s)/\*.*?\*/|<!--|-->|@[^{};]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}|@[^{};]*;`)
	styleRule = regexp.MustCompile(`([^{}]+)\{([^{}]*)\}`)
	telling   = properties("vertical-align|mso-text-raise|text-decoration[a-z-]*|text-line-through|background(?:-color)?|" + hiding)
	selector  = regexp.MustCompile(`^([a-z][a-z0-9]*)?([.#][\p{L}\d_-]+)?$`)
	hides     = properties(hiding)
)

// hiding are the properties by which a style can hide something: see hidden and sight.
const hiding = "display|visibility|mso-hide|font-size|opacity|color"

// properties matches some properties of a style, with their values.
func properties(names string) *regexp.Regexp {
	return regexp.MustCompile(`(?i)(?:^|[;\s])(?:` + names + `)\s*:[^;]*`)
}

// mostStyles, mostRules and longestStyle are more bytes of styles, more rules and more
// bytes for one selector than an act's page has.
const mostStyles, mostRules, longestStyle = 1 << 20, 5000, 1000

// styleSheet reads the style elements of a page. Of a rule for elements inside others the
// last part counts, except that it hides nothing: too much would be lost.
func styleSheet(text string) pageStyles {
	out := pageStyles{}
	for _, css := range stylesOf(text) {
		for _, rule := range styleRule.FindAllStringSubmatch(notStyle.ReplaceAllString(css, " "), mostRules) {
			style := strings.Join(telling.FindAllString(rule[2], -1), ";")
			if style == "" {
				continue
			}
			for name := range strings.SplitSeq(strings.ToLower(rule[1]), ",") {
				parts, own := strings.Fields(name), style
				if len(parts) == 0 {
					continue
				}
				if len(parts) > 1 {
					own = hides.ReplaceAllString(style, "")
				}
				if key := parts[len(parts)-1]; selector.MatchString(key) && len(out[key]) < longestStyle {
					out[key] += ";" + own
				}
			}
		}
	}
	return out
}

// stylesOf returns what is in the style elements of a page.
func stylesOf(text string) (out []string) {
	for read := 0; read < mostStyles && len(out) < mostRules; {
		_, rest, ok := strings.Cut(text, "<style")
		if !ok {
			_, rest, ok = strings.Cut(text, "<STYLE")
		}
		_, rest, open := strings.Cut(rest, ">")
		end := strings.Index(rest, "</")
		if !ok || !open || end < 0 {
			break
		}
		out = append(out, rest[:min(end, mostStyles)])
		read, text = read+end, rest[end:]
	}
	return out
}

// dress adds to the attributes of an element the styles of the page, before its own.
func (s pageStyles) dress(tag atom.Atom, a attrs) attrs {
	if len(s) == 0 || tag == 0 {
		return a
	}
	name := tag.String()
	style := s[name]
	for class := range strings.FieldsSeq(strings.ToLower(a["class"])) {
		style += s["."+class] + s[name+"."+class]
	}
	if id := strings.ToLower(a["id"]); id != "" {
		style += s["#"+id] + s[name+"#"+id]
	}
	if parting[tag] && tag != atom.Tr && tag != atom.Td && tag != atom.Th {
		style = hides.ReplaceAllString(style, "") // a script may show it, and all that is in it would be lost
	}
	if style == "" {
		return a
	}
	if a == nil {
		a = attrs{}
	}
	a["style"] = style + ";" + a["style"]
	return a
}
