package tariff

import (
	"slices"
	"strconv"
	"strings"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/money"
	"tarif/cmd/tarif/internal/source"
)

// Edition is a tariff of one place and kind as it holds over a period.
type Edition struct {
	ID       EditionID
	Place    *Place
	Kind     *Kind
	Period   int // the year that the act names, 0 where it names none
	From     Bound
	Until    Bound // the first day on which it no longer holds
	Currency string
	Note     lang.Text // a remark of ours on the whole edition

	Act        Act
	AmendedBy  []ActRef
	RepealedBy *ActRef
	Withdrawn  *Notice // it ended without another act
	Undone     *Notice // it should never have been published: it is in Data.Undone
	Source     Source

	Columns   []PriceColumn
	Roles     []PrintedRole
	Sections  []PrintedSection
	Footnotes []*Footnote
	Waivers   []Waiver
	Rates     []*Rate // by row, then column

	// Undecided is an edition in which import left something outside of the rates
	// for a person to decide.
	Undecided bool

	Corrections []*Correction // of what we had published, in the order of the file

	Pos source.Pos // the file
}

// Notice says what happened to an edition as a whole, when and why, in our
// words.
type Notice struct {
	Date  Date
	Cause lang.Text
}

// Ended reports whether the edition was ended by something not foreseen in its
// act: a repeal or a withdrawal.
func (e *Edition) Ended() bool { return e.RepealedBy != nil || e.Withdrawn != nil }

// Priced returns the number of prices: cells without an amount are none.
func (e *Edition) Priced() int {
	n := 0
	for _, r := range e.Rates {
		if r.Price.Stated() {
			n++
		}
	}
	return n
}

// Waiver is a finding about the edition's file that is known and may stay.
type Waiver struct {
	Rule  string
	Row   int // 0 for the whole file
	Cause string

	// What the previous edition had and this one lacks; zero for other
	// findings.
	OldRow     int
	OldSection SectionID
}

// Name returns place/kind/edition, the edition's full name.
func (e *Edition) Name() string {
	return string(e.Place.ID) + "/" + string(e.Kind.ID) + "/" + string(e.ID)
}

// LastAct returns the act that gave the edition its present form: the last
// amending act, or the act itself.
func (e *Edition) LastAct() ActRef {
	if n := len(e.AmendedBy); n > 0 {
		return e.AmendedBy[n-1]
	}
	return e.Act.ActRef
}

// BoundStatus says what is known of one end of an edition's validity.
type BoundStatus string

// A bound is a known day; a day that exists but is not stated in our sources;
// or, only at the end, open: the edition holds until another replaces it.
const (
	Known   BoundStatus = "known"
	Unknown BoundStatus = "unknown"
	Open    BoundStatus = "open"
)

// Bound is one end of the half-open span in which an edition holds.
type Bound struct {
	Status BoundStatus
	Date   Date // set where Status is Known
}

// String returns the day, "" if it is unknown.
func (b Bound) String() string {
	if b.Status != Known {
		return ""
	}
	return b.Date.String()
}

// Form is the form of an act.
type Form string

// An executive (akimat) adopts resolutions, an elected body (maslikhat)
// decisions.
const (
	Resolution Form = "resolution"
	Decision   Form = "decision"
)

// ActRef identifies an act.
type ActRef struct {
	Form               Form
	Number             string
	Date               Date
	Issuer             lang.Text
	RegistrationNumber string
	RegistrationDate   Date
	Source             Source
}

// Act is an act that sets prices.
type Act struct {
	ActRef
	Title          Wording
	Signatory      lang.Text
	Post           lang.Text // of the signatory
	EntryIntoForce Wording   // the clause; empty where the text has none
	EntryDays      int       // calendar days after first official publication, 0 if not stated in this way
	LegalGrounds   []*Law
	Responsible    lang.Text // the body charged with enforcement
}

// System is where a source is kept.
type System string

// The Adilet law database, the state's reference bank, or a file we were given.
const (
	Adilet System = "adilet"
	Zan    System = "zan"
	File   System = "file"
)

// Source leads back to the act. Unknown fields are empty; URL is never guessed.
type Source struct {
	System System
	ID     string
	URL    string
	Prices int // how many the table had when it was imported, 0 if nobody counted
	Texts  []CapturedText
}

// CapturedText is a copy of the act's text, kept beside the edition's file,
// with the SHA-256 of its bytes.
type CapturedText struct {
	Lang   lang.Lang
	File   string // name beside the TOML
	SHA256 string // lower-case hex
	Medium string // "web", "pdf" or "docx": what it was taken from
}

// PriceColumn is a price column as printed.
type PriceColumn struct {
	Heading Wording
	VAT     VAT
}

