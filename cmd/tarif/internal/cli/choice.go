package cli

import (
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// choice is one of the answers to a question. The files have its id; people
// write its name in either language, a part of it, or its initials.
type choice struct {
	id    string
	name  lang.Text
	other []string
}

var (
	levels = []choice{
		{string(tariff.District), lang.Text{KK: "аудан", RU: "район"}, nil},
		{string(tariff.City), lang.Text{KK: "қала", RU: "город"}, nil},
		{string(tariff.OfRegion), lang.Text{KK: "облыс", RU: "область"}, nil},
	}
	forms = []choice{
		{string(tariff.Resolution), lang.Text{KK: "қаулы", RU: "постановление"}, []string{"әкімдік қаулысы", "постановление акимата"}},
		{string(tariff.Decision), lang.Text{KK: "шешім", RU: "решение"}, []string{"мәслихат шешімі", "решение маслихата"}},
	}
	noDay   = choice{string(tariff.Unknown), lang.Text{KK: "белгісіз", RU: "неизвестно"}, nil}
	regions = lists.Of(starter.Regions, func(r *tariff.Region) choice {
		return choice{string(r.ID), r.Name, []string{initials(r.Name.KK), initials(r.Name.RU)}}
	})
)

// initials returns the first letters of a name of three words or more, like
// БҚО and ЗКО; "" for shorter names, whose initials nobody uses.
func initials(name string) string {
	words := strings.FieldsFunc(name, func(r rune) bool { return r == ' ' || r == '-' })
	if len(words) < 3 {
		return ""
	}
	return strings.Join(lists.Of(words, func(w string) string { _, n := utf8.DecodeRuneInString(w); return w[:n] }), "")
}

// shortened are the words that a name of a place may lack, and what they are
// shortened to.
var shortened = map[string]string{"облысы": "облысы", "обл": "область", "область": "область", "қаласы": "қаласы", "қ": "қаласы",
	"город": "город", "г": "город"}

// folded returns a name as it is compared, with and without the words that it
// may lack.
func folded(name string) (whole, short string) {
	words := strings.FieldsFunc(strings.ToLower(strings.ReplaceAll(name, "ё", "е")), func(r rune) bool { return strings.ContainsRune(" -.,«»\"", r) })
	var all, some []string
	for _, w := range words {
		if full, ok := shortened[w]; ok {
			all = append(all, full)
			continue
		}
		all, some = append(all, w), append(some, w)
	}
	return strings.Join(all, " "), strings.Join(some, " ")
}

// chosen returns the choices that an answer can mean: one if it is clear.
func chosen(of []choice, answer string) []choice {
	whole, short := folded(answer)
	is := func(match func(string) bool) []choice {
		return slices.DeleteFunc(slices.Clone(of), func(c choice) bool {
			return !slices.ContainsFunc(append([]string{c.id, c.name.KK, c.name.RU}, c.other...), match)
		})
	}
	if same := is(func(s string) bool { w, _ := folded(s); return w != "" && w == whole }); len(same) > 0 {
		return same
	}
	return is(func(s string) bool { _, n := folded(s); return n != "" && n == short && short == whole })
}

// among parses an answer as one of the choices; otherwise parses what is none
// of them.
func among(of []choice, otherwise func(string) (string, error)) func(string) (string, error) {
	return func(s string) (string, error) {
		switch found := chosen(of, s); len(found) {
		case 0:
			return otherwise(s)
		case 1:
			return found[0].id, nil
		default:
			return "", source.Say(`"{1}" can be {2} or {3}: write the whole name`, s, found[0].name, found[1].name).Err()
		}
	}
}

// none returns an error for an answer that is none of the choices.
func none(text func(answer string) source.Text) func(string) (string, error) {
	return func(s string) (string, error) { return "", text(s).Err() }
}

// listed prints choices in columns, in the reader's language.
func (a *app) listed(of []choice) {
	const width = 78
	names := lists.Of(of, a.called)
	wide := 2
	for _, n := range names {
		wide = max(wide, utf8.RuneCountInString(n)+2)
	}
	rows := (len(names) + width/wide - 1) / (width / wide)
	for row := range rows {
		line := ""
		for i := row; i < len(names); i += rows {
			line += fmt.Sprintf("%-*s", wide, names[i])
		}
		fmt.Fprintln(a.stderr, "  "+strings.TrimRight(line, " "))
	}
}

// called returns a choice as its reader calls it.
func (a *app) called(c choice) string {
	if a.localizer.Lang == source.English.Lang {
		return c.id
	}
	return a.localizer.Say(source.Say("{1}", c.name))
}
