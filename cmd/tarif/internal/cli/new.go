package cli

import (
	"cmp"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"unicode"

	"github.com/spf13/cobra"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/load"
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/publish/starter"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// newFlags are the flags of the commands of new.
type newFlags struct {
	place, region, level               string
	nameKK, nameRU, inKK, inRU         string
	titleKK, titleRU                   string
	publisherKK, publisherRU           string
	baseURL                            string
	contact, date, form, number, issKK string
	issRU, like                        string
}

func (a *app) newCommand() *cobra.Command {
	cmd := command("new", a.known, a.nothing)
	for _, c := range []*cobra.Command{a.newSite(), a.newPlace(), a.newAct(), a.newPost(), a.newServer()} {
		c.DisableFlagsInUseLine, c.Flags().SortFlags = true, false
		cmd.AddCommand(c)
	}
	return cmd
}

func (o *newFlags) places(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.region, "region", "", "the `ID` of the region, such as west-kazakhstan")
	f.StringVar(&o.level, "level", "", "`LEVEL` of the place: district, city or region")
	f.StringVar(&o.nameKK, "name-kk", "", "the place's `NAME` in Kazakh, like \"Теректі ауданы\"")
	f.StringVar(&o.nameRU, "name-ru", "", "the place's `NAME` in Russian, like \"Теректинский район\"")
	f.StringVar(&o.inKK, "in-kk", "", "the `PHRASE` for \"in the place\" in Kazakh, like \"Теректі ауданында\"")
	f.StringVar(&o.inRU, "in-ru", "", "the `PHRASE` for \"in the place\" in Russian, like \"в Теректинском районе\"")
}

func (a *app) newSite() *cobra.Command {
	var o newFlags
	cmd := command("new site", oneArg, runs(func(_ context.Context, args []string) error { return a.makeSite(args[0], o) }))
	f := cmd.Flags()
	f.StringVar(&o.place, "place", "", "the place's `ID`: small Latin letters, like terekti")
	o.places(cmd)
	f.StringVar(&o.titleKK, "title-kk", "", "the site's `TITLE` in Kazakh")
	f.StringVar(&o.titleRU, "title-ru", "", "the site's `TITLE` in Russian")
	f.StringVar(&o.publisherKK, "publisher-kk", "", "`NAME` of who publishes the site, in Kazakh")
	f.StringVar(&o.publisherRU, "publisher-ru", "", "`NAME` of who publishes the site, in Russian")
	f.Var(urlFlag(&o.baseURL), "base-url", "address at which the site will be published, where it is known")
	f.StringVar(&o.contact, "contact", "", "`EMAIL` of the publisher")
	return cmd
}

// placeQuestions asks for the properties of a place.
func (o *newFlags) placeQuestions() []question {
	name := func() lang.Text { return lang.Text{KK: o.nameKK, RU: o.nameRU} }
	return []question{
		{flag: "place", text: source.Say("Id of the place in small Latin letters, like terekti"), value: &o.place, parse: parseID},
		{flag: "region", text: source.Say("Region, one of these"), value: &o.region, choices: regions, listed: true,
			parse: among(regions, none(func(s string) source.Text {
				return source.Say(`there is no region "{1}": write its name, as {2}, or its id, as {3}`, s, regions[0].name, regions[0].id)
			}))},
		{flag: "name-kk", text: source.Say("Name in Kazakh, like Теректі ауданы"), value: &o.nameKK},
		{flag: "name-ru", text: source.Say("Name in Russian, like Теректинский район"), value: &o.nameRU},
		{flag: "level", text: source.Say("What it is: district, city or region"), value: &o.level, choices: levels,
			parse:    among(levels, none(func(string) source.Text { return source.Say("write district, city or region") })),
			fallback: func() string { return string(starter.LevelOf(o.nameKK)) }},
		{flag: "in-kk", text: source.Say("How a Kazakh sentence says where, like Теректі ауданында"), value: &o.inKK,
			fallback: func() string { return starter.In(name()).KK }},
		{flag: "in-ru", text: source.Say("How a Russian sentence says where, like в Теректинском районе"), value: &o.inRU,
			fallback: func() string { return starter.In(name()).RU }},
	}
}

func (o *newFlags) asPlace() *tariff.Place {
	name := lang.Text{KK: o.nameKK, RU: o.nameRU}
	return &tariff.Place{ID: tariff.PlaceID(o.place), Region: starter.Region(tariff.RegionID(o.region)), Level: tariff.Level(o.level),
		Name: name, Short: starter.Short(name), In: lang.Text{KK: o.inKK, RU: o.inRU}}
}