// PrintedRole is how an act prints a role.
type PrintedRole struct {
	Role *Role
	Text Wording
}

// PrintedSection is a heading of an edition's table.
type PrintedSection struct {
	Section *Section
	Text    Wording
}

// Footnote is a footnote: its mark as printed, its meaning in our words.
type Footnote struct {
	ID   FootnoteID
	Mark string
	Text lang.Text
}

// VAT says whether a price includes value added tax; empty if the act does not
// say.
type VAT string

// The VAT statuses that acts state.
const (
	VATIncluded VAT = "included"
	VATExcluded VAT = "excluded"
	VATNone     VAT = "none"
)

// PriceStatus says whether the act prints an amount and, if not, what it
// prints.
type PriceStatus string

// Zero, "not offered" and "no price in the act" are three different things: a
// stated price may be 0.00; the other statuses mean that there is none.
const (
	Stated    PriceStatus = "stated"
	Dash      PriceStatus = "dash"  // the act prints a dash
	Empty     PriceStatus = "empty" // the cell is empty
	TextPrice PriceStatus = "text"  // the cell holds words
)

// Price is an amount in a measure, or the reason why there is none.
type Price struct {
	Status  PriceStatus
	Amount  money.Amount // in Measure; valid if Status is Stated
	Measure Measure      // also set for a cell without an amount, from its column
	Index   *Index       // the value of an index in tenge while the edition holds, nil if it cannot be told
	Printed lang.Text    // the cell's words if Status is TextPrice
}

// Stated reports whether there is an amount.
func (p Price) Stated() bool { return p.Status == Stated }

// String returns the plain decimal, "" if there is no amount.
func (p Price) String() string {
	if !p.Stated() {
		return ""
	}
	return p.Amount.String()
}

// Tenge returns the amount in tenge: as stated, or the number of indices times
// the value of one, rounded to the tiyn, half away from zero. ok is false if
// the value cannot be told.
func (p Price) Tenge() (money.Amount, bool) {
	switch {
	case !p.Stated():
		return money.Amount{}, false
	case p.Measure == Money:
		return p.Amount, true
	case p.Measure == MCI && p.Index != nil:
		return p.Amount.Times(p.Index.Tenge), true
	}
	return money.Amount{}, false
}

// In returns a stated price as people read it. A price in indices is followed
// by its value in tenge: "0,5 МРП = 2 162,50 ₸".
func (p Price) In(l lang.Lang) string {
	s := p.Measure.Figure(l, p.Amount)
	if a, ok := p.Derived(); ok {
		s += "\u00a0= " + lang.Tenge(l, a)
	}
	return s
}

// Derived returns the value in tenge of a price that the act states in indices.
func (p Price) Derived() (money.Amount, bool) {
	if p.Measure == Money {
		return money.Amount{}, false
	}
	return p.Tenge()
}

// Rate is one price of one service for one role and one set of conditions: a
// row of the table, or one cell of it.
type Rate struct {
	Edition    *Edition
	Row        int    // 1-based place in the table
	Label      string // the number as printed, which may be empty or restart
	Column     int    // 1-based price column
	Section    *Section
	Service    *Service
	Role       *Role
	Conditions []*Condition // by id
	Basis      *Basis
	Unit       *Unit
	VAT        VAT
	Price      Price
	Text       Wording
	RoleText   Wording // how the act prints the role in this row
	Footnotes  []*Footnote
	Caution    lang.Text // our remark that the row must be read with care

	// Undecided is a row in which import left something for a person to decide.
	Undecided bool

	Pos source.Pos
}

// Number returns the number that the act prints on the row, else its position
// in the table.
func (r *Rate) Number() string {
	if r.Label != "" {
		return r.Label
	}
	return strconv.Itoa(r.Row)
}

// Counted returns what the price is multiplied by to get a month's cost, "" if
// unknown. The basis says by what, unless the unit is another period: no act
// says how much of a year's price falls on a month.
func (r *Rate) Counted() Counted {
	var span UnitSpan
	if r.Unit != nil {
		span = r.Unit.Span
	}
	if slices.Contains(spansOf[r.Basis.Counted], span) {
		return r.Basis.Counted
	}
	return ""
}

// spansOf are the spans that a unit may have for a price to be multiplied in
// this way.
var spansOf = map[Counted][]UnitSpan{Times: {""}, Days: {"", PerDay}, People: {PerMonth}, Amount: {""}}

// BasisPhrase returns what one price is for, as a whole phrase.
func (r *Rate) BasisPhrase(l lang.Lang) string {
	unit := ""
	if r.Unit != nil {
		unit = r.Unit.Name.In(l)
	}
	return strings.TrimSpace(strings.ReplaceAll(r.Basis.Phrase.In(l), "{unit}", unit))
}
