package importer

import (
	"cmp"
	"slices"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
)

// Report is what an import reports, in the form that programs rely on.
type Report struct {
	Act       Act           `json:"act"`
	Rates     []Rate        `json:"rates"`
	Repairs   []Repair      `json:"repairs"`
	Findings  []Finding     `json:"findings"`
	Proposals Proposals     `json:"proposals"`
	Amends    *AmendedBy    `json:"amends,omitempty"` // the act that this one amends
	Accounts  []Account     `json:"accounts"`
	Ledger    []Ledger      `json:"ledger"`
	Notes     []source.Text `json:"notes"` // of the readers: what they left out
}

// Act is what was read of the act. Title, issuer and signatory are in the state
// language if the act is available in it; Words has them by language.
type Act struct {
	Number    string                `json:"number"`
	Date      string                `json:"date"`
	Title     string                `json:"title"`
	Issuer    string                `json:"issuer"`
	Signatory string                `json:"signatory"`
	Form      string                `json:"form,omitempty"`
	Period    int                   `json:"period,omitempty"`
	Words     map[string]lang.Text  `json:"words"`
	Grounds   []string              `json:"legal_grounds,omitempty"`
	EntryDays int                   `json:"entry_days,omitempty"`
	Amended   []AmendedBy           `json:"amended_by,omitempty"`
	Footnotes map[string]*lang.Text `json:"footnotes,omitempty"`
}

// AmendedBy is an act that changed this one.
type AmendedBy struct {
	Number string `json:"number"`
	Date   string `json:"date"`
}

// Rate is one price. Row is the number as printed, Index the 1-based position
// in the act's tables, Column the price column.
type Rate struct {
	Row        string    `json:"row"`
	Index      int       `json:"index"`
	Column     int       `json:"column"`
	Section    string    `json:"section"`
	Service    string    `json:"service"`
	Role       string    `json:"role"`
	Conditions []string  `json:"conditions"`
	Basis      string    `json:"basis"`
	Unit       string    `json:"unit"`
	VAT        string    `json:"vat"`
	Measure    string    `json:"measure"`
	Price      *string   `json:"price"`
	Status     string    `json:"price_status"`
	From       string    `json:"valid_from,omitempty"`  // if the words of the row state it
	Until      string    `json:"valid_until,omitempty"` // the first day on which it no longer holds
	Editions   []string  `json:"editions,omitempty"`    // in which it stands, where the act sets several
	Printed    lang.Text `json:"printed"`
	Text       lang.Text `json:"text"`
	Confidence float64   `json:"confidence"`
	Carried    string    `json:"carried,omitempty"` // the edition from which the other language was taken
	Source     lang.Text `json:"source"`            // the row as printed
	Line       int       `json:"line,omitempty"`

	post bool // it is of a post that heads its column
}

// Repair is a repair of damage that text extraction did.
type Repair struct {
	Row    string    `json:"row"`
	Index  int       `json:"index,omitempty"`
	Lang   lang.Lang `json:"lang"`
	Kind   string    `json:"kind"`
	Before string    `json:"before"`
	After  string    `json:"after"`
}

// The severities. With an error the file cannot be published as it is.
const (
	Error   = source.Error
	Warning = source.Warning
)

// Finding is something that a person has to check. In JSON it is in English;
// Report.In translates it.
type Finding struct {
	Row      string          `json:"row"`
	Index    int             `json:"index,omitempty"`
	Severity source.Severity `json:"severity"`
	Rule     string          `json:"rule"`
	Message  source.Text     `json:"message"`
	Hint     source.Text     `json:"hint"`
}

// In returns the report for JSON, with its findings put into words by v.
func (r *Report) In(v *source.Localizer) any {
	type said struct {
		Finding
		Message string `json:"message"`
		Hint    string `json:"hint"`
	}
	out := struct {
		*Report
		Findings []said   `json:"findings"`
		Notes    []string `json:"notes"`
	}{r, []said{}, []string{}}
	for _, n := range r.Notes {
		out.Notes = append(out.Notes, v.Say(n))
	}
	for i := range r.Ledger {
		for k := range r.Ledger[i].Left {
			r.Ledger[i].Left[k].Where = v.Say(r.Ledger[i].Left[k].Place)
		}
	}
	for _, f := range r.Findings {
		out.Findings = append(out.Findings, said{f, v.Say(f.Message), v.Say(f.Hint)})
	}
	return out
}

// Proposals are what the catalogue does not have yet.
type Proposals struct {
	Places     []Proposal `json:"places"`
	Kinds      []Proposal `json:"kinds"`
	Services   []Proposal `json:"services"`
	Sections   []Proposal `json:"sections"`
	Roles      []Proposal `json:"roles"`
	Conditions []Proposal `json:"conditions"`
	Units      []Proposal `json:"units"`
}

// Proposal is an id and a name that a person may accept or change.
type Proposal struct {
	ID   string    `json:"id"`
	Name lang.Text `json:"name"`
	Row  string    `json:"row,omitempty"`
}

// Account shows that nothing was lost: for each language, the rows of the
// source and of the result, the amounts and their sum.
type Account struct {
	Lang     lang.Lang `json:"lang"`
	Name     string    `json:"name"`
	Tables   int       `json:"tables"`
	RowsIn   int       `json:"rows_in"`
	RowsOut  int       `json:"rows_out"`
	Amounts  int       `json:"amounts"`
	Sum      string    `json:"sum"`
	Dashes   int       `json:"dashes"`
	Empty    int       `json:"empty"`
	Words    int       `json:"words"`
	Missing  []string  `json:"missing"`
	Doubled  []string  `json:"doubled"`
	Sections int       `json:"sections"`
}

func newReport() *Report {
	return &Report{
		Act:   Act{Words: map[string]lang.Text{}},
		Rates: []Rate{}, Repairs: []Repair{}, Findings: []Finding{}, Accounts: []Account{}, Ledger: []Ledger{}, Notes: []source.Text{},
		Proposals: Proposals{[]Proposal{}, []Proposal{}, []Proposal{}, []Proposal{}, []Proposal{}, []Proposal{}, []Proposal{}},
	}
}

// Errors returns the number of errors. The file can be published if it is zero.
func (r *Report) Errors() int {
	n := 0
	for _, f := range r.Findings {
		if f.Severity == Error {
			n++
		}
	}
	return n
}

// sort orders findings and repairs by row, those about the act first, and drops
// duplicates.
func (r *Report) sort() {
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.Severity, b.Severity), cmp.Compare(a.Rule, b.Rule))
	})
	r.Findings = slices.CompactFunc(r.Findings, func(a, b Finding) bool {
		return a.Row == b.Row && a.Index == b.Index && a.Severity == b.Severity && a.Rule == b.Rule && a.Message.Is(b.Message) && a.Hint.Is(b.Hint)
	})
	slices.SortStableFunc(r.Repairs, func(a, b Repair) int {
		return cmp.Or(cmp.Compare(a.Index, b.Index), cmp.Compare(a.Lang, b.Lang))
	})
}

// finding adds a finding about a row, or about the act if e is nil.
func (w *work) finding(e *entry, s source.Severity, rule string, message, hint source.Text) {
	f := Finding{Severity: s, Rule: rule, Message: message, Hint: hint}
	if e != nil {
		f.Row, f.Index = e.label, e.index
	}
	w.report.Findings = append(w.report.Findings, f)
}
