package diff

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
)

// Op says what became of a run of words.
type Op string

const (
	Same     Op = "same"
	Deleted  Op = "deleted"
	Inserted Op = "inserted"
)

// Run is neighbouring words with the same Op. It begins and ends at the
// boundary of a word, a space or a sign.
type Run struct {
	Op   Op     `json:"op"`
	Text string `json:"text"`
}

// Words returns word by word how a text was changed into another. Text that is
// only typed differently, in the sense of [SameWording], has not changed and is
// in a Same run, as the new text types it. So
//
//   - the Same and Inserted runs together are the new text, byte for byte;
//   - the Same and Deleted runs together are the old text except for its typing;
//   - there is a run other than Same if and only if the wording differs.
//
// Neighbouring runs have different kinds, none is empty, and deleted words
// precede those that replace them. Words replaced on both sides of a space are
// one change.
func Words(old, new string) []Run {
	if SameWording(old, new) {
		return appendRun(nil, Same, new)
	}
	out := runs(tidy(align(tokens(old), tokens(new))))
	if !SameWording(without(out, Inserted), old) {
		// Typed signs can mean something else next to their new neighbours,
		// such as an apostrophe before two that form a quotation mark.
		return appendRun(appendRun(nil, Deleted, old), Inserted, new)
	}
	return out
}

// without returns the text of all runs except those of one kind.
func without(runs []Run, op Op) string {
	var b strings.Builder
	for _, r := range runs {
		if r.Op != op {
			b.WriteString(r.Text)
		}
	}
	return b.String()
}

// Reworded is how an item's words changed in a language: those of the row and
// those in its price cell. Unchanged words are nil.
type Reworded struct{ Row, Cell []Run }

// Reworded compares the words of an item with one rate on each side. It is
// empty for a language that is not in it.Wording.
func (it *Item) Reworded(l lang.Lang) Reworded {
	var out Reworded
	o, n := it.Before(), it.After()
	for _, w := range it.Wording {
		if w != l {
			continue
		}
		out.Row = changedWords(o.Text.In(l), n.Text.In(l))
		if !o.Price.Stated() && !n.Price.Stated() {
			out.Cell = changedWords(o.Price.Printed.In(l), n.Price.Printed.In(l))
		}
	}
	return out
}

func changedWords(old, new string) []Run {
	if SameWording(old, new) {
		return nil
	}
	return Words(old, new)
}

// edit is a stretch of tokens that are the same, or that were replaced.
type edit struct {
	same     bool
	old, new []token
}

// tidy merges neighbouring changes where that reads better: "5, 7" became "6,
// 8", rather than "5" became "6" and "7" became "8".
func tidy(edits []edit) []edit {
	var out []edit
	for _, e := range edits {
		if n := len(out); n >= 2 && joins(out[n-2], out[n-1], e) {
			out[n-2] = out[n-2].with(out[n-1]).with(e)
			out = out[:n-1]
			continue
		}
		out = append(out, e)
	}
	return trim(out)
}

// joins reports whether two changes with no word between them should be one:
// across a space if words replace words, across signs if that is so on both
// sides.
func joins(left, between, right edit) bool {
	if left.same || !between.same || heaviestOf(between.new) == wordWeight {
		return false
	}
	if heaviestOf(between.new) == signWeight {
		return left.replaces() && right.replaces()
	}
	return left.with(right).replaces()
}

func (e edit) with(f edit) edit {
	return edit{old: slices.Concat(e.old, f.old), new: slices.Concat(e.new, f.new)}
}

// replaces reports whether words replace words.
func (e edit) replaces() bool {
	return !e.same && heaviestOf(e.old) == wordWeight && heaviestOf(e.new) == wordWeight
}

// trim moves what both sides of a merged change end with, usually a space, to
// the unchanged words that follow.
func trim(edits []edit) []edit {
	for i := 0; i+1 < len(edits); i++ {
		e, next := &edits[i], &edits[i+1]
		for !e.same && len(e.old) > 1 && len(e.new) > 1 {
			o, n := e.old[len(e.old)-1], e.new[len(e.new)-1]
			if o.key != n.key {
				break
			}
			e.old, e.new = e.old[:len(e.old)-1], e.new[:len(e.new)-1]
			next.old, next.new = slices.Insert(slices.Clone(next.old), 0, o), slices.Insert(slices.Clone(next.new), 0, n)
		}
	}
	return edits
}

func runs(edits []edit) []Run {
	var out []Run
	var deleted, inserted string // of a change that is not yet in a run
	for i, e := range edits {
		if !e.same {
			deleted += typed(e.old)
			inserted += typed(e.new)
			continue
		}
		before, kept, after := e.edges(i > 0, i+1 < len(edits))
		out = appendRun(out, Deleted, deleted+before.old)
		out = appendRun(out, Inserted, inserted+before.new)
		out = appendRun(out, Same, kept)
		deleted, inserted = after.old, after.new
	}
	out = appendRun(out, Deleted, deleted)
	return appendRun(out, Inserted, inserted)
}

// pad is white space at a boundary, as typed in the old and the new text.
type pad struct{ old, new string }

// edges returns the unchanged words as the new text types them. White space
// that does not matter here is left out next to a change if the texts differ in
// it, since beside other words it could matter.
func (e edit) edges(first, last bool) (before pad, kept string, after pad) {
	n := len(e.new) - 1
	x, y := e.old[0].before, e.new[0].before
	kept = typed(e.new)
	if first && x != y {
		before, kept = pad{x, y}, kept[len(y):]
	}
	x, y = e.old[n].after, e.new[n].after
	if last && x != y {
		after, kept = pad{x, y}, kept[:len(kept)-len(y)]
	}
	return before, kept, after
}

func appendRun(out []Run, op Op, s string) []Run {
	if s == "" {
		return out
	}
	return append(out, Run{op, s})
}

func typed(ts []token) string {
	var b strings.Builder
	for _, t := range ts {
		b.WriteString(t.before + t.text + t.after)
	}
	return b.String()
}
