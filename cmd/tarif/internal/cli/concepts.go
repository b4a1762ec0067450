package cli

import (
	"fmt"
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// conceptSaid is a concept in the output of check --concepts --json.
type conceptSaid struct {
	ID       string   `json:"id"`
	Kazakh   int      `json:"words_kk"`
	Russian  int      `json:"words_ru"`
	Services []string `json:"services"`
	Message  string   `json:"message"`
}

// printConcepts prints the concepts with these ids, or all: how many words each
// has and where it leads, for those who add a word.
func (a *app) printConcepts(ids []string, f checkFormat) error {
	s, err := a.read(request{now: a.now})
	if err != nil {
		return err
	}
	concepts, err := conceptsNamed(s.data.Catalogue.Concepts, ids)
	if err != nil {
		return err
	}
	if f == formatJSON {
		said := []conceptSaid{}
		for _, c := range concepts {
			one := conceptSaid{string(c.ID), len(c.Words.KK), len(c.Words.RU), []string{}, a.localizer.Say(conceptLine(c))}
			for _, x := range c.Services {
				one.Services = append(one.Services, string(x.ID))
			}
			said = append(said, one)
		}
		return a.printJSON(said)
	}
	for _, c := range concepts {
		fmt.Fprintln(a.stdout, a.localizer.Say(conceptLine(c)))
		for _, x := range c.Services {
			fmt.Fprintln(a.stdout, "    "+string(x.ID)+a.named(x.Name))
		}
	}
	a.tell(source.Say("{1} concepts", len(concepts)))
	return nil
}

// conceptsNamed returns the concepts with these ids in their order, or all if
// there are no ids.
func conceptsNamed(all []*tariff.Concept, ids []string) ([]*tariff.Concept, error) {
	if len(ids) == 0 {
		return all, nil
	}
	var out []*tariff.Concept
	for _, id := range ids {
		i := slices.IndexFunc(all, func(c *tariff.Concept) bool { return string(c.ID) == id })
		if i < 0 {
			return nil, unknown(source.Say("{1}: there is no such concept", id), source.Say("tarif check --concepts names them all"))
		}
		out = append(out, all[i])
	}
	return out, nil
}

func conceptLine(c *tariff.Concept) source.Text {
	return source.Say("{1}: {2}, {3}, {4}: {5}", string(c.ID), source.Say("{1} Kazakh words", len(c.Words.KK)),
		source.Say("{1} Russian words", len(c.Words.RU)), source.Say("{1} services", len(c.Services)), conceptUse(c))
}

// conceptUse returns how the search uses a concept's words.
func conceptUse(c *tariff.Concept) source.Text {
	switch {
	case c.Absent:
		return source.Say("no tariff prices it, the search says so and leads to the nearest")
	case c.Crisis:
		return source.Say("a cry for help, led to help alone")
	case c.Else:
		return source.Say("places that have no tariff here")
	case c.Whom:
		return source.Say("whom its services are for, which come first where they are named")
	case c.Action:
		return source.Say("what its services do, which step back where it is not said")
	case c.Alike:
		return source.Say("services that differ by whom they are for, shown together")
	}
	return source.Say("its words find its services")
}
