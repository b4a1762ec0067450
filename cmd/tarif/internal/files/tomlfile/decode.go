package tomlfile

import (
	"encoding"
	"errors"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unique"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// Decode stores the file's values in the struct that v points to, and reports
// everything that does not fit. The rest is decoded all the same.
//
// A field takes the key that its tag names, `toml:"price"`, case-sensitively.
// With `toml:"price,required"` the key must be present and a string must not be
// blank; a required [lang.Text] must have both languages. A second tag lists the
// words that a string may be: `oneof:"district city region"`. Fields may be
// strings, integers, booleans, structs, pointers to these, slices of them, maps
// by string, any, and whatever has UnmarshalText (which is given the string
// between the quotes; a bare number or date is an error). An error of
// UnmarshalText is reported at the value; a [Problem] has its own rule and
// hint.
func (d *Doc) Decode(v any) source.List {
	dec := decoder{doc: d}
	dec.table(d.root, d.values, reflect.ValueOf(v).Elem(), "")
	dec.found.Sort()
	return limit(dec.found, dec.reported-len(dec.found))
}

// MostFindings is how many findings are made of one file: nobody reads more, and
// a file may have one in every second byte.
const MostFindings = 1000

// Limit keeps at most MostFindings of each file and says how many more there
// are. The findings must be sorted.
func Limit(found source.List) source.List {
	var out source.List
	for len(found) > 0 {
		n := slices.IndexFunc(found, func(f source.Finding) bool { return f.Pos.File != found[0].Pos.File })
		if n < 0 {
			n = len(found)
		}
		keep := min(n, MostFindings+1) // with what an earlier Limit has added
		if n == keep {
			out = append(out, found[:n]...)
		} else {
			out = append(out, limit(found[:keep-1:keep-1], n-keep+1)...)
		}
		found = found[n:]
	}
	return out
}

func limit(found source.List, more int) source.List {
	if more <= 0 {
		return found
	}
	return append(found, source.Finding{Pos: source.Pos{File: found[0].Pos.File}, Severity: source.Error, Rule: RuleSize,
		Message: source.Say("{1} more findings in this file are not shown", more), Hint: source.Say("correct those that are shown, and check again")})
}

// Problem is an error of UnmarshalText that says more than a message. The
// message is printed after the key: "price: …".
type Problem struct {
	Rule          string
	Message, Hint source.Text
}

func (p *Problem) Error() string { return p.Message.String() }

type decoder struct {
	doc      *Doc
	found    source.List
	reported int // also those that are too many to be kept
}

// full counts a finding and reports whether it is one too many.
func (dec *decoder) full() bool {
	dec.reported++
	return dec.reported > MostFindings
}

func (dec *decoder) report(n *node, rule string, message, hint source.Text) {
	if dec.full() {
		return
	}
	dec.found = append(dec.found, dec.doc.about(n, rule, message, hint))
}

// value decodes one value into v. name is what messages call it.
func (dec *decoder) value(n *node, raw any, v reflect.Value, name string) {
	if s, ok := raw.(string); ok {
		dec.unseen(n, s, name)
	}
	if u, ok := v.Addr().Interface().(encoding.TextUnmarshaler); ok {
		dec.text(n, raw, u, name)
		return
	}
	switch v.Kind() {
	case reflect.Pointer:
		p, before := reflect.New(v.Type().Elem()), dec.reported
		if dec.value(n, raw, p.Elem(), name); dec.reported == before {
			v.Set(p) // stays nil if the value cannot be used
		}
	case reflect.Interface:
		v.Set(reflect.ValueOf(raw))
	case reflect.Struct, reflect.Map:
		if table, ok := raw.(map[string]any); ok {
			dec.table(n, table, v, name)
			return
		}
		dec.wrong(n, raw, v.Type(), name)
	case reflect.Slice:
		dec.list(n, raw, v, name)
	default:
		dec.scalar(n, raw, v, name)
	}
}

func (dec *decoder) text(n *node, raw any, u encoding.TextUnmarshaler, name string) {
	s, ok := raw.(string)
	if !ok {
		dec.wrong(n, raw, reflect.TypeFor[string](), name)
		return
	}
	err := u.UnmarshalText([]byte(s))
	if p := (*Problem)(nil); errors.As(err, &p) {
		dec.problem(n, s, p, name)
	} else if err != nil {
		dec.report(n, RuleValue, source.Say("{1}: {2}", name, err), source.Text{})
	}
}

func (dec *decoder) problem(n *node, s string, p *Problem, name string) {
	hint := p.Hint
	if space, ok := stray(s); ok {
		hint = space.And(p.Hint)
	}
	dec.report(n, p.Rule, source.Say("{1}: {2}", name, p.Message), hint)
}

// word reports a string that is none of the words that a field allows.
func (dec *decoder) word(n *node, raw any, f field, name string) (bad bool) {
	s, ok := raw.(string)
	if bad = ok && len(f.words) > 0 && !slices.Contains(f.words, s); bad {
		dec.unseen(n, s, name)
		dec.problem(n, s, NoneOf(f.words, s), name)
	}
	return bad
}

// NoneOf is the problem of a string that is none of some words.
func NoneOf(words []string, s string) *Problem {
	return &Problem{RuleWord, source.Say(`"{1}" is not one of the words allowed here`, s), source.Say("write one of: {1}", strings.Join(words, ", "))}
}

func (dec *decoder) scalar(n *node, raw any, v reflect.Value, name string) {
	r := reflect.ValueOf(raw)
	switch {
	case v.Kind() == reflect.String && r.Kind() == reflect.String:
		v.SetString(unique.Make(r.String()).Value()) // interned: the editions of a table repeat most strings, and a substring would keep the whole file in memory
	case v.Kind() == reflect.Bool && r.Kind() == reflect.Bool:
		v.SetBool(r.Bool())
	case v.CanInt() && r.Kind() == reflect.Int64 && !v.OverflowInt(r.Int()):
		v.SetInt(r.Int())
	default:
		dec.wrong(n, raw, v.Type(), name)
	}
}

// list decodes [a, b] and [[tables]], which the library returns as two types.
func (dec *decoder) list(n *node, raw any, v reflect.Value, name string) {
	r := reflect.ValueOf(raw)
	if r.Kind() != reflect.Slice {
		dec.wrong(n, raw, v.Type(), name)
		return
	}
	v.Set(reflect.MakeSlice(v.Type(), r.Len(), r.Len()))
	tables := deref(v.Type().Elem()).Kind() == reflect.Struct
	for i := range r.Len() {
		item := "" // a key in [[rate]] is called "price", not "rate.price"
		if !tables {
			item = name + item1(i)
		}
		dec.value(n.element(i), r.Index(i).Interface(), v.Index(i), item)
	}
}

// item1 names an element, counting from 1. The leading space tells typeHint
// that there is no key to write.
func item1(i int) string { return " item " + strconv.Itoa(i+1) }

// table decodes a table into a struct or map.
func (dec *decoder) table(n *node, raw map[string]any, v reflect.Value, name string) {
	if v.Kind() == reflect.Map {
		dec.mapping(n, raw, v, name)
		return
	}
	fields := fieldsOf(v.Type())
	var unknown []string
	for key := range raw {
		if !slices.ContainsFunc(fields, func(f field) bool { return f.name == key }) {
			unknown = append(unknown, key)
		}
	}
	slices.SortFunc(unknown, func(a, b string) int { return n.child(a).key - n.child(b).key })
	for _, key := range unknown {
		dec.unknown(n, key, fields)
	}
	for _, f := range fields {
		value, ok := raw[f.name]
		switch {
		case ok && blank(value) && f.required:
			dec.report(n.child(f.name), dec.missingRule(v.Type()), source.Say("{1} is empty", join(name, f.name)), f.hint())
		case ok && dec.word(n.child(f.name), value, f, join(name, f.name)):
		case ok:
			dec.value(n.child(f.name), value, v.Field(f.index), join(name, f.name))
			dec.both(n, value, v.Field(f.index), f, name)
		case f.required && !slices.Contains(n.misspelt, f.name):
			dec.report(n, dec.missingRule(v.Type()), source.Say("{1} is missing", join(name, f.name)), f.hint())
		}
	}
}

// both reports the language that a required text of table n lacks.
func (dec *decoder) both(n *node, raw any, v reflect.Value, f field, name string) {
	t, ok := v.Interface().(lang.Text)
	if !ok || !f.required || slices.Contains(n.misspelt, f.name) {
		return
	}
	at, name := n.child(f.name), join(name, f.name)
	table, _ := raw.(map[string]any)
	for _, l := range lang.All {
		key, value := string(l), table[string(l)]
		switch {
		case strings.TrimSpace(t.In(l)) != "" || slices.Contains(at.misspelt, key):
		case blank(value):
			dec.report(at.child(key), RuleTranslation, source.Say("{1} is empty", name+"."+key), bothHint())
		case value == nil && table != nil:
			dec.report(at, RuleTranslation, source.Say("{1} is missing", name+"."+key), bothHint())
		}
	}
}

// blank reports whether a value is a string of white space.
func blank(value any) bool {
	s, ok := value.(string)
	return ok && strings.TrimSpace(s) == ""
}

func bothHint() source.Text { return source.Say("the text is wanted in both languages") }

func (dec *decoder) mapping(n *node, raw map[string]any, v reflect.Value, name string) {
	v.Set(reflect.MakeMap(v.Type()))
	for _, key := range slices.Sorted(maps.Keys(raw)) {
		el := reflect.New(v.Type().Elem()).Elem()
		dec.value(n.child(key), raw[key], el, join(name, key))
		v.SetMapIndex(reflect.ValueOf(key), el)
	}
}

// unknown reports an unknown key of table n, and records which key was probably
// meant, so that it is not reported as missing too.
func (dec *decoder) unknown(n *node, key string, fields []field) {
	if dec.full() {
		return
	}
	known := lists.Of(fields, func(f field) string { return f.name })
	if near := Nearest(key, known); near != "" {
		n.misspelt = append(n.misspelt, near)
	}
	dec.found = append(dec.found, dec.doc.found(n.child(key).key, RuleUnknownKey,
		source.Say(`unknown key "{1}"`, key), DidYouMean(key, known)))
}

// missingRule returns the rule for a missing key: a missing language is a
// matter of translation.
func (dec *decoder) missingRule(in reflect.Type) string {
	if in == reflect.TypeFor[lang.Text]() {
		return RuleTranslation
	}
	return RuleMissing
}

// child and element never return nil: if the tree lacks a node, they return the
// enclosing one.
func (n *node) child(key string) *node {
	if k := n.kids[key]; k != nil {
		return k
	}
	return n
}

func (n *node) element(i int) *node {
	if i < len(n.elems) {
		return n.elems[i]
	}
	return n
}

func join(prefix, key string) string {
	if prefix == "" {
		return key
	}
	return prefix + "." + key
}
