package load

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// editionFile is an edition: the state of a place's tariff of one kind over a period.
type editionFile struct {
	// Id of the place; agrees with the folder.
	Place id `toml:"place,required"`
	// Id of the kind; agrees with the folder.
	Kind id `toml:"kind,required"`
	// Id of the edition; agrees with the name of the file. Example: "2026".
	Edition id `toml:"edition,required"`
	// The year that the act names. Leave it out when the act names none. Example: 2026.
	Period *int `toml:"period"`
	// First day in force, or "unknown". Example: "2026-01-01".
	From beginning `toml:"valid_from,required"`
	// First day on which it is no longer in force, or "unknown", or "open" when it is in force until it is replaced. Example: "2027-01-01".
	Until ending `toml:"valid_until,required"`
	// Currency of the prices.
	Currency string `toml:"currency,required" oneof:"KZT"`
	// Id of the basis of all rates that have none of their own. Example: "service".
	Basis id `toml:"basis"`
	// Id of the unit of all rates that have none of their own. Example: "m3".
	Unit id `toml:"unit"`
	// Whether prices include value added tax. Leave it out when the act does not say.
	VAT tariff.VAT `toml:"vat" oneof:"included excluded none"`
	// What the prices are stated in, if not money: monthly calculation indices (mci), per cent or a coefficient.
	Measure string `toml:"measure" oneof:"money mci percent coefficient"`
	// Our remark on the whole edition.
	Note lang.Text `toml:"note"`
	// Whether the texts of the act in this file are its own words or our translation.
	TextStatus statusTable `toml:"text_status,required"`
	// The act that sets the prices.
	Act actTable `toml:"act,required"`
	// Acts that amended it, oldest first.
	AmendedBy []refTable `toml:"amended_by"`
	// The act that repealed it.
	RepealedBy *refTable `toml:"repealed_by"`
	// How the tariff ended without an act that repealed it.
	Withdrawn *noticeTable `toml:"withdrawn"`
	// This edition should never have been published: only its address is kept, with the cause.
	Undone *noticeTable `toml:"undone"`
	// Where the act is published, as far as known.
	Source sourceTable `toml:"source"`
	// Price columns as printed, in their order. May be left out when there is one without a heading.
	Columns []columnTable `toml:"price_column"`
	// How the act prints the roles.
	Roles []printedTable `toml:"role"`
	// Headings of the table in their printed order. None for a table without headings.
	Sections []printedTable `toml:"section"`
	// Footnotes.
	Footnotes []footnoteTable `toml:"footnote"`
	// Findings of tarif check that are known and may stay, each with its cause.
	Waive []waiveTable `toml:"waive"`
	// Mistakes that we published and corrected, oldest first.
	Corrections []correctionTable `toml:"correction"`
	// The prices.
	Rates []rateTable `toml:"rate,required"`
}

// statusTable says whose words the act's texts in this file are, in each language.
type statusTable struct {
	// "official": the act's own words. "translation": ours. "none": there is no text.
	KK tariff.TextStatus `toml:"kk,required" oneof:"official translation none"`
	// "official": the act's own words. "translation": ours. "none": there is no text.
	RU tariff.TextStatus `toml:"ru,required" oneof:"official translation none"`
}

// rateStatusTable overrides the status of the file's texts for one rate.
type rateStatusTable struct {
	// "official": the act's own words. "translation": ours. "none": there is no text.
	KK tariff.TextStatus `toml:"kk" oneof:"official translation none"`
	// "official": the act's own words. "translation": ours. "none": there is no text.
	RU tariff.TextStatus `toml:"ru" oneof:"official translation none"`
}