func (a *app) makeSite(dir string, o newFlags) error {
	if err := vacant(dir, source.Say("choose a new folder")); err != nil {
		return err
	}
	if err := a.ask(o.placeQuestions()); err != nil {
		return err
	}
	site := starter.Site{Place: o.asPlace(), Title: lang.Text{KK: o.titleKK, RU: o.titleRU},
		Publisher: lang.Text{KK: o.publisherKK, RU: o.publisherRU}, BaseURL: o.baseURL, Contact: o.contact}
	if a.localizer.Lang != "en" {
		site.Language = a.localizer.Lang
	}
	all, err := site.Files()
	if err != nil {
		return err
	}
	if err := a.writes(func() error { return output.Put(dir, all) }); err != nil {
		return err
	}
	a.tell(source.Say("made {1}: {2}", dir, files(len(all))))
	a.advise(source.Say("now import an act: tarif --site {1} import ACT-kk.docx ACT-ru.docx --kind home-care --save, both languages if you have them", quoted(dir)))
	return nil
}

func (a *app) newPlace() *cobra.Command {
	var o newFlags
	cmd := command("new place", oneArg, runs(func(_ context.Context, args []string) error { o.place = args[0]; return a.makePlace(o) }))
	o.places(cmd)
	return cmd
}

func (a *app) makePlace(o newFlags) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	d, _ := load.Load(siteFiles(dir), "tariffs")
	if d.Catalogue.Place(tariff.PlaceID(o.place)) != nil {
		return unknown(source.Say(`the catalogue has the place "{1}" already`, o.place), source.Text{})
	}
	if err := a.ask(o.placeQuestions()); err != nil {
		return err
	}
	known := false
	for _, r := range d.Catalogue.Regions {
		known = known || string(r.ID) == o.region
	}
	src, err := fs.ReadFile(siteFiles(dir), starter.PlacesFile)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return err
	}
	return a.write(dir, output.Text{Path: starter.PlacesFile, Data: starter.WithPlace(src, o.asPlace(), known)})
}

func (a *app) newAct() *cobra.Command {
	var o newFlags
	cmd := command("new act", oneArg, runs(func(_ context.Context, args []string) error { return a.makeAct(args[0], o) }))
	o.actFlags(cmd)
	cmd.Flags().StringVar(&o.like, "like", "", "take the rows of the edition `PLACE/KIND/EDITION`")
	return cmd
}

// actFlags adds the flags that describe an act.
func (o *newFlags) actFlags(cmd *cobra.Command) {
	f := cmd.Flags()
	f.StringVar(&o.number, "number", "", "the act's number `N`")
	f.StringVar(&o.date, "date", "", "the act's `DATE`, YYYY-MM-DD")
	f.StringVar(&o.form, "form", "", "`FORM` of the act: resolution or decision")
	f.StringVar(&o.issKK, "issuer-kk", "", "`NAME` of the body, in Kazakh")
	f.StringVar(&o.issRU, "issuer-ru", "", "`NAME` of the body, in Russian")
}

// actQuestions asks for the properties of an act, which is of the same form as
// before. A person is offered the body of that too.
func (a *app) actQuestions(o *newFlags, before tariff.ActRef) []question {
	issuer := func(l lang.Lang) func() string {
		return func() string {
			if !a.asks {
				return ""
			}
			return before.Issuer.In(l)
		}
	}
	return []question{
		{flag: "number", text: source.Say("Number of the act, like 668"), value: &o.number, parse: actNumber},
		{flag: "date", text: source.Say("Date of the act, like 2026-12-15"), value: &o.date, parse: day},
		{flag: "form", text: source.Say("What it is: resolution (of an akimat) or decision (of a maslikhat)"), value: &o.form, choices: forms,
			parse:    among(forms, none(func(string) source.Text { return source.Say("write resolution or decision") })),
			fallback: func() string { return cmp.Or(string(before.Form), string(tariff.Resolution)) }},
		{flag: "issuer-kk", text: source.Say("The body in Kazakh, like Теректі ауданының әкімдігі"), value: &o.issKK, optional: true, fallback: issuer(lang.KK)},
		{flag: "issuer-ru", text: source.Say("The body in Russian, like акимат Теректинского района"), value: &o.issRU, optional: true, fallback: issuer(lang.RU)},
	}
}

// asAct returns the act that the flags describe.
func (o *newFlags) asAct() tariff.ActRef {
	date, _ := tariff.ParseDate(o.date) // validated when it was asked for
	return tariff.ActRef{Form: tariff.Form(o.form), Number: o.number, Date: date, Issuer: lang.Text{KK: o.issKK, RU: o.issRU}}
}

func day(s string) (string, error) {
	_, err := tariff.ParseDate(s)
	return s, err
}

