package fit

import (
	"slices"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// Row is what is known of a row before its service is.
type Row struct {
	Lang    lang.Lang
	Text    string // with the words of a group over it
	Section *tariff.Section
	Role    *tariff.Role
	Measure Measure
	Not     []*tariff.Service // services that it cannot be
}

// Weights and thresholds of the sequence. A row must score Least to be taken
// for a service at all; from Sure on nobody need check it. The position in the
// table never makes a match of words that score below byText, because a row
// that fits nothing is a new service. In both acts of home care, each read
// without its own wordings as examples, no row scores below 0.34 for the right
// service. Rows of two words, one of which often belongs to another service,
// must reach byTwoWords.
const (
	Least      = 0.30
	Sure       = 0.50
	byText     = 0.34
	byTwoWords = 0.42
	follow     = 0.14 // follows the previous row as in known tables
	inSection  = 0.04
	offSection = -0.10
	clear      = 0.05 // words that score so much more than the rival's tell the two apart
	sameUnit   = 0.10
	offUnit    = -0.20
	candidates = 8
)

// Found is the service of a row, nil if none fits. Text is the score of the
// words alone; Score includes the position in the table. Rival is the second
// best by words. Told reports whether the row's own words tell the service from
// the rival, by their score or by those that only one of the two has: an act that
// says "accompanying" and not whom means neither the accompanying of children nor
// that of adults for certain. Words by which people search tell nothing for
// certain, nor do those of a service of another section.
type Found struct {
	Service *tariff.Service
	Score   float64
	Text    float64
	Rival   Match[*tariff.Service]
	Told    bool
}

// Doubtful is the score below which the other language of a row casts doubt on
// its service.
const Doubtful = 0.45

// Beside returns the better of what a row's two languages give. They must not
// contradict each other for it to be certain.
func (f Found) Beside(o Found) Found {
	if f.Service == nil || o.Service != nil && o.Score > f.Score+0.1 {
		f, o = o, f
	}
	f.Told = f.Told && o.Service == f.Service && o.Score >= Doubtful
	return f
}

// Certain reports whether nobody need check the service.
func (f Found) Certain() bool { return f.Score >= Sure && f.Told }

// state is a candidate of a row and the best path to it.
type state struct {
	service *tariff.Service
	named   bool
	text    float64
	own     float64
	total   float64
	from    int
}

// Services returns the services of all rows of a table. It maximizes the total
// score over the table (Viterbi), so that the order known from other tables
// decides where words leave it open.
func (f *Fitter) Services(rows []Row) []Found {
	states := make([][]state, len(rows))
	for i := range rows {
		states[i] = f.candidates(&rows[i])
		for j := range states[i] {
			f.arrive(rows, states, i, j)
		}
	}
	found := make([]Found, len(rows))
	at := -1
	for i := len(rows) - 1; i >= 0; i-- {
		if at < 0 {
			at = bestState(states[i])
		}
		s := states[i][at]
		rival := f.rival(&rows[i], s.service)
		told := s.named && !elsewhere(&rows[i], s.service) && (s.text > same || s.text >= rival.Score+clear || f.services.tells(rows[i].Lang, rows[i].Text, s.service, rival.Of))
		found[i] = Found{Service: s.service, Text: s.text, Score: clamp(s.own), Rival: rival, Told: told}
		at = s.from
	}
	return found
}

func bestState(states []state) int {
	best := 0
	for j, s := range states {
		if s.total > states[best].total {
			best = j
		}
	}
	return best
}

// arrive finds the best path to a state.
func (f *Fitter) arrive(rows []Row, states [][]state, i, j int) {
	s := &states[i][j]
	s.from, s.total = -1, s.own
	if i == 0 {
		return
	}
	now, best := stepOf(s.service, rows[i].Role), -1.0
	for k, before := range states[i-1] {
		bonus := 0.0
		if s.service != nil && before.service != nil && f.follows[[2]step{stepOf(before.service, rows[i-1].Role), now}] {
			bonus = follow
		}
		if t := before.total + bonus; s.from < 0 || t > best {
			best, s.from = t, k
		}
	}
	s.total = best + s.own
}

func stepOf(s *tariff.Service, r *tariff.Role) step {
	if s == nil {
		return step{}
	}
	return step{s.ID, roleID(r)}
}

// candidates returns the services that a row's words could mean, and the state
// of no service.
func (f *Fitter) candidates(r *Row) []state {
	out := []state{{own: Least}}
	for _, m := range f.byWords(r) {
		if len(out) > candidates {
			break
		}
		here := m.Score + bySection(r, m.Of)
		if excluded(r, m.Of) || min(here, m.Score) < f.leastOf(r) {
			continue
		}
		out = append(out, state{service: m.Of, named: m.Named, text: m.Score, own: here + f.byUnit(r, m.Of)})
	}
	return out
}

// leastOf returns the score that words must reach. Kinds with few services have
// none, since sections and units distinguish them too.
func (f *Fitter) leastOf(r *Row) float64 {
	if len(f.services.order) <= fewSections {
		return 0
	}
	return choose(len(strings.Fields(r.Text)) < 3, byTwoWords, byText)
}

// fewSections is how many services a kind may have for its sections and units
// to distinguish them.
const fewSections = 12

// elsewhere reports a service of another section than the row's.
func elsewhere(r *Row, s *tariff.Service) bool {
	return r.Section != nil && s != nil && s.Section != nil && r.Section != s.Section
}

func excluded(r *Row, s *tariff.Service) bool {
	return slices.Contains(r.Not, s)
}

// bySection returns the score of the section for or against a service.
func bySection(r *Row, s *tariff.Service) float64 {
	if r.Section == nil || s.Section == nil {
		return 0
	}
	return choose(elsewhere(r, s), offSection, inSection)
}

// byUnit returns the score of the unit for or against a service.
func (f *Fitter) byUnit(r *Row, s *tariff.Service) float64 {
	usual := f.usual[s.ID]
	if len(usual) == 0 || r.Measure.Unit == nil {
		return 0
	}
	return choose(usual[measure{r.Measure.basis(), r.Measure.Unit.ID}], sameUnit, offUnit)
}

func choose(yes bool, a, b float64) float64 {
	if yes {
		return a
	}
	return b
}

// byWords returns the services that match the row's words. In a kind with few
// services, those with the row's unit are candidates even without a common
// word.
func (f *Fitter) byWords(r *Row) []Match[*tariff.Service] {
	key := string(r.Lang) + "\n" + r.Text
	all, ok := f.cache[key]
	if !ok {
		all = f.services.find(r.Lang, r.Text)
		f.raise(r, all)
		f.cache[key] = all
	}
	if len(f.services.order) > few {
		return all
	}
	return f.withUnit(r, all)
}

// raise lifts the best match to the threshold if the row has few words and only
// this service has them. It is then a candidate that a person must check.
func (f *Fitter) raise(r *Row, all []Match[*tariff.Service]) {
	if least := f.leastOf(r); len(all) > 0 && all[0].Score < least && f.services.only(r.Lang, r.Text) == all[0].Of {
		all[0].Score = least
	}
}

// few is how many services a kind may have for a unit to distinguish them.
const few = 4

func (f *Fitter) withUnit(r *Row, all []Match[*tariff.Service]) []Match[*tariff.Service] {
	same := 0
	for _, s := range f.data.Catalogue.OfKind(f.kind) {
		if f.hasUnit(s, r) {
			same++
		}
	}
	out := append([]Match[*tariff.Service]{}, all...)
	for _, s := range f.data.Catalogue.OfKind(f.kind) {
		if same != 1 || !f.hasUnit(s, r) {
			continue
		}
		out = raise(out, s, 0.55)
	}
	return out
}

func (f *Fitter) hasUnit(s *tariff.Service, r *Row) bool {
	return r.Measure.Unit != nil && f.usual[s.ID][measure{r.Measure.basis(), r.Measure.Unit.ID}]
}

func raise(all []Match[*tariff.Service], s *tariff.Service, to float64) []Match[*tariff.Service] {
	for i := range all {
		if all[i].Of == s {
			all[i].Score = max(all[i].Score, to)
			return all
		}
	}
	return append(all, Match[*tariff.Service]{Of: s, Score: to})
}

func (f *Fitter) rival(r *Row, but *tariff.Service) Match[*tariff.Service] {
	for _, m := range f.byWords(r) {
		if m.Of != but && !excluded(r, m.Of) {
			return m
		}
	}
	return Match[*tariff.Service]{}
}

func clamp(x float64) float64 { return max(0, min(1, x)) }
