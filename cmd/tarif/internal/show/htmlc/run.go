package htmlc

import (
	"errors"
	"fmt"
	"reflect"
)

// A program is one named template, compiled for one type of dot.
type program struct {
	body  step
	slots int // maximum number of live variables, including "$" and "."
}

// A step writes the output of a node. Every failure is a panic, after which
// html/template runs the template again and reports the error.
type step func(*run)

// run is one execution: the output so far, and the variables of the current
// template, by slot.
type run struct {
	out   []byte
	vars  []reflect.Value
	free  []reflect.Value // memory for the variables of called templates
	depth int
}

// deepest is how deep template calls nest here. html/template goes deeper, and
// reports when that is too deep.
const deepest = 1000

// Slots that every template has.
const (
	rootSlot = iota // "$"
	dotSlot         // "." of the whole template
)

func (p *program) execute(out []byte, data any) (_ []byte, err error) {
	r := &run{out: out, free: make([]reflect.Value, 64)}
	defer func() {
		if x := recover(); x != nil {
			err = fmt.Errorf("%v", x)
		}
	}()
	p.call(r, reflect.ValueOf(data))
	return r.out, nil
}

// call runs a template on dot, with variables of its own.
func (p *program) call(r *run, dot reflect.Value) {
	if r.depth++; r.depth > deepest {
		panic(errors.New("templates call each other too deeply"))
	}
	vars, free := r.vars, r.free
	if len(free) < p.slots {
		r.free = make([]reflect.Value, 64+p.slots)
	}
	r.vars, r.free = r.free[:p.slots], r.free[p.slots:]
	r.vars[rootSlot], r.vars[dotSlot] = dot, dot
	p.body(r)
	r.vars, r.free = vars, free
	r.depth--
}

// truth reports the truth of a value, like [template.IsTrue].
func truth(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Invalid:
		return false
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() > 0
	case reflect.Struct:
		return true
	case reflect.Chan, reflect.Func, reflect.Pointer, reflect.UnsafePointer:
		return !v.IsNil()
	}
	return !v.IsZero() // numbers and bools
}