// actTable is the act that sets the prices.
type actTable struct {
	// An executive body (akimat) adopts a resolution, an elected one (maslikhat) a decision.
	Form tariff.Form `toml:"form,required" oneof:"resolution decision"`
	// Number as printed. Example: "2999".
	Number string `toml:"number,required"`
	// Date of adoption. Example: "2025-12-18".
	Date day `toml:"date,required"`
	// Title in the act's words.
	Title lang.Text `toml:"title"`
	// Who adopted it, in our normal form. Example: "Орал қаласының әкімдігі", "акимат города Уральска".
	Issuer lang.Text `toml:"issuer,required"`
	// Name of the signatory, as printed.
	Signatory lang.Text `toml:"signatory,required"`
	// Post of the signatory.
	Post lang.Text `toml:"post,required"`
	// Number of the state registration.
	RegistrationNumber string `toml:"registration_number"`
	// Date of the state registration. Example: "2025-12-22".
	RegistrationDate day `toml:"registration_date"`
	// The clause about entry into force. Leave it out when the act has none.
	EntryIntoForce lang.Text `toml:"entry_into_force"`
	// Calendar days after the first official publication, when the act says so. Example: 10.
	EntryDays *int `toml:"entry_days"`
	// Ids of the laws on which the act is based.
	LegalGrounds []id `toml:"legal_grounds"`
	// The body that the act makes responsible for carrying it out, as named in it.
	Responsible lang.Text `toml:"responsible"`
}

// refTable names another act.
type refTable struct {
	// An executive body (akimat) adopts a resolution, an elected one (maslikhat) a decision.
	Form tariff.Form `toml:"form,required" oneof:"resolution decision"`
	// Number as printed. Example: "3100".
	Number string `toml:"number,required"`
	// Date of adoption. Example: "2026-03-01".
	Date day `toml:"date,required"`
	// Who adopted it, in our normal form.
	Issuer lang.Text `toml:"issuer"`
	// Number of the state registration.
	RegistrationNumber string `toml:"registration_number"`
	// Date of the state registration.
	RegistrationDate day `toml:"registration_date"`
	// Where it is kept.
	SourceSystem tariff.System `toml:"source_system" oneof:"adilet zan file"`
	// Its id there.
	SourceID string `toml:"source_id"`
	// Its address, only if known.
	SourceURL address `toml:"source_url"`
}

// noticeTable says what happened to an edition as a whole.
type noticeTable struct {
	// The day on which it happened. Example: "2026-11-23".
	Date day `toml:"date,required"`
	// Why, in our words.
	Cause lang.Text `toml:"cause,required"`
}

// sourceTable says where the act is published.
type sourceTable struct {
	// Where the act is kept: the Adilet law database, the state's reference bank (zan), or a file that we were given.
	System tariff.System `toml:"system" oneof:"adilet zan file"`
	// Its id there. Example: "G25ZA02999A".
	ID string `toml:"id"`
	// Its address, only if known; never guessed.
	URL address `toml:"url"`
	// How many prices the act's table has. Import counts them, so that a row that is lost later is missed. Example: 76.
	Prices *int `toml:"prices"`
	// The captured texts of the act.
	Texts []textTable `toml:"text"`
}

// textTable is a captured text of the act, kept beside the edition's file.
type textTable struct {
	// Language of the text.
	Lang lang.Lang `toml:"lang,required" oneof:"kk ru"`
	// Name of the file beside this one. Example: "2026.kk.txt".
	File string `toml:"file,required"`
	// SHA-256 of the file: what sha256sum prints.
	SHA256 checksum `toml:"sha256,required"`
	// What the text was taken from.
	Medium string `toml:"medium,required" oneof:"web pdf docx"`
}

// columnTable is a price column.
type columnTable struct {
	// Heading as printed.
	Heading lang.Text `toml:"heading"`
	// Whether the prices of this column include value added tax.
	VAT tariff.VAT `toml:"vat" oneof:"included excluded none"`
	// What the prices of this column are stated in, if not as in the edition.
	Measure string `toml:"measure" oneof:"money mci percent coefficient"`
}

// printedTable is how the act prints a role or a section.
type printedTable struct {
	// Its id in the catalogue.
	ID id `toml:"id,required"`
	// The act's wording.
	Text lang.Text `toml:"text"`
}

