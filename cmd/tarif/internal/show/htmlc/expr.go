package htmlc

import (
	"fmt"
	"reflect"
	"text/template/parse"
)

// An expr is an expression whose type is known before it is run. The type is
// never an interface; it is nil if only the truth of the value is known,
// because and and or may choose among values of several types.
type expr struct {
	typ      reflect.Type
	eval     func(*run) reflect.Value
	constant reflect.Value // its value, if already known
}

func constant(v reflect.Value) expr {
	return expr{typ: v.Type(), eval: func(*run) reflect.Value { return v }, constant: v}
}

// commands compiles the commands of a pipeline: each takes the value of the
// previous one as its last argument.
func (b *body) commands(p *parse.PipeNode, cmds []*parse.CommandNode) (expr, error) {
	var last *expr
	for _, cmd := range cmds {
		e, err := b.command(cmd, last)
		if err != nil {
			return expr{}, err
		}
		if e.typ != nil && e.typ.Kind() == reflect.Interface {
			return expr{}, unknown(p, "its type depends on its value")
		}
		last = &e
	}
	return *last, nil
}

func (b *body) command(cmd *parse.CommandNode, last *expr) (expr, error) {
	if f, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
		return b.function(cmd, f.Ident, cmd.Args[1:], last)
	}
	if len(cmd.Args) > 1 || last != nil {
		return expr{}, unknown(cmd, "methods with arguments are not compiled")
	}
	return b.operand(cmd.Args[0])
}

func (b *body) operand(n parse.Node) (expr, error) {
	switch n := n.(type) {
	case *parse.DotNode:
		return b.slot(b.dot), nil
	case *parse.FieldNode:
		return fields(n, b.slot(b.dot), n.Ident)
	case *parse.VariableNode:
		for slot := len(b.scope) - 1; slot >= 0; slot-- {
			if b.scope[slot].name == n.Ident[0] {
				return fields(n, b.slot(slot), n.Ident[1:])
			}
		}
	case *parse.ChainNode:
		e, err := b.operand(n.Node)
		if err != nil {
			return expr{}, err
		}
		return fields(n, e, n.Field)
	case *parse.PipeNode:
		if len(n.Decl) == 0 {
			return b.commands(n, n.Cmds)
		}
	case *parse.IdentifierNode:
		return b.function(n, n.Ident, nil, nil)
	default:
		if v := literal(n); v.IsValid() {
			return constant(v), nil
		}
	}
	return expr{}, unknown(n, "not compiled")
}

// literal returns the value of a literal. Numbers are integers here.
func literal(n parse.Node) reflect.Value {
	switch n := n.(type) {
	case *parse.StringNode:
		return reflect.ValueOf(n.Text)
	case *parse.BoolNode:
		return reflect.ValueOf(n.True)
	case *parse.NumberNode:
		if n.IsInt && fmt.Sprint(n.Int64) == n.Text { // not 1.0, 0x1 or 'a', which have rules of their own
			return reflect.ValueOf(int(n.Int64))
		}
	}
	return reflect.Value{}
}

func (b *body) slot(i int) expr {
	return expr{typ: b.scope[i].typ, eval: func(r *run) reflect.Value { return r.vars[i] }}
}

// fields compiles .X.Y.Z.
func fields(n parse.Node, e expr, names []string) (expr, error) {
	for _, name := range names {
		var err error
		if e, err = field(n, e, name); err != nil {
			return expr{}, err
		}
	}
	return e, nil
}

// field compiles x.Name for a struct or a pointer to one. A method takes
// precedence over a field. A nil pointer panics.
func field(n parse.Node, e expr, name string) (expr, error) {
	if e.typ == nil {
		return expr{}, unknown(n, "%s of something whose type depends on its value", name)
	}
	typ, ptr := e.typ, e.typ.Kind() == reflect.Pointer
	if ptr {
		typ = typ.Elem()
	}
	if m, ok := e.typ.MethodByName(name); ok {
		return method(n, e, m)
	}
	if _, ok := reflect.PointerTo(typ).MethodByName(name); ok {
		return expr{}, unknown(n, "%s is a method of the pointer alone", name) // whether it is addressable depends on the run
	}
	if typ.Kind() != reflect.Struct {
		return expr{}, unknown(n, "%s of a %s", name, e.typ)
	}
	f, ok := typ.FieldByName(name)
	if !ok || !f.IsExported() {
		return expr{}, unknown(n, "no field %s in a %s", name, typ)
	}
	if f.Type.Kind() == reflect.Interface {
		return expr{}, unknown(n, "%s is an interface", name)
	}
	return expr{typ: f.Type, eval: get(e.eval, ptr, f.Index)}, nil
}

// get returns a function that reads the field of a struct.
func get(of func(*run) reflect.Value, ptr bool, index []int) func(*run) reflect.Value {
	switch i := index[0]; {
	case len(index) > 1: // a field of an embedded struct
		return func(r *run) reflect.Value { return reflect.Indirect(of(r)).FieldByIndex(index) }
	case ptr:
		return func(r *run) reflect.Value { return of(r).Elem().Field(i) }
	default:
		return func(r *run) reflect.Value { return of(r).Field(i) }
	}
}

func method(n parse.Node, of expr, m reflect.Method) (expr, error) {
	if m.Type.NumIn() != 1 || m.Type.NumOut() != 1 || m.Type.Out(0).Kind() == reflect.Interface {
		return expr{}, unknown(n, "only methods without arguments and errors are compiled")
	}
	return expr{typ: m.Type.Out(0), eval: func(r *run) reflect.Value { return of.eval(r).Method(m.Index).Call(nil)[0] }}, nil
}
