// Package htmlc produces the output of html/template, faster.
//
// A [Template] is an html/template compiled for the type of the value on which
// it is run. html/template escapes its parse trees before it runs them; we walk
// the escaped trees once and turn each node into a closure (a step that writes,
// or an expr that is evaluated) in which fields are indexes, constant text is
// bytes, and the escaping functions are called on strings. Read compile.go with
// text/template's exec.go beside it.
//
// Types must be known before anything is run, so anything without a static type
// (a map of any, an interface) is not compiled, nor are rarely used features.
// Such a template is run by html/template, and [Template.Slow] says why. The
// same happens when a run fails, so that the error is html/template's own.
//
// A function's result must depend only on its arguments, because a call with
// constant arguments is made once.
package htmlc

import (
	"bytes"
	"errors"
	"fmt"
	"html/template"
	"reflect"
	"sync"
)

// Template is an html/template, compiled for each type on which it is run. It
// is safe for concurrent use.
type Template struct {
	funcs template.FuncMap
	parse func() (*template.Template, error)

	mu   sync.Mutex
	html *template.Template // nil until needed
	main map[reflect.Type]*compiled
}

// compiled is the program for a type, or why there is none.
type compiled struct {
	program *program
	why     error
}

// New returns the template that parse makes, with the functions with which it is
// parsed. It is parsed when it is first run and released once it is compiled,
// because its trees are many times as large; parse makes it again if it is needed.
func New(funcs template.FuncMap, parse func() (*template.Template, error)) *Template {
	return &Template{funcs: funcs, parse: parse, main: map[reflect.Type]*compiled{}}
}

// Append runs the template on data and appends its output to out. After an
// error nothing is appended.
func (t *Template) Append(out []byte, data any) ([]byte, error) {
	c := t.compiled(reflect.TypeOf(data))
	var fault error
	if c.program != nil {
		var got []byte
		if got, fault = c.program.execute(out, data); fault == nil {
			return got, nil
		}
	}
	html, err := t.whole()
	if err != nil {
		return out, err
	}
	b := bytes.NewBuffer(out)
	if err := html.Execute(b, data); err != nil {
		return out, err
	}
	if fault != nil {
		t.giveUp(reflect.TypeOf(data), fmt.Errorf("template: %s:1: %w", html.Tree.ParseName, fault))
	}
	return b.Bytes(), nil
}

// Slow says why values of a type are left to html/template; nil if they are
// not. The reason has the form of html/template's errors, with file and line.
func (t *Template) Slow(typ reflect.Type) error {
	return t.compiled(typ).why
}

func (t *Template) compiled(typ reflect.Type) *compiled {
	t.mu.Lock()
	defer t.mu.Unlock()
	c := t.main[typ]
	if c == nil {
		c = t.compile(typ)
		t.main[typ] = c
	}
	return c
}

// compile must be called with the lock held.
func (t *Template) compile(typ reflect.Type) *compiled {
	c := &compiled{}
	var html *template.Template
	if html, c.why = t.again(); c.why != nil {
		return c
	}
	if c.why = escape(html); c.why == nil {
		c.program, c.why = compile(html, t.funcs, typ)
	}
	if c.why == nil {
		t.html = nil
	}
	return c
}

// whole returns the original template.
func (t *Template) whole() (*template.Template, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.again()
}

func (t *Template) again() (html *template.Template, err error) {
	if t.html == nil {
		t.html, err = t.parse()
	}
	return t.html, err
}

// giveUp leaves a type to html/template, which could run what we could not.
func (t *Template) giveUp(typ reflect.Type, why error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.main[typ] = &compiled{why: why}
}

// escape makes html/template escape its trees, which it does before writing the
// first byte.
func escape(t *template.Template) error {
	var wrong *template.Error
	if err := t.Execute(full{}, nil); errors.As(err, &wrong) {
		return err
	}
	return nil
}

// full is a writer that fails.
type full struct{}

func (full) Write([]byte) (int, error) { return 0, errors.New("full") }
