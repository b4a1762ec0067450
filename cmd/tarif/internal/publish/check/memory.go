package check

import (
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Memory keeps what was found in each tariff, for whoever checks a site again and
// again while a person edits it. Editions are known by their identity: package
// load hands out the same value for a file that has not changed, as long as the
// catalogue has not. It is for one goroutine at a time; the zero value is empty.
type Memory struct {
	day   tariff.Date
	known map[*tariff.Edition]remembered // by the first edition
	next  map[*tariff.Edition]remembered // of this run
}

type remembered struct {
	editions []*tariff.Edition
	found    source.List
}

// of returns what is found in a tariff. Where a file could not be read, what is
// found elsewhere may follow from that, so nothing is remembered.
func (m *Memory) of(c *checker, t *tariff.Tariff) source.List {
	if m == nil || len(c.Data.Faulty) > 0 {
		return c.alone(t)
	}
	r := m.known[t.Editions[0]]
	if m.day != c.Day || !slices.Equal(r.editions, t.Editions) {
		r = remembered{t.Editions, c.alone(t)}
	}
	if m.next == nil {
		m.next = map[*tariff.Edition]remembered{}
	}
	m.next[t.Editions[0]] = r
	return slices.Clone(r.found)
}

// done ends a run: what was not asked for is forgotten.
func (m *Memory) done(in Input) {
	if m != nil && len(in.Data.Faulty) == 0 {
		m.known, m.next, m.day = m.next, nil, in.Day
	}
}

// alone returns what is found in one tariff.
func (c *checker) alone(t *tariff.Tariff) source.List {
	before := c.found
	c.found = nil
	c.ofTariff(t)
	found := c.found
	c.found = before
	return found
}
