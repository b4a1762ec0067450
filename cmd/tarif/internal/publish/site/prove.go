package site

import (
	"errors"
	"io"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/files/config"
	"tarif/cmd/tarif/internal/files/picture"
	"tarif/cmd/tarif/internal/pool"
	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/source"
	"tarif/templates"
)

// What a build would refuse is found here, for check as well as for build:
// invalid pictures, invalid paths, and errors in the site's own theme. The
// embedded theme is tested with every page by our tests; a site's own theme has
// to be tested on the site.

// checkPictures reports files named like pictures that are not valid ones, and
// pictures that no page would show.
func (s *Site) checkPictures() source.List {
	var found source.List
	for _, name := range s.beside() {
		switch {
		case picture.Unread(name):
			found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Error, Rule: picture.RulePicture,
				Message: source.Say("pictures of this kind are not published"), Hint: source.Say("save it as png, jpg or webp, with small letters in the name")})
		case picture.Is(name) && !pictureName.MatchString(path.Base(name)):
			found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Error, Rule: picture.RulePicture,
				Message: source.Say("the name of the picture cannot stand in an address"), Hint: source.Say("small letters a-z, digits and hyphens")})
		case picture.Is(name):
			_, f := s.picture(name)
			found = append(found, f...)
		}
	}
	return found
}

var pictureName = regexp.MustCompile(`^[a-z0-9][a-z0-9-]*(\.[a-z0-9-]+)*\.[a-z]+$`)

// prove reports what prevents a plan from being written, and errors in the
// site's own theme. If all is set and the site has a theme of its own, every
// page is rendered, because nothing else tells which pages fail.
func (s *Site) prove(all bool) source.List {
	plan, err := s.Plan()
	if err != nil {
		return source.List{s.explain(err)}
	}
	var found source.List
	for _, err := range s.memory.checkPaths(plan.Files) {
		found = append(found, source.Finding{Pos: source.Pos{File: config.Name}, Severity: source.Error, Rule: rulePlan, Message: source.Of(err)})
	}
	own := s.ownTheme()
	for _, name := range own {
		found = append(found, s.proveAsset(name)...)
	}
	if all && len(found) == 0 && slices.ContainsFunc(own, replaces) {
		found = s.proveFiles(plan.Files)
	}
	return found
}

// replaces reports whether a file of the site's own theme replaces an embedded
// one. Other files are never used: see rule unused-template.
func replaces(name string) bool {
	_, err := fs.Stat(templates.FS, name)
	return err == nil
}

// ownTheme lists the files of the site's own theme.
func (s *Site) ownTheme() []string {
	var own []string
	_ = fs.WalkDir(s.theme, ".", func(name string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && s.changesTheme([]string{name}) {
			own = append(own, name)
		}
		return nil
	})
	return own
}

// proveAsset processes a file of the site's own theme as for publishing.
func (s *Site) proveAsset(name string) source.List {
	if !strings.HasPrefix(name, "assets/") {
		return nil
	}
	at := path.Join(themeDir, name)
	for _, err := range output.CheckPaths(s.published(name)) {
		return source.List{{Pos: source.Pos{File: at}, Severity: source.Error, Rule: ruleTemplate, Message: source.Of(err)}}
	}
	if picture.Is(name) {
		data, err := fs.ReadFile(s.theme, name)
		if err == nil && name == iconFile {
			_, err = s.icon()
		}
		if err != nil {
			return source.List{{Pos: source.Pos{File: at}, Severity: source.Error, Rule: picture.RulePicture, Message: source.Say("cannot be read: {1}", err.Error())}}
		}
		_, found := picture.Clean(at, data)
		return found
	}
	if _, err := s.themeFile(name); err != nil {
		return source.List{s.explain(err)}
	}
	return nil
}

// published returns a file of the theme, after those that would have its address,
// up to case and the hash that is added to it.
func (s *Site) published(name string) []output.File {
	var out []output.File
	_ = fs.WalkDir(s.theme, "assets", func(other string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && other != name && strings.EqualFold(path.Base(other), path.Base(name)) {
			out = append(out, output.File{Path: path.Join("assets", path.Base(other))})
		}
		return nil
	})
	return append(out, output.File{Path: path.Join("assets", path.Base(name))})
}

// proveFiles renders files, discards them, and reports each error once.
func (s *Site) proveFiles(files []output.File) source.List {
	found := make([]*source.Finding, len(files))
	_ = pool.Each(len(files), func(i int) error {
		if err := tried(files[i]); err != nil {
			f := s.explain(err)
			found[i] = &f
		}
		return nil
	})
	var out source.List
	for _, f := range found {
		if f != nil {
			out = append(out, *f)
		}
	}
	out.Sort() // and drops duplicates
	return out
}

// tried renders a file without keeping more of it than writing it would.
func tried(f output.File) error {
	if f.Write != nil {
		return f.Write(io.Discard)
	}
	_, err := f.Render()
	return err
}

// explain returns an error of planning or rendering as a finding, with its
// position if the error has one.
func (s *Site) explain(err error) source.Finding {
	var list source.List
	if errors.As(err, &list) && len(list) > 0 {
		return list[0]
	}
	if at := assetMistake.FindStringSubmatch(err.Error()); at != nil {
		return s.atTheme(at[1], at[2], source.Say("the file cannot be read: {1}", at[3]))
	}
	return s.templateError(err)
}

// Explain returns an error of rendering a file of the plan as a finding.
func (s *Site) Explain(err error) source.Finding { return s.explain(err) }

// assetMistake matches an error in a script or style, which begins with the
// file and line.
var assetMistake = regexp.MustCompile(`(?:^|: )(assets/[^:\s]+):(\d+):\d+: (.*)`)
