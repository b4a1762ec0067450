package cli

import (
	"bufio"
	"cmp"
	"fmt"
	"strings"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/source"
)

// question asks for the value of a flag that was not given. A script, which has
// nobody to ask, gets an error that names the flag.
type question struct {
	flag     string
	text     source.Text
	value    *string
	fallback func() string // the value if the answer is empty, and for scripts; may be nil
	optional bool
	parse    func(string) (string, error) // an answer → the value; may be nil
	choices  []choice                     // among the answers
	listed   bool                         // the choices are too many for the text
}

// ask asks the open questions one after another.
func (a *app) ask(questions []question) error {
	in := bufio.NewReader(a.stdin)
	var missing []question
	for _, q := range questions {
		if err := a.askOne(in, q, &missing); err != nil {
			return err
		}
	}
	if len(missing) == 0 {
		return nil
	}
	names := lists.Of(missing, func(q question) string { return q.flag })
	hint := missing[0].text
	if missing[0].listed {
		hint = source.Say("{1}: {2}", hint, strings.Join(lists.Of(missing[0].choices, func(c choice) string { return c.id }), ", "))
	}
	text := source.Say("--{1} is missing", names[0])
	if len(names) > 1 {
		text = source.Say("missing: --{1}", strings.Join(names, ", --"))
	}
	return usage{&hinted{text, hint}}
}

// askOne asks a question, or adds it to those that a script should have answered.
func (a *app) askOne(in *bufio.Reader, q question, missing *[]question) (err error) {
	if q.parse == nil {
		q.parse = func(s string) (string, error) { return s, nil }
	}
	proposal := ""
	if q.fallback != nil {
		proposal = q.fallback()
	}
	if *q.value == "" && a.asks {
		return a.answered(in, q, proposal)
	}
	if *q.value == "" {
		*q.value = proposal
	}
	switch {
	case *q.value != "":
		if *q.value, err = q.parse(*q.value); err != nil {
			return usage{source.Say("--{1}: {2}", q.flag, source.Of(err)).Err()}
		}
	case !q.optional && (q.fallback == nil || len(*missing) == 0): // what is missing may be what it is proposed by
		*missing = append(*missing, q)
	}
	return nil
}

// answered asks a person until there is an answer that can be used.
func (a *app) answered(in *bufio.Reader, q question, proposal string) error {
	if q.listed {
		a.listed(q.choices)
	}
	for {
		fmt.Fprint(a.stderr, a.localizer.Say(q.text))
		if proposal != "" {
			fmt.Fprintf(a.stderr, " [%s]", a.proposed(q, proposal))
		}
		fmt.Fprint(a.stderr, ": ")
		line, err := in.ReadString('\n')
		answer := cmp.Or(strings.TrimSpace(line), proposal)
		if answer == "" && err != nil {
			return source.Say("interrupted: nothing was written").Err()
		}
		if answer == "" && q.optional {
			return nil
		}
		if answer == "" {
			continue
		}
		value, wrong := q.parse(answer)
		if wrong == nil {
			*q.value = value
			return nil
		}
		a.tell(source.Of(wrong))
	}
}

// proposed returns a proposal as the reader calls it.
func (a *app) proposed(q question, proposal string) string {
	for _, c := range q.choices {
		if c.id == proposal {
			return a.called(c)
		}
	}
	return proposal
}
