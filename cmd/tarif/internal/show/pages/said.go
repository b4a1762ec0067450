package pages

import (
	"html/template"
	"slices"
	"text/template/parse"

	"tarif/cmd/tarif/internal/lang"
)

// sayingsOf returns the texts of the interface that a template, and those it
// calls, refer to. If a key is not a literal, it returns AnyText: the page
// depends on all of them.
func sayingsOf(l lang.Lang, t *template.Template) []string {
	s := sayings{lang: l, names: map[string]bool{}, seen: map[string]bool{}}
	s.template(t, t.Name())
	var out []string
	for n := range s.names {
		out = append(out, n)
	}
	slices.Sort(out)
	return out
}

// Said returns the texts in a page's template.
func (t *Templates) Said(p Page) []string { return t.sets[p.Lang][p.Template].said }

// AnyText stands for any text of the interface.
const AnyText = wordRead + "*"

type sayings struct {
	lang  lang.Lang
	names map[string]bool
	seen  map[string]bool
}

func (s *sayings) template(t *template.Template, name string) {
	called := t.Lookup(name)
	if s.seen[name] || called == nil || called.Tree == nil {
		return
	}
	s.seen[name] = true
	s.list(t, called.Tree.Root)
}

func (s *sayings) list(t *template.Template, l *parse.ListNode) {
	if l == nil {
		return
	}
	for _, n := range l.Nodes {
		switch n := n.(type) {
		case *parse.ActionNode:
			s.pipe(n.Pipe)
		case *parse.IfNode:
			s.branch(t, &n.BranchNode)
		case *parse.RangeNode:
			s.branch(t, &n.BranchNode)
		case *parse.WithNode:
			s.branch(t, &n.BranchNode)
		case *parse.TemplateNode:
			s.pipe(n.Pipe)
			s.template(t, n.Name)
		}
	}
}

func (s *sayings) branch(t *template.Template, n *parse.BranchNode) {
	s.pipe(n.Pipe)
	s.list(t, n.List)
	s.list(t, n.ElseList)
}

func (s *sayings) pipe(p *parse.PipeNode) {
	if p == nil {
		return
	}
	for _, c := range p.Cmds {
		s.call(c.Args)
		for _, a := range c.Args {
			if inner, ok := a.(*parse.PipeNode); ok {
				s.pipe(inner)
			}
		}
	}
}

// call records the key of t, n and tl. A function that is passed on rather than
// called cannot have a key.
func (s *sayings) call(args []parse.Node) {
	f, ok := args[0].(*parse.IdentifierNode)
	if !ok {
		return
	}
	at, langs := 1, []lang.Lang{s.lang}
	switch f.Ident {
	case "t", "n":
	case "tl":
		at, langs = 2, lang.All[:]
	default:
		return
	}
	key, ok := (*parse.StringNode)(nil), false
	if len(args) > at {
		key, ok = args[at].(*parse.StringNode)
	}
	if !ok {
		s.names[AnyText] = true
		return
	}
	for _, l := range langs {
		s.names[wordRead+string(l)+" "+key.Text] = true
	}
}
