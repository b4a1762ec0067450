package htmlc

import (
	"cmp"
	"fmt"
	"html/template"
	"reflect"
	"slices"
	"text/template/parse"
)

// builtin are the functions of text/template that are called like any other.
var builtin = template.FuncMap{"print": fmt.Sprint, "printf": fmt.Sprintf, "println": fmt.Sprintln}

// function compiles a call. last, if not nil, is the last argument.
func (b *body) function(n parse.Node, name string, args []parse.Node, last *expr) (expr, error) {
	if f, ok := b.funcs[name]; ok {
		return b.callOf(n, reflect.ValueOf(f), args, last)
	}
	if f, ok := builtin[name]; ok {
		return b.callOf(n, reflect.ValueOf(f), args, last)
	}
	var es []expr
	for _, a := range args {
		e, err := b.operand(a)
		if err != nil {
			return expr{}, err
		}
		es = append(es, e)
	}
	if last != nil {
		es = append(es, *last)
	}
	switch {
	case (name == "and" || name == "or") && len(es) > 0:
		return logic(name == "and", es), nil
	case name == "not" && len(es) == 1:
		return boolean(func(r *run) bool { return !truth(es[0].eval(r)) }), nil
	case !slices.ContainsFunc(es, func(e expr) bool { return e.typ == nil }):
		return operator(n, name, es)
	}
	return expr{}, unknown(n, "not compiled")
}

// operator compiles the built-in functions that depend on the types of their
// arguments.
func operator(n parse.Node, name string, es []expr) (expr, error) {
	switch name {
	case "len":
		if len(es) == 1 && hasKind(es[0], reflect.Slice, reflect.Array, reflect.Map, reflect.String) {
			return expr{typ: reflect.TypeFor[int](), eval: func(r *run) reflect.Value {
				return reflect.ValueOf(es[0].eval(r).Len())
			}}, nil
		}
	case "index":
		if len(es) == 2 && hasKind(es[0], reflect.Slice, reflect.Array) && isInt(es[1]) && es[0].typ.Elem().Kind() != reflect.Interface {
			return expr{typ: es[0].typ.Elem(), eval: func(r *run) reflect.Value {
				return es[0].eval(r).Index(int(es[1].eval(r).Int()))
			}}, nil
		}
	case "eq":
		if same := equality(es); same != nil {
			return boolean(same), nil
		}
	case "ne":
		if same := equality(es); same != nil && len(es) == 2 {
			return boolean(func(r *run) bool { return !same(r) }), nil
		}
	case "lt", "le", "gt", "ge":
		if len(es) == 2 && isInt(es[0]) && isInt(es[1]) {
			return boolean(order(name, es[0], es[1])), nil
		}
	}
	return expr{}, unknown(n, "not compiled")
}

func hasKind(e expr, kinds ...reflect.Kind) bool { return slices.Contains(kinds, e.typ.Kind()) }

func isInt(e expr) bool {
	return hasKind(e, reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64)
}

func boolean(f func(*run) bool) expr {
	return expr{typ: reflect.TypeFor[bool](), eval: func(r *run) reflect.Value { return reflect.ValueOf(f(r)) }}
}

// logic compiles and and or: the first argument that decides, or the last.
func logic(and bool, es []expr) expr {
	typ := es[0].typ
	for _, e := range es {
		if e.typ != typ {
			typ = nil
		}
	}
	return expr{typ: typ, eval: func(r *run) (v reflect.Value) {
		for _, e := range es {
			if v = e.eval(r); truth(v) != and {
				return v
			}
		}
		return v
	}}
}

// equality compiles eq: whether the first argument equals one of the others. It
// returns nil for types that are not compiled.
func equality(es []expr) func(*run) bool {
	all := func(is func(expr) bool) bool {
		return len(es) > 1 && !slices.ContainsFunc(es, func(e expr) bool { return !is(e) })
	}
	switch {
	case all(func(e expr) bool { return hasKind(e, reflect.String) }):
		return equal(es, reflect.Value.String)
	case all(func(e expr) bool { return hasKind(e, reflect.Bool) }):
		return equal(es, reflect.Value.Bool)
	case all(isInt):
		return equal(es, reflect.Value.Int)
	}
	return nil
}