// footnoteTable is a footnote.
type footnoteTable struct {
	// An id within this file. Example: "discounts".
	ID id `toml:"id,required"`
	// The mark as printed; left out where the act prints none. Example: "*".
	Mark string `toml:"mark"`
	// What the footnote means, in our words.
	Text lang.Text `toml:"text,required"`
}

// waiveTable is a finding that is known and may stay.
type waiveTable struct {
	// Name of the rule, as tarif check --rules lists it. Example: "price-pattern".
	Rule id `toml:"rule,required"`
	// The row that the finding is about; left out for the file as a whole. Example: 49.
	Row *int `toml:"row"`
	// The row of the previous edition that is missing from this one. Example: 3.
	OldRow *int `toml:"old_row"`
	// The section of the previous edition that is missing from this one. Example: "household".
	OldSection id `toml:"old_section"`
	// Why it may stay, in any language. Example: "Актіде осылай басылған".
	Cause string `toml:"cause,required"`
}

// correctionTable is a mistake of ours that readers saw and that was corrected.
type correctionTable struct {
	// Row of the rate. Leave it out when the field is the edition's. Example: 12.
	Row *int `toml:"row"`
	// Price column of the rate, counted from 1; 1 when left out. Example: 2.
	Column *int `toml:"column"`
	// What was wrong: a column of rates.csv; "row" for a row that was missing or should not have been there. Example: "price".
	Field field `toml:"field,required"`
	// What we had published, as in rates.csv; left out where there was nothing. Example: "1896.00".
	Was string `toml:"was"`
	// Day on which we published it. Example: "2026-11-20".
	Since day `toml:"since,required"`
	// Day on which it was corrected. Example: "2026-11-23".
	Corrected day `toml:"corrected,required"`
	// How it happened, in our words.
	Cause lang.Text `toml:"cause,required"`
}

// rateTable is one price: a row of the table, or one cell of it.
type rateTable struct {
	// Position in the table, counted from 1. Several price columns give several rates of one row. Example: 1.
	Row *int `toml:"row,required"`
	// The number as printed. Leave it out when none is printed. Example: "1".
	Label string `toml:"row_label"`
	// Price column, counted from 1; 1 when left out. Example: 2.
	Column *int `toml:"column"`
	// Id of the section under which the row stands.
	Section id `toml:"section"`
	// Id of the service.
	Service id `toml:"service,required"`
	// Id of the role that gives the service.
	Role id `toml:"role"`
	// Ids of the conditions of this price. Example: ["with-meter"].
	Conditions []id `toml:"conditions"`
	// Id of the basis, if not that of the edition.
	Basis id `toml:"basis"`
	// Id of the unit, if not that of the edition.
	Unit id `toml:"unit"`
	// Value added tax, if not as in the edition or the column.
	VAT tariff.VAT `toml:"vat" oneof:"included excluded none"`
	// What the price is stated in, if not as in the edition or the column. Example: "mci".
	Measure string `toml:"measure" oneof:"money mci percent coefficient"`
	// The price: digits, a point and two digits, in quotes; if not in money, up to six digits after the point. Example: "948.30".
	Price amount `toml:"price"`
	// Why there is no price: the act prints a dash, an empty cell, or words.
	PriceStatus tariff.PriceStatus `toml:"price_status" oneof:"dash empty text"`
	// The words in the cell, when price_status is "text".
	Printed lang.Text `toml:"printed"`
	// The act's wording of the row.
	Text lang.Text `toml:"text"`
	// Whether the texts of this row are the act's own words or our translation, if not as in the file.
	TextStatus rateStatusTable `toml:"text_status"`
	// How this row prints the role, if not as elsewhere in the file.
	RoleText lang.Text `toml:"role_text"`
	// Ids of footnotes of this file.
	Footnotes []id `toml:"footnotes"`
	// Our remark that the row must be read with care, such as an error in the act.
	Caution lang.Text `toml:"caution"`
}
