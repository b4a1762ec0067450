package site

import (
	"bytes"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"text/template/parse"

	"tarif/cmd/tarif/internal/publish/output"
	"tarif/cmd/tarif/internal/show/pages"
	"tarif/cmd/tarif/internal/show/words"
	"tarif/cmd/tarif/internal/source"
	"tarif/templates"
)

// themeDir is the folder of a site's own templates.
const themeDir = "templates"

// theme returns the embedded theme overlaid with the site's own templates/.
func theme(fsys fs.FS) fs.FS {
	own, err := fs.Sub(fsys, themeDir)
	if err != nil {
		return templates.FS
	}
	return output.Overlay(templates.FS, own)
}

// WordsOf reads the texts of the interface alone, as the theme of a site's folder has
// them.
func WordsOf(fsys fs.FS) (*words.Words, source.List) { return words.Load(theme(fsys)) }

// readTheme reads the texts and the templates, unless an earlier load has.
func (s *Site) readTheme() source.List {
	k := s.memory.known
	if k == nil {
		k = new(knownTheme)
		s.Words, k.found = words.Load(s.theme)
		k.found = append(k.found, s.readTemplates()...)
		k.words, k.templates = s.Words, s.templates
		s.memory.known = k
	}
	s.Words, s.templates = k.words, k.templates
	return k.found
}

// readTemplates parses the theme. It reports every file with a syntax error,
// and only if there are none, the other errors of the theme.
func (s *Site) readTemplates() source.List {
	var found source.List
	names, _ := fs.Glob(s.theme, "pages/*.html")
	parts, _ := fs.Glob(s.theme, "parts/*.html")
	trees := map[string]*parse.Tree{}
	for _, name := range append(names, parts...) {
		src, err := fs.ReadFile(s.theme, name)
		if err == nil {
			err = syntax(name, string(src), trees)
		}
		if err != nil {
			found = append(found, s.templateError(err))
		}
	}
	if found != nil {
		return found
	}
	if found = s.missingParts(trees); found != nil {
		return found
	}
	var err error
	if s.templates, err = pages.Parse(s.theme, s.Words); err != nil {
		return source.List{s.templateError(err)}
	}
	if s.changesTheme(names) || s.changesTheme(parts) {
		return s.slowTemplates()
	}
	return nil
}

// changesTheme reports whether any of the site's templates differs from the
// embedded one.
func (s *Site) changesTheme(names []string) bool {
	return slices.ContainsFunc(names, func(name string) bool {
		own, err := fs.ReadFile(s.theme, name)
		ours, ourErr := fs.ReadFile(templates.FS, name)
		return err != nil || ourErr != nil || !bytes.Equal(own, ours)
	})
}

// slowTemplates warns of templates that cannot be compiled, and reports those
// that html/template refuses.
func (s *Site) slowTemplates() source.List {
	var found source.List
	for _, why := range s.templates.Slow() {
		f := s.templateError(why)
		if !strings.HasPrefix(why.Error(), "html/template:") { // html/template refuses it too
			f.Severity, f.Rule = source.Warning, ruleSlowTemplate
			f.Message = source.Say("pages with this template take many times longer to make: it has something that is seldom used")
			f.Hint = source.Say("write it as the theme's own templates are written, or live with it: {1}", templateMistake.ReplaceAllString(why.Error(), "$4"))
		}
		found = append(found, f)
	}
	return found
}

// syntax parses one template and adds the templates it defines to trees. It
// accepts any function name.
func syntax(name, src string, trees map[string]*parse.Tree) error {
	own := map[string]*parse.Tree{}
	t := parse.New(name)
	t.Mode = parse.SkipFuncCheck
	_, err := t.Parse(src, "", "", own)
	for define, tree := range own {
		if trees[define] != nil { // every page defines its own "main"
			define = name + " " + define
		}
		trees[define] = tree
	}
	return err
}

// missingParts reports each {{template "…"}} whose name no file defines.
func (s *Site) missingParts(trees map[string]*parse.Tree) source.List {
	var found source.List
	for _, tree := range trees {
		walk(tree.Root, func(n *parse.TemplateNode) {
			if trees[n.Name] == nil {
				where, _ := tree.ErrorContext(n)
				found = append(found, s.templateError(fmt.Errorf("template: %s: no template defines %q", where, n.Name)))
			}
		})
	}
	return found
}

