package htmlc

import (
	"errors"
	"fmt"
	"reflect"
)

// A program is one named template, compiled for one type of dot.
type program struct {
	body  step
	slots int // variables that live at a time, "$" and "." among them
}

// A step writes what a node writes. Whatever goes wrong is a panic: then
// html/template runs the template again and says what it was.
type step func(*run)

// run is one execution: what is written so far, and the variables of the
// template that is being run, by slot.
type run struct {
	out   []byte
	vars  []reflect.Value
	free  []reflect.Value // room for the variables of templates called from here
	depth int
}

// deepest is how far templates may call each other here. html/template goes
// deeper, and says when that is too deep.
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

// call runs a template on dot. It sees no variables but its own.
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

// truth reports what if, with, and, or and not make of a value, as
// [template.IsTrue] does.
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
