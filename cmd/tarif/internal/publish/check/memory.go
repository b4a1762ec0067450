package check

import (
	"slices"

	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/tariff"
)

// Memory keeps the findings in each tariff, for programs that check a site
// repeatedly while a person edits it. Editions are compared by identity:
// package load returns the same value for an unchanged file as long as the
// catalogue is unchanged. Findings of an earlier process are known by Key. It must
// be used by one goroutine at a time; the zero value is empty.
type Memory struct {
	// Key hashes everything on which the findings in a tariff depend; it is nil, or
	// returns "", if that is unknown.
	Key     func(*tariff.Tariff) string
	Earlier map[string]source.List // the findings of an earlier process, by Key
	Found   map[string]source.List // the findings of this one, by Key

	day   tariff.Date
	known map[*tariff.Edition]remembered // by first edition
	next  map[*tariff.Edition]remembered // of this run
}

type remembered struct {
	editions []*tariff.Edition
	found    source.List
}

// of returns the findings in a tariff. If a file could not be read, findings
// elsewhere may depend on that, so nothing is kept.
func (m *Memory) of(c *checker, t *tariff.Tariff) source.List {
	if m == nil || len(c.Data.Faulty) > 0 {
		return c.alone(t)
	}
	r := m.known[t.Editions[0]]
	if m.day != c.Day || !slices.Equal(r.editions, t.Editions) {
		r = remembered{t.Editions, m.recalled(c, t)}
	}
	if m.next == nil {
		m.next = map[*tariff.Edition]remembered{}
	}
	m.next[t.Editions[0]] = r
	return slices.Clone(r.found)
}

// recalled returns the findings of an earlier process in a tariff that is
// unchanged, otherwise those of now.
func (m *Memory) recalled(c *checker, t *tariff.Tariff) source.List {
	if m.Key == nil {
		return c.alone(t)
	}
	key := m.Key(t)
	if key == "" {
		return c.alone(t)
	}
	found, known := m.Earlier[key]
	if !known {
		found = c.alone(t)
	}
	if m.Found == nil {
		m.Found = map[string]source.List{}
	}
	m.Found[key] = found
	return found
}

// done ends a run and drops results that were not used in it.
func (m *Memory) done(in Input) {
	if m != nil && len(in.Data.Faulty) == 0 {
		m.known, m.next, m.day = m.next, nil, in.Day
	}
}

// alone returns the findings in one tariff.
func (c *checker) alone(t *tariff.Tariff) source.List {
	before := c.found
	c.found = nil
	c.ofTariff(t)
	found := c.found
	c.found = before
	return found
}