var numeroSign = regexp.MustCompile(`^(?:№|[Nn][ºo]?\.?\s)\s*`)

// actNumber takes the sign off a number: where it is printed it has one.
func actNumber(s string) (string, error) {
	for numeroSign.MatchString(s) {
		s = numeroSign.ReplaceAllString(s, "")
	}
	if s = strings.TrimSpace(s); !strings.ContainsFunc(s, unicode.IsDigit) {
		return "", source.Say("the number of an act has figures, like 668 or 45-12").Err()
	}
	return s, nil
}

func (a *app) makeAct(name string, o newFlags) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	d, _ := load.Load(siteFiles(dir), "tariffs")
	act, err := begun(d, name)
	if err != nil {
		return err
	}
	file := filepath.Join(dir, filepath.FromSlash(act.File()))
	if err := newFile(file); err != nil {
		return err
	}
	if err := a.ask(a.actQuestions(&o, tariff.ActRef{})); err != nil {
		return err
	}
	act.ActRef = o.asAct()
	data := act.Blank()
	if o.like != "" {
		if data, err = a.rowsOf(d, dir, o.like, act); err != nil {
			return err
		}
	}
	return a.write(dir, output.Text{Path: act.File(), Data: data})
}

// begun parses the name of an edition that must not exist yet.
func begun(d *tariff.Data, name string) (starter.Act, error) {
	parts := strings.Split(strings.Trim(name, "/"), "/")
	if len(parts) != 3 {
		return starter.Act{}, unknown(source.Say(`"{1}" is not the name of an edition`, name), source.Say("write PLACE/KIND/EDITION, or name a TOML file"))
	}
	act := starter.Act{Place: d.Catalogue.Place(tariff.PlaceID(parts[0])), Kind: d.Catalogue.Kind(tariff.KindID(parts[1])), ID: tariff.EditionID(parts[2])}
	switch {
	case act.Place == nil:
		return act, unknown(source.Say(`there is no place "{1}"`, parts[0]), source.Say("add it: tarif new place {1}", parts[0]))
	case act.Kind == nil:
		return act, unknown(source.Say(`there is no kind of tariff "{1}"`, parts[1]),
			nearest(tariff.KindID(parts[1]), d.Catalogue.Kinds, func(k *tariff.Kind) tariff.KindID { return k.ID }))
	}
	if _, err := parseID(parts[2]); err != nil {
		return act, usage{err}
	}
	if y, err := tariff.ParsePartialDate(parts[2]); err == nil && y.Month == 0 {
		act.Period = y.Year
	}
	return act, nil
}

func (a *app) rowsOf(d *tariff.Data, dir, like string, act starter.Act) ([]byte, error) {
	e, err := a.edition(d, like)
	if err != nil {
		return nil, err
	}
	src, err := os.ReadFile(filepath.Join(dir, filepath.FromSlash(e.Pos.File)))
	if err != nil {
		return nil, err
	}
	return act.Like(src), nil
}

func (a *app) newPost() *cobra.Command {
	var o newFlags
	cmd := command("new post", oneArg, runs(func(_ context.Context, args []string) error { return a.makePost(args[0], o) }))
	f := cmd.Flags()
	f.StringVar(&o.titleKK, "title-kk", "", "the post's `TITLE` in Kazakh")
	f.StringVar(&o.titleRU, "title-ru", "", "the post's `TITLE` in Russian")
	f.StringVar(&o.date, "date", "", "the post's `DATE`, YYYY-MM-DD (default today)")
	return cmd
}

func (a *app) makePost(slug string, o newFlags) error {
	dir, err := a.folder()
	if err != nil {
		return err
	}
	if _, err := parseID(slug); err != nil {
		return usage{err}
	}
	if err := a.ask([]question{
		{flag: "title-kk", text: source.Say("Title in Kazakh"), value: &o.titleKK},
		{flag: "title-ru", text: source.Say("Title in Russian"), value: &o.titleRU},
		{flag: "date", text: source.Say("Day of the post"), value: &o.date, parse: day, fallback: func() string { return a.today(dir).String() }},
	}); err != nil {
		return err
	}
	post := starter.Post{Slug: slug, Title: lang.Text{KK: o.titleKK, RU: o.titleRU}}
	post.Date, _ = tariff.ParseDate(o.date)
	for _, f := range post.Files() {
		if err := newFile(filepath.Join(dir, filepath.FromSlash(f.Path))); err != nil {
			return err
		}
	}
	return a.write(dir, post.Files()...)
}

// today returns the day in the site's time zone.
func (a *app) today(dir string) tariff.Date {
	now := a.now()
	if c, _ := config.Load(siteFiles(dir)); c != nil {
		now = now.In(c.Location())
	}
	return tariff.DateOf(now)
}
