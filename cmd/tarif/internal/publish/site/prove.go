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

// What a build would refuse is found here, by check as well as by build: the
// pictures, the addresses of the files, and the site's own theme. Our own theme
// is held to every view by tests; that of a site is tried on the site.

// checkPictures reports what calls itself a picture and is none, and pictures
// of which nobody would get anything.
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

// prove finds what keeps a plan from being written, and what is wrong with the
// site's own theme. Each page of a theme of one's own is made, where all is
// asked for: which of them meet a mistake nobody can tell otherwise.
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

// replaces reports whether a file of the site's own theme stands for one of ours:
// no page is made of another, see rule unused-template.
func replaces(name string) bool {
	_, err := fs.Stat(templates.FS, name)
	return err == nil
}

// ownTheme lists the files of the theme that are the site's own.
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

// proveAsset makes what is published of a file of the site's own theme.
func (s *Site) proveAsset(name string) source.List {
	if !strings.HasPrefix(name, "assets/") {
		return nil
	}
	at := path.Join(themeDir, name)
	for _, err := range output.CheckPaths([]output.File{{Path: path.Join("assets", path.Base(name))}}) {
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

// proveFiles makes files and throws them away; each mistake is told once.
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
	out.Sort() // and each once
	return out
}

// tried makes a file, in no more room than it takes to write it.
func tried(f output.File) error {
	if f.Write != nil {
		return f.Write(io.Discard)
	}
	_, err := f.Render()
	return err
}

// explain makes a finding of an error of planning or making a file, at its
// place where it names one.
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

// Explain is a finding of an error of a file of the plan.
func (s *Site) Explain(err error) source.Finding { return s.explain(err) }

// assetMistake is an error in a script or style, which name the file and line.
var assetMistake = regexp.MustCompile(`(?:^|: )(assets/[^:\s]+):(\d+):\d+: (.*)`)
