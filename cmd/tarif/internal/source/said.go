package source

// Said is a finding put into words, for JSON.
type Said struct {
	Pos      Pos      `json:"pos"`
	Severity Severity `json:"severity"`
	Rule     string   `json:"rule"`
	Message  string   `json:"message"`
	Hint     string   `json:"hint,omitempty"`
	See      *Pos     `json:"see,omitempty"`
	Excerpt  string   `json:"excerpt,omitempty"` // the text of the line; pos.line is its number
	Waived   *Waived  `json:"waived,omitempty"`
}

// Waived is why a finding is waived, and where that is written.
type Waived struct {
	Cause string `json:"cause"`
	Pos   Pos    `json:"pos"`
}

// In puts the findings into the language of v. The result is never nil, so that
// an empty list is an empty array in JSON.
func (l List) In(v *Localizer) []Said {
	out := make([]Said, len(l))
	for i, f := range l {
		out[i] = Said{f.Pos, f.Severity, f.Rule, v.Say(f.Message), v.Say(f.Hint), f.See, f.Line, nil}
		if w := f.Waived; w != nil {
			out[i].Waived = &Waived{w.Cause, w.Pos}
		}
	}
	return out
}