// walk calls do for every {{template}} below a node.
func walk(n parse.Node, do func(*parse.TemplateNode)) {
	switch n := n.(type) {
	case *parse.ListNode:
		if n == nil {
			return // a nil *ListNode: no else branch
		}
		for _, x := range n.Nodes {
			walk(x, do)
		}
	case *parse.IfNode:
		walk(n.List, do)
		walk(n.ElseList, do)
	case *parse.RangeNode:
		walk(n.List, do)
		walk(n.ElseList, do)
	case *parse.WithNode:
		walk(n.List, do)
		walk(n.ElseList, do)
	case *parse.TemplateNode:
		do(n)
	}
}

// templateMistake matches an error of the template packages, which names the
// file and line.
var templateMistake = regexp.MustCompile(`^(?:html/)?template: ?([^: ]+):(\d+)(?::(\d+))?: (.*)$`)

// withoutValue matches the end of an error that prints the value of a view, with
// addresses in memory: thousands of letters that differ each time.
var withoutValue = regexp.MustCompile(`(?s)^(executing "[^"]*" at <.*?>: .*?)&?[{[].*$`)

func (s *Site) templateError(err error) source.Finding {
	f := source.Finding{Pos: source.Pos{File: themeDir}, Severity: source.Error, Rule: ruleTemplate, Message: source.Of(err)}
	m := templateMistake.FindStringSubmatch(err.Error())
	if m == nil {
		return f
	}
	return s.atTheme(m[1], m[2], source.Say("the template cannot be read: {1}", withoutValue.ReplaceAllString(m[4], "$1…")))
}

// atTheme returns an error at a line of a theme file.
func (s *Site) atTheme(name, line string, message source.Text) source.Finding {
	f := source.Finding{Pos: source.Pos{File: path.Join(themeDir, name), Col: 1}, Severity: source.Error, Rule: ruleTemplate, Message: message}
	f.Pos.Line, _ = strconv.Atoi(line) // digits, by the pattern
	src, _ := fs.ReadFile(s.theme, name)
	if lines := strings.Split(string(src), "\n"); f.Pos.Line >= 1 && f.Pos.Line <= len(lines) {
		f.Line = strings.TrimSuffix(lines[f.Pos.Line-1], "\r")
		f.Pos.Col += len(f.Line) - len(strings.TrimLeft(f.Line, " \t"))
	}
	return f
}

// checkTheme warns of files in the site's own templates/ that nothing uses,
// such as one whose misspelt name replaces no file of the theme.
func (s *Site) checkTheme() source.List {
	var found source.List
	_ = fs.WalkDir(s.fsys, themeDir, func(name string, d fs.DirEntry, err error) error {
		if err != nil {
			return nil // the folder is optional
		}
		if d.IsDir() && strings.HasPrefix(d.Name(), ".") {
			return fs.SkipDir
		}
		below := strings.TrimPrefix(name, themeDir+"/")
		if ours, err := fs.Stat(templates.FS, below); err == nil && name != themeDir && ours.IsDir() != d.IsDir() {
			found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Error, Rule: ruleTemplate,
				Message: source.Say("the theme has a file where this is a folder of the same name, or the other way round"), Hint: source.Say("give it another name, or take it out")})
			return nil
		}
		if d.IsDir() {
			return nil
		}
		if _, err := fs.Stat(templates.FS, below); err != nil && !needsNoTwin(below) {
			found = append(found, source.Finding{Pos: source.Pos{File: name}, Severity: source.Warning, Rule: ruleUnusedTemplate,
				Message: source.Say(`the theme has no "{1}" that this file could replace`, below),
				Hint:    source.Say("give it the folder and name of a file of the theme, or put a part of your own into parts/")})
		}
		return nil
	})
	return found
}

// needsNoTwin reports whether a file may be in templates/ without replacing one
// of the theme: parts, Go code, notes and hidden files.
func needsNoTwin(name string) bool {
	part, _ := path.Match("parts/*.html", name)
	base := path.Base(name)
	return part || path.Ext(name) == ".go" || strings.HasPrefix(strings.ToUpper(base), "README") || strings.HasPrefix(base, ".")
}
