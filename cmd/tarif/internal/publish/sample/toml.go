package sample

import (
	"fmt"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/lists"
)

// document writes a TOML file.
type document struct{ strings.Builder }

// newDocument begins with the schema line and a statement that the file is
// invented.
func newDocument(schema string) *document {
	d := &document{}
	if schema != "" {
		fmt.Fprintf(d, "#:schema %s.schema.json\n\n", schema)
	}
	d.WriteString("# Ойдан шығарылған деректер: мұндай жер, акт және баға жоқ. Тек жүктемені сынауға арналған (tarif sample).\n" +
		"# Вымышленные данные: таких мест, актов и цен нет. Только для проверки нагрузки (tarif sample).\n\n")
	return d
}

func (d *document) bytes() []byte { return []byte(d.String()) }

// table opens "[name]" or, with brackets in name, "[[name]]".
func (d *document) table(name string) { fmt.Fprintf(d, "\n[%s]\n", name) }

func (d *document) str(key, value string) { fmt.Fprintf(d, "%s = %q\n", key, value) }

func (d *document) int(key string, value int) { fmt.Fprintf(d, "%s = %d\n", key, value) }

func (d *document) bool(key string, value bool) { fmt.Fprintf(d, "%s = %t\n", key, value) }

func (d *document) text(key string, t lang.Text) {
	d.str(key+".kk", t.KK)
	d.str(key+".ru", t.RU)
}

func (d *document) list(key string, l lang.List) {
	fmt.Fprintf(d, "%s.kk = [%s]\n%[1]s.ru = [%[3]s]\n", key, quoted(l.KK), quoted(l.RU))
}

func quoted(words []string) string {
	return strings.Join(lists.Of(words, func(w string) string { return fmt.Sprintf("%q", w) }), ", ")
}

// both returns a text whose languages differ only in the formats.
func both(kk, ru string, args ...any) lang.Text {
	return lang.Text{KK: fmt.Sprintf(kk, args...), RU: fmt.Sprintf(ru, args...)}
}
