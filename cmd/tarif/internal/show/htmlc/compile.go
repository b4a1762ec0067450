package htmlc

import (
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"strings"
	"text/template/parse"
)

// compiler compiles the parse trees of a set of templates.
type compiler struct {
	set      *template.Template
	funcs    template.FuncMap
	programs map[programKey]*program
}

type programKey struct {
	name string
	dot  reflect.Type
}

// body compiles one template. scope holds the visible variables, each at the
// index of its slot; they live exactly as long as those of html/template.
type body struct {
	*compiler
	program *program
	scope   []variable
	dot     int // the slot of "."
}

// variable is a variable or a dot. Its type is nil if only its truth is known.
type variable struct {
	name string
	typ  reflect.Type
}

// uncompiled is the error for what is left to html/template.
type uncompiled struct {
	node parse.Node
	why  string
}

func (u uncompiled) Error() string { return u.why }

func unknown(n parse.Node, why string, args ...any) error {
	return uncompiled{n, fmt.Sprintf(why, args...)}
}

// located adds the position in a file to an error, unless a called template has
// already added one.
func located(err error, in *parse.Tree) error {
	var u uncompiled
	if !errors.As(err, &u) {
		return err
	}
	where, _ := in.ErrorContext(u.node)
	return fmt.Errorf("template: %s: {{%s}}: %s", where, strings.Trim(u.node.String(), "{}"), u.why)
}

func compile(t *template.Template, funcs template.FuncMap, dot reflect.Type) (*program, error) {
	c := &compiler{set: t, funcs: funcs, programs: map[programKey]*program{}}
	return c.template(t.Name(), dot)
}

func (c *compiler) template(name string, dot reflect.Type) (*program, error) {
	key := programKey{name, dot}
	if p := c.programs[key]; p != nil {
		return p, nil // possibly still being compiled: templates may call themselves
	}
	t := c.set.Lookup(name)
	b := &body{compiler: c, program: &program{}, dot: dotSlot}
	c.programs[key] = b.program
	b.declare("$", dot)
	b.declare(".", dot)
	var err error
	if b.program.body, err = b.list(t.Tree.Root); err != nil {
		return nil, located(err, t.Tree)
	}
	return b.program, nil
}

// declare makes a variable visible and returns its slot.
func (b *body) declare(name string, typ reflect.Type) int {
	b.scope = append(b.scope, variable{name, typ})
	b.program.slots = max(b.program.slots, len(b.scope))
	return len(b.scope) - 1
}

// block begins a block; end removes the variables declared in it and restores
// dot.
func (b *body) block() (end func()) {
	n, dot := len(b.scope), b.dot
	return func() { b.scope, b.dot = b.scope[:n], dot }
}

// list compiles nodes, joining constant text.
func (b *body) list(l *parse.ListNode) (step, error) {
	defer b.block()()
	var s steps
	if l == nil {
		return s.joined(), nil // there is no else
	}
	for _, n := range l.Nodes {
		if err := b.node(&s, n); err != nil {
			return nil, err
		}
	}
	return s.joined(), nil
}

// steps collects consecutive steps.
type steps struct {
	done []step
	text []byte // constant text not yet in done
}

func (s *steps) add(next step) {
	if text := s.text; len(text) > 0 {
		s.text = nil
		s.done = append(s.done, func(r *run) { r.out = append(r.out, text...) })
	}
	if next != nil {
		s.done = append(s.done, next)
	}
}

func (s *steps) joined() step {
	s.add(nil)
	if len(s.done) == 1 {
		return s.done[0]
	}
	done := s.done
	return func(r *run) {
		for _, do := range done {
			do(r)
		}
	}
}

func (b *body) node(s *steps, n parse.Node) error {
	var next step
	var err error
	switch n := n.(type) {
	case *parse.TextNode:
		s.text = append(s.text, n.Text...)
		return nil
	case *parse.CommentNode:
		return nil
	case *parse.ActionNode:
		return b.action(s, n.Pipe)
	case *parse.IfNode:
		next, err = b.branch(n.Pipe, n.List, n.ElseList, false)
	case *parse.WithNode:
		next, err = b.branch(n.Pipe, n.List, n.ElseList, true)
	case *parse.RangeNode:
		next, err = b.loop(n)
	case *parse.TemplateNode:
		next, err = b.call(n)
	default:
		return unknown(n, "not compiled")
	}
	if err == nil {
		s.add(next)
	}
	return err
}

// action compiles {{pipeline}}: it declares a variable, or it is printed
// through the escapers that html/template added.
func (b *body) action(s *steps, p *parse.PipeNode) error {
	if len(p.Decl) > 0 {
		next, err := b.declaration(p)
		if err == nil {
			s.add(next)
		}
		return err
	}
	n := len(p.Cmds)
	for n > 0 && escaping(p.Cmds[n-1]) != "" {
		n--
	}
	if n == 0 || n == len(p.Cmds) {
		return unknown(p, "escaped in an unusual way")
	}
	e, err := b.commands(p, p.Cmds[:n])
	if err != nil {
		return err
	}
	esc, err := escaperOf(p.Cmds[n:])
	if err != nil {
		return unknown(p, "%v", err)
	}
	if e.typ == nil {
		return unknown(p, "its type depends on its value")
	}
	write := esc.writer(e.typ)
	if e.constant.IsValid() {
		s.text = write(s.text, e.constant)
		return nil
	}
	s.add(func(r *run) { r.out = write(r.out, e.eval(r)) })
	return nil
}

