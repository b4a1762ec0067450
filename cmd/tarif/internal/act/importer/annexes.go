package importer

import (
	"tarif/cmd/tarif/internal/act/fit"
	"tarif/cmd/tarif/internal/act/table"
	"tarif/cmd/tarif/internal/source"
)

// choose drops the tables of other kinds if an act has annexes of several kinds
// and one is of the requested kind. A table whose kind no heading tells stays.
func (w *work) choose(v *version) {
	if len(v.parts.Tables) < 2 {
		return
	}
	kinds := fit.NewKinds(w.in.Data)
	var kept, others []*table.Table
	own := false
	for _, t := range v.parts.Tables {
		kind, ok := kinds.Of(v.lang, t.Heading)
		own = own || ok && kind == w.in.Kind
		if ok && kind != w.in.Kind {
			others = append(others, t)
			continue
		}
		kept = append(kept, t)
	}
	if !own {
		return
	}
	for _, t := range others {
		kind, _ := kinds.Of(v.lang, t.Heading)
		w.finding(nil, Warning, RuleOther, source.Say(`the table {1} of the {2} text is of the kind "{3}" by its heading; its {4} rows were not taken`, quote(t.Heading), language(v.lang), kind, len(t.Rows)),
			source.Say("import it by itself, with --kind"))
	}
	v.parts.Tables, v.others = kept, others
}
