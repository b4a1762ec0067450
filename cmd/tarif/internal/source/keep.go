package source

import (
	"encoding/json"
	"fmt"
	"reflect"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/money"
)

// kept is the stored form of a finding.
type kept struct {
	Pos           Pos
	Severity      Severity
	Rule          string
	Message, Hint *keptText
	See           *Pos    `json:",omitempty"`
	Line          string  `json:",omitempty"`
	About         string  `json:",omitempty"`
	Waived        *Waiver `json:",omitempty"`
}

// keptText is a stored text, which can still be put into any language.
type keptText struct {
	Format string
	Args   []keptArg `json:",omitempty"`
}

// keptArg is an argument: a text, a number, or the words of anything else.
type keptArg struct {
	Text   *keptText `json:",omitempty"`
	Number *int      `json:",omitempty"`
	Words  string    `json:",omitempty"`
	Sums   Amounts   `json:",omitempty"`
}

// Keep serializes findings so that a later run of the program can print them in
// any language. [Recall] reads them.
func (l List) Keep() ([]byte, error) {
	all := make([]kept, len(l))
	for i, f := range l {
		all[i] = kept{f.Pos, f.Severity, f.Rule, keepText(f.Message), keepText(f.Hint), f.See, f.Line, f.About, f.Waived}
	}
	return json.Marshal(all)
}

// Recall reads what Keep wrote.
func Recall(data []byte) (List, error) {
	var all []kept
	if err := json.Unmarshal(data, &all); err != nil {
		return nil, err
	}
	l := make(List, len(all))
	for i, k := range all {
		l[i] = Finding{k.Pos, k.Severity, k.Rule, k.Message.text(), k.Hint.text(), k.See, k.Line, k.About, k.Waived}
	}
	return l, nil
}

func keepText(t Text) *keptText {
	if t.IsZero() {
		return nil
	}
	k := &keptText{Format: t.english}
	k.Args = lists.Of(t.args, keepArg)
	return k
}

func keepArg(a any) keptArg {
	switch a := a.(type) {
	case Text:
		return keptArg{Text: keepText(a)}
	case Saying:
		return keptArg{Text: keepText(a.Say())}
	case Amounts:
		return keptArg{Sums: a}
	case money.Amount:
		return keptArg{Sums: Amounts(a.String())}
	case []byte:
		return keptArg{Words: string(a)}
	case fmt.Stringer, error:
		return keptArg{Words: fmt.Sprint(a)}
	}
	if v := reflect.ValueOf(a); v.CanInt() {
		n := int(v.Int())
		return keptArg{Number: &n}
	}
	return keptArg{Words: fmt.Sprint(a)}
}

func (k *keptText) text() Text {
	if k == nil {
		return Text{}
	}
	t := Text{english: k.Format}
	for _, a := range k.Args {
		switch {
		case a.Text != nil:
			t.args = append(t.args, a.Text.text())
		case a.Number != nil:
			t.args = append(t.args, *a.Number)
		case a.Sums != "":
			t.args = append(t.args, a.Sums)
		default:
			t.args = append(t.args, a.Words)
		}
	}
	return t
}
