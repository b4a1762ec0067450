package source

import (
	"encoding/json"
	"fmt"
	"reflect"
	"tarif/cmd/tarif/internal/lists"
)

// keptText is a stored text, which can still be put into any language.
type keptText struct {
	Format string
	Args   []keptArg `json:",omitempty"`
}

// keptArg is an argument: a text, a number, or the words of anything else.
type keptArg struct {
	Text   *Text  `json:",omitempty"`
	Number *int   `json:",omitempty"`
	Words  string `json:",omitempty"`
}

// Keep serializes findings so that a later run of the program can print them in
// any language. [Recall] reads them.
func (l List) Keep() ([]byte, error) { return json.Marshal(l) }

// Recall reads what Keep wrote.
func Recall(data []byte) (l List, err error) {
	err = json.Unmarshal(data, &l)
	return l, err
}

// MarshalJSON stores a text, for Keep.
func (t Text) MarshalJSON() ([]byte, error) {
	return json.Marshal(keptText{t.english, lists.Of(t.args, keepArg)})
}

func keepArg(a any) keptArg {
	switch a := a.(type) {
	case Text:
		return keptArg{Text: &a}
	case Saying:
		return keptArg{Text: new(a.Say())}
	case []byte:
		return keptArg{Words: string(a)}
	case fmt.Stringer, error:
		return keptArg{Words: fmt.Sprint(a)}
	}
	if v := reflect.ValueOf(a); v.CanInt() {
		return keptArg{Number: new(int(v.Int()))}
	}
	return keptArg{Words: fmt.Sprint(a)}
}

// UnmarshalJSON reads a stored text.
func (t *Text) UnmarshalJSON(data []byte) error {
	var k keptText
	err := json.Unmarshal(data, &k)
	*t = Text{english: k.Format}
	for _, a := range k.Args {
		switch {
		case a.Text != nil:
			t.args = append(t.args, *a.Text)
		case a.Number != nil:
			t.args = append(t.args, *a.Number)
		default:
			t.args = append(t.args, a.Words)
		}
	}
	return err
}