func (b *body) declaration(p *parse.PipeNode) (step, error) {
	if len(p.Decl) > 1 || p.IsAssign {
		return nil, unknown(p, "assignments are not compiled")
	}
	e, err := b.commands(p, p.Cmds)
	if err != nil {
		return nil, err
	}
	slot := b.declare(p.Decl[0].Ident[0], e.typ)
	return func(r *run) { r.vars[slot] = e.eval(r) }, nil
}

// condition compiles the pipeline of if and with, which may declare a variable.
// The result sets the slot and returns the truth of the value.
func (b *body) condition(p *parse.PipeNode, with bool) (func(*run) bool, error) {
	e, err := b.commands(p, p.Cmds)
	if err != nil {
		return nil, err
	}
	var slots []int
	if len(p.Decl) > 1 || p.IsAssign {
		return nil, unknown(p, "assignments are not compiled")
	}
	if len(p.Decl) == 1 {
		slots = append(slots, b.declare(p.Decl[0].Ident[0], e.typ))
	}
	if with {
		b.dot = b.declare(".", e.typ)
		slots = append(slots, b.dot)
	}
	return func(r *run) bool {
		v := e.eval(r)
		for _, slot := range slots {
			r.vars[slot] = v
		}
		return truth(v)
	}, nil
}

func (b *body) branch(p *parse.PipeNode, list, other *parse.ListNode, with bool) (step, error) {
	outer := b.dot
	defer b.block()()
	holds, err := b.condition(p, with)
	if err != nil {
		return nil, err
	}
	then, err := b.list(list)
	if err != nil {
		return nil, err
	}
	b.dot = outer // only the first list of a with has another
	otherwise, err := b.list(other)
	if err != nil {
		return nil, err
	}
	return func(r *run) {
		if holds(r) {
			then(r)
		} else {
			otherwise(r)
		}
	}, nil
}

// loop compiles a range over a slice or an array.
func (b *body) loop(n *parse.RangeNode) (step, error) {
	over, err := b.commands(n.Pipe, n.Pipe.Cmds)
	if err != nil {
		return nil, err
	}
	if over.typ == nil || over.typ.Kind() != reflect.Slice && over.typ.Kind() != reflect.Array || n.Pipe.IsAssign {
		return nil, unknown(n.Pipe, "only ranges over slices are compiled")
	}
	otherwise, err := b.list(n.ElseList) // sees no variable of the loop, unlike in html/template
	if err != nil {
		return nil, err
	}
	defer b.block()()
	key, slots := b.loopVariables(n.Pipe.Decl, over.typ.Elem())
	each, err := b.list(n.List)
	if err != nil {
		return nil, err
	}
	return func(r *run) {
		list := over.eval(r)
		if list.Len() == 0 {
			otherwise(r)
		}
		for i := range list.Len() {
			elem := list.Index(i)
			for _, slot := range slots {
				r.vars[slot] = elem
			}
			if key >= 0 {
				r.vars[key] = reflect.ValueOf(i)
			}
			each(r)
		}
	}, nil
}

// loopVariables declares the variables of a range. key is the slot of the
// index, or -1 if it is not used; slots are those of the element.
func (b *body) loopVariables(decl []*parse.VariableNode, elem reflect.Type) (key int, slots []int) {
	key = -1
	if len(decl) > 1 {
		key = b.declare(decl[0].Ident[0], reflect.TypeFor[int]())
		decl = decl[1:]
	}
	if len(decl) > 0 {
		slots = append(slots, b.declare(decl[0].Ident[0], elem))
	}
	b.dot = b.declare(".", elem)
	return key, append(slots, b.dot)
}

// call compiles {{template "name" pipeline}}.
func (b *body) call(n *parse.TemplateNode) (step, error) {
	dot := expr{eval: func(*run) reflect.Value { return reflect.Value{} }}
	if n.Pipe != nil {
		if len(n.Pipe.Decl) > 0 {
			return nil, unknown(n, "declarations there are not compiled")
		}
		var err error
		if dot, err = b.commands(n.Pipe, n.Pipe.Cmds); err != nil {
			return nil, err
		}
	}
	if t := b.set.Lookup(n.Name); t == nil || t.Tree == nil {
		return nil, unknown(n, "a template where it stands for something else than text") // html/template has made a hidden copy
	}
	p, err := b.template(n.Name, dot.typ)
	if err != nil {
		return nil, err
	}
	return func(r *run) { p.call(r, dot.eval(r)) }, nil
}