func equal[T comparable](es []expr, as func(reflect.Value) T) func(*run) bool {
	return func(r *run) bool {
		first := as(es[0].eval(r))
		return slices.ContainsFunc(es[1:], func(e expr) bool { return as(e.eval(r)) == first })
	}
}

func order(name string, x, y expr) func(*run) bool {
	holds := map[string][]int{"lt": {-1}, "le": {-1, 0}, "gt": {1}, "ge": {0, 1}}[name]
	return func(r *run) bool {
		return slices.Contains(holds, cmp.Compare(x.eval(r).Int(), y.eval(r).Int()))
	}
}

// callOf compiles a call of a function by its type. If all arguments are
// constant, the call is made now.
func (b *body) callOf(n parse.Node, f reflect.Value, nodes []parse.Node, last *expr) (expr, error) {
	t := f.Type()
	given := len(nodes)
	if last != nil {
		given++
	}
	if given != t.NumIn() && (!t.IsVariadic() || given < t.NumIn()-1) || t.Out(0).Kind() == reflect.Interface {
		return expr{}, unknown(n, "not compiled")
	}
	args := make([]expr, given)
	for i := range args {
		var err error
		if i < len(nodes) {
			args[i], err = b.argument(nodes[i], parameter(t, i))
		} else {
			args[i], err = assignable(n, *last, parameter(t, i))
		}
		if err != nil {
			return expr{}, err
		}
	}
	call := caller(f, args)
	if v, ok := known(call, args); ok {
		return constant(v), nil
	}
	return expr{typ: t.Out(0), eval: call}, nil
}

// parameter returns the type of a function's i-th argument.
func parameter(t reflect.Type, i int) reflect.Type {
	if t.IsVariadic() && i >= t.NumIn()-1 {
		return t.In(t.NumIn() - 1).Elem()
	}
	return t.In(i)
}

// argument compiles an argument for a parameter. Only literals are converted to
// a named type.
func (b *body) argument(n parse.Node, want reflect.Type) (expr, error) {
	if v := literal(n); v.IsValid() && v.Kind() == want.Kind() {
		return constant(v.Convert(want)), nil
	}
	e, err := b.operand(n)
	if err != nil {
		return expr{}, err
	}
	return assignable(n, e, want)
}

func assignable(n parse.Node, e expr, want reflect.Type) (expr, error) {
	if e.typ == nil || !e.typ.AssignableTo(want) {
		return expr{}, unknown(n, "not a %s", want)
	}
	return e, nil
}

// caller returns a function that calls f: directly for common types of
// function, else by reflection.
func caller(f reflect.Value, args []expr) func(*run) reflect.Value {
	switch f := f.Interface().(type) {
	case func(string) template.HTML:
		return func(r *run) reflect.Value { return reflect.ValueOf(f(args[0].eval(r).String())) }
	case func(int, int) int:
		return func(r *run) reflect.Value {
			return reflect.ValueOf(f(int(args[0].eval(r).Int()), int(args[1].eval(r).Int())))
		}
	}
	return func(r *run) reflect.Value {
		values := make([]reflect.Value, len(args))
		for i, a := range args {
			values[i] = a.eval(r)
		}
		out := f.Call(values)
		if len(out) > 1 && !out[1].IsNil() {
			panic(out[1].Interface())
		}
		return out[0]
	}
}

// known makes a call whose arguments are all constant. If it fails it is left
// for the run, which may never reach it.
func known(call func(*run) reflect.Value, args []expr) (v reflect.Value, ok bool) {
	if slices.ContainsFunc(args, func(e expr) bool { return !e.constant.IsValid() }) {
		return v, false
	}
	defer func() {
		if recover() != nil {
			v, ok = reflect.Value{}, false
		}
	}()
	return call(nil), true
}
