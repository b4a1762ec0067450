package starter

import (
	"bytes"
	"fmt"
	"regexp"

	"tarif/cmd/tarif/internal/files/tomlwrite"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Act describes an act for which an edition's file is to be started.
type Act struct {
	Place  *tariff.Place
	Kind   *tariff.Kind
	ID     tariff.EditionID
	Period int // the year, or 0 if the act names none
	tariff.ActRef
}

// File returns the path of the act's edition in the site.
func (a Act) File() string {
	return fmt.Sprintf("tariffs/%s/%s/%s.toml", a.Place.ID, a.Kind.ID, a.ID)
}

// decide is the comment after a value that only the act can tell.
const decide = "  # актіден жазыңыз / впишите по акту"

// Blank returns an edition's file without rates. Check rejects it until
// somebody has written them.
func (a Act) Blank() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, "#:schema ../../schema/edition.schema.json\n\nplace = %q\nkind = %q\nedition = %q\n", a.Place.ID, a.Kind.ID, a.ID)
	if a.Period != 0 {
		fmt.Fprintf(&b, "period = %d\n", a.Period)
	}
	b.WriteString("valid_from = \"unknown\"" + decide + "\nvalid_until = \"unknown\"" + decide + "\ncurrency = \"KZT\"\nbasis = \"\"" + decide + ": tariffs/catalogue/bases.toml\n\n")
	b.WriteString("[text_status]\nkk = \"none\"\nru = \"none\"\n\n[act]\n")
	fmt.Fprintf(&b, "form = %q\nnumber = %s\ndate = %q\n", a.Form, tomlwrite.Quote(a.Number), a.Date)
	fmt.Fprintf(&b, "issuer.kk = %s\nissuer.ru = %s\n", tomlwrite.Quote(a.Issuer.KK), tomlwrite.Quote(a.Issuer.RU))
	for _, key := range []string{"signatory.kk", "signatory.ru", "post.kk", "post.ru"} {
		b.WriteString(key + " = \"\"" + decide + "\n")
	}
	b.WriteString("\n[source]\nsystem = \"file\"\n\n[[rate]]\nrow = 1\nservice = \"\"" + decide + "\nprice = \"\"" + decide + "\n")
	return b.Bytes()
}

// dropped matches lines of an earlier edition that do not apply to the new act:
// its wording, corrections and sources.
var dropped = regexp.MustCompile(`(?m)^(?:role_text\.|heading\.|text\.|title\.|signatory\.|post\.|entry_|registration_|caution\.|note\.).*\n`)

// sections matches tables that belong to the earlier act only.
var sections = regexp.MustCompile(`(?ms)^\[\[?(?:correction|waive|amended_by|repealed_by|withdrawn|undone|source(?:\.text)?)\]?\].*?(?:\n\n|\z)`)

// Like returns an edition's file with the rows of an earlier one: its services,
// roles and conditions in the same order. It copies no price and no wording; an
// empty price stops the build until it is filled in.
func (a Act) Like(earlier []byte) []byte {
	src := sections.ReplaceAll(append(bytes.TrimRight(earlier, "\n"), '\n'), nil)
	src = dropped.ReplaceAll(src, nil)
	for key, line := range map[string]string{
		"price":        `price = ""` + decide,
		"price_status": `price = ""` + decide,
		"place":        fmt.Sprintf("place = %q", a.Place.ID),
		"edition":      fmt.Sprintf("edition = %q", a.ID),
		"period":       a.periodLine(),
		"valid_from":   `valid_from = "unknown"` + decide,
		"valid_until":  `valid_until = "unknown"` + decide,
		"form":         fmt.Sprintf("form = %q", a.Form),
		"number":       "number = " + tomlwrite.Quote(a.Number),
		"date":         fmt.Sprintf("date = %q", a.Date),
		"kk":           `kk = "none"`,
		"ru":           `ru = "none"`,
	} {
		src = regexp.MustCompile(`(?m)^`+key+` = .*$`).ReplaceAllLiteral(src, []byte(line))
	}
	src = bytes.Replace(src, []byte("[act]\n"), []byte("[act]\nsignatory.kk = \"\""+decide+"\nsignatory.ru = \"\""+decide+"\npost.kk = \"\""+decide+"\npost.ru = \"\""+decide+"\n"), 1)
	before, rates, ok := bytes.Cut(src, []byte("[[rate]]\n"))
	if !ok {
		return src
	}
	return bytes.Join([][]byte{before, []byte("[source]\nsystem = \"file\"\n\n[[rate]]\n"), rates}, nil)
}

func (a Act) periodLine() string {
	if a.Period == 0 {
		return ""
	}
	return fmt.Sprintf("period = %d", a.Period)
}

// Post describes a post that is to be started.
type Post struct {
	Slug  string
	Date  tariff.Date
	Title lang.Text
}

// Files returns the post in both languages. Check reports its placeholder text
// as an error until a person has replaced it.
func (p Post) Files() []File {
	body := lang.Text{
		KK: "{write Мәтінді осы жолдың орнына жазыңыз. Бағаны қолмен терменіз: «price жер/түр/редакция#r1» деп осындай жақшаға жазсаңыз, ол деректен алынады.}",
		RU: "{write Напишите текст вместо этой строки. Цену не набирайте: запись «price место/вид/редакция#r1» в таких же скобках возьмёт её из данных.}",
	}
	return posts(p.Slug, p.Title, p.Title, p.Date, body.In)
}

// posts returns a news post in both languages.
func posts(slug string, title, summary lang.Text, day tariff.Date, body func(lang.Lang) string) []File {
	var out []File
	for _, l := range lang.All {
		out = append(out, File{
			Path: fmt.Sprintf("content/news/%s-%s.%s.md", day, slug, l),
			Data: fmt.Appendf(nil, "+++\ntitle = %s\nsummary = %s\ndate = %q\n+++\n\n%s\n", tomlwrite.Quote(title.In(l)), tomlwrite.Quote(summary.In(l)), day.String(), body(l)),
		})
	}
	return out
}
