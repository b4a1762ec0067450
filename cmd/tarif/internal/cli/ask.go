package cli

import (
	"bufio"
	"fmt"
	"strings"

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
	check    func(string) error // may be nil
}

// ask asks the open questions one after another.
func (a *app) ask(questions []question) error {
	in := bufio.NewReader(a.stdin)
	for _, q := range questions {
		if err := a.askOne(in, q); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) askOne(in *bufio.Reader, q question) error {
	proposal := ""
	if q.fallback != nil {
		proposal = q.fallback()
	}
	if *q.value == "" && !a.asks {
		if *q.value = proposal; *q.value == "" && !q.optional {
			return usage{&hinted{source.Say("--{1} is missing", q.flag), q.text}}
		}
	}
	for *q.value == "" && a.asks {
		fmt.Fprint(a.stderr, a.localizer.Say(q.text))
		if proposal != "" {
			fmt.Fprintf(a.stderr, " [%s]", proposal)
		}
		fmt.Fprint(a.stderr, ": ")
		line, err := in.ReadString('\n')
		answer := strings.TrimSpace(line)
		if answer == "" {
			answer = proposal
		}
		switch {
		case answer == "" && err != nil:
			return source.Say("interrupted: nothing was written").Err()
		case answer == "" && q.optional:
			return nil
		case answer != "" && q.check != nil && q.check(answer) != nil:
			a.tell(source.Of(q.check(answer)))
			continue
		}
		*q.value = answer
	}
	if *q.value != "" && q.check != nil {
		if err := q.check(*q.value); err != nil {
			return usage{source.Say("--{1}: {2}", q.flag, source.Of(err)).Err()}
		}
	}
	return nil
}
