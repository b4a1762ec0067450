package load

import (
	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/tariff"
)

// The types of this file and of rawedition.go define the format of the TOML
// files. Their comments are the descriptions in the JSON Schema, which editors
// show to people who fill in a file.

// catalogueFile is a catalogue file: what all tables share. Any file of the catalogue may hold any of these tables; together they are one catalogue.
type catalogueFile struct {
	// Regions (oblasts and cities of national significance).
	Regions []regionTable `toml:"region"`
	// Places whose bodies set tariffs.
	Places []placeTable `toml:"place"`
	// Kinds of tariff.
	Kinds []kindTable `toml:"kind"`
	// Standard headings of tables; their order here is the order of presentation.
	Sections []sectionTable `toml:"section"`
	// Who gives a service.
	Roles []roleTable `toml:"role"`
	// What one price is for.
	Bases []basisTable `toml:"basis"`
	// Measures to which a price refers.
	Units []unitTable `toml:"unit"`
	// Pairs of different bases whose prices may be compared, with a caution.
	Comparable []comparableTable `toml:"comparability"`
	// What else a price depends on.
	Conditions []conditionTable `toml:"condition"`
	// Laws and other acts that tariffs are based on.
	Laws []lawTable `toml:"law"`
	// What is priced.
	Services []serviceTable `toml:"service"`
	// Values of the monthly calculation index in tenge.
	Indices []indexTable `toml:"index"`
	// What people search for, in their own words.
	Concepts []conceptTable `toml:"concept"`
	// How known acts word services, in the order of their tables.
	Examples []exampleTable `toml:"example"`
}

// regionTable is a region.
type regionTable struct {
	// Stable id, used in addresses and data. Example: "west-kazakhstan".
	ID id `toml:"id,required"`
	// Full name in both languages.
	Name lang.Text `toml:"name,required"`
}

// placeTable is a district, city or region whose body sets tariffs.
type placeTable struct {
	// Stable id, used in addresses and data. Example: "oral".
	ID id `toml:"id,required"`
	// Id of the region in which the place lies.
	Region id `toml:"region,required"`
	// Level of government.
	Level tariff.Level `toml:"level,required" oneof:"district city region"`
	// Full name. Example: "Орал қаласы", "город Уральск".
	Name lang.Text `toml:"name,required"`
	// Short name for tables and lists. Example: "Орал", "Уральск".
	Short lang.Text `toml:"short,required"`
	// The name as it stands in a sentence, with its preposition. Example: "Орал қаласында", "в городе Уральске".
	In lang.Text `toml:"in,required"`
	// Other spellings that people search for.
	Words lang.List `toml:"words"`
	// Former names of the place.
	Former []formerTable `toml:"former"`
	// Other names in use.
	Other []nameTable `toml:"other"`
	// How to reach the body responsible for the tariffs. Leave it out when nothing is known.
	Contact contactTable `toml:"contact"`
}

// formerTable is a former name of a place.
type formerTable struct {
	// The former name.
	Name lang.Text `toml:"name,required"`
	// When the place got this name: a year, month or day. Example: "2019".
	From partialDay `toml:"from"`
	// When the place stopped having this name: a year, month or day. Example: "2018-12".
	Until partialDay `toml:"until"`
}

// nameTable is another name of a place.
type nameTable struct {
	// The name.
	Name lang.Text `toml:"name,required"`
}

// contactTable is a contact; each line only if it is known.
type contactTable struct {
	// Telephone number as it is to be shown.
	Phone string `toml:"phone"`
	// E-mail address.
	Email string `toml:"email"`
	// Web address with https://.
	Website address `toml:"website"`
	// Street address.
	Address lang.Text `toml:"address"`
}

// kindTable is a kind of tariff.
type kindTable struct {
	// Stable id, used in addresses and data. Example: "home-care".
	ID id `toml:"id,required"`
	// Full name.
	Name lang.Text `toml:"name,required"`
	// Short name for menus. Example: "Үйдегі күтім", "Уход на дому".
	Short lang.Text `toml:"short,required"`
	// What it is, in one sentence.
	Summary lang.Text `toml:"summary,required"`
	// What the price means and does not mean for the reader's bill, with the legal ground. Markdown, one to three short paragraphs.
	Meaning lang.Text `toml:"meaning,required"`
	// Everyday words that people search for.
	Words lang.List `toml:"words"`
}

// sectionTable is a standard heading of a kind's tables.
type sectionTable struct {
	// Stable id. Example: "household".
	ID id `toml:"id,required"`
	// Id of the kind.
	Kind id `toml:"kind,required"`
	// Our standard name of the heading.
	Name lang.Text `toml:"name,required"`
	// Our everyday words for what people come for: the title of the group on the home page. Never shown as the act's wording.
	Plain lang.Text `toml:"plain"`
}

// roleTable is a role: who gives a service.
type roleTable struct {
	// Stable id. Example: "carer".
	ID id `toml:"id,required"`
	// Full name.
	Name lang.Text `toml:"name,required"`
	// Short name for tables.
	Short lang.Text `toml:"short,required"`
	// Everyday words that people search for.
	Words lang.List `toml:"words"`
}

// basisTable is a basis: what one price is for.
type basisTable struct {
	// Stable id. Example: "service-day".
	ID id `toml:"id,required"`
	// Short label. Example: "бір қызмет", "одна услуга".
	Name lang.Text `toml:"name,required"`
	// What one price is for, as a whole phrase; {unit} stands for the name of the unit.
	Phrase lang.Text `toml:"phrase,required"`
	// What the calculator multiplies a price by: each time, each day however many times, each person a month, or the amount used a month. Without it the calculator does not use the price.
	Counted tariff.Counted `toml:"counted" oneof:"times days people amount"`
}

// unitTable is a unit of measure.
type unitTable struct {
	// Stable id. Example: "m3".
	ID id `toml:"id,required"`
	// The name as it stands in the phrase of a basis. Example: "1 м³", "1 м³".
	Name lang.Text `toml:"name,required"`
	// The time that a price covers, for a unit of time. The calculator uses a price for each person only if it is for a month. Example: "month".
	Span tariff.UnitSpan `toml:"span" oneof:"day month year"`
	// Id of the basis that a price in this unit has unless the act says otherwise; import uses it when no known table gives one. Example: "volume".
	Basis id `toml:"basis"`
	// How acts print the unit. Example: ["1м³", "1 м3"].
	Spellings []string `toml:"spellings"`
}

// comparableTable allows two different bases to be compared.
type comparableTable struct {
	// Ids of the two bases. Example: ["service", "service-day"].
	Bases []id `toml:"bases,required"`
	// Why the figures must be read with care. It stands beside each of them.
	Reason lang.Text `toml:"reason,required"`
}

// conditionTable is something else that a price depends on.
type conditionTable struct {
	// Stable id. Example: "with-meter".
	ID id `toml:"id,required"`
	// Conditions of one group exclude each other. Example: "meter".
	Group id `toml:"group,required"`
	// The name. Example: "есептеу құралымен", "с прибором учёта".
	Name lang.Text `toml:"name,required"`
	// Everyday words that people search for.
	Words lang.List `toml:"words"`
}

// lawTable is a law or another act that tariffs are based on.
type lawTable struct {
	// Stable id. Example: "social-code".
	ID id `toml:"id,required"`
	// Full citation.
	Name lang.Text `toml:"name,required"`
	// Number of the act, as printed.
	Number string `toml:"number"`
	// Date of the act. Example: "2023-06-30".
	Date day `toml:"date"`
	// State registration, as printed. Example: "№ 32987".
	Registration string `toml:"registration"`
	// Its address, only if known.
	URL address `toml:"url"`
}

// indexTable is the value of the monthly calculation index over a span of days.
type indexTable struct {
	// First day of this value. Example: "2026-01-01".
	From day `toml:"from,required"`
	// First day on which it no longer has this value. Example: "2027-01-01".
	Until day `toml:"until,required"`
	// The value of one index in tenge. Example: "4325.00".
	Tenge amount `toml:"tenge,required"`
	// Id of the law that sets the value.
	Law id `toml:"law,required"`
}

// serviceTable is a service: what is priced.
type serviceTable struct {
	// Stable id that survives rewording and renumbering. Example: "personal-care".
	ID id `toml:"id,required"`
	// Id of the kind.
	Kind id `toml:"kind,required"`
	// Id of the section in which tables usually have it.
	Section id `toml:"section"`
	// Plain short name in everyday language, without a full stop.
	Name lang.Text `toml:"name,required"`
	// Everyday words that people use for it, at least three in each language.
	Words lang.List `toml:"words"`
	// How often it is in the plan that the calculator offers as an example. It is not a norm.
	Usual tariff.Usual `toml:"usual" oneof:"daily thrice-weekly weekly"`
}

// conceptTable is a concept: what people search for, in their own words, and the services that answer it.
type conceptTable struct {
	// Stable id. Example: "clean-house".
	ID id `toml:"id,required"`
	// Its name when search says that no tariff here prices it; only with absent.
	Name lang.Text `toml:"name"`
	// Ids of the services that answer it, the best one first; none where only the words are known.
	Services []id `toml:"services"`
	// Words and phrases that people search by.
	Words lang.List `toml:"words,required"`
	// True: people ask for it and no tariff here prices it. Search says so and leads to its services as the closest ones.
	Absent bool `toml:"absent"`
	// True: people who search for this may be in despair. Search shows only its services and the emergency numbers.
	Crisis bool `toml:"crisis"`
	// True: its words say whom a service is for (a child, a blind person). They need not be found, and its services come before others.
	Whom bool `toml:"whom"`
	// True: its words say what its services do (they teach). For a search without any of these words, other services come first.
	Action bool `toml:"action"`
	// True: its words are names of towns and regions that have no tariff here. Search says so and shows no other place's price. A place of the catalogue is left out automatically.
	Elsewhere bool `toml:"elsewhere"`
	// True: its services differ only by whom they are for (a child, an adult). They are shown together, first the one for the person whom the search names.
	Alike bool `toml:"alike"`
}

// exampleTable is how an act words a service, so that import recognises the row in other acts. It is not shown anywhere.
type exampleTable struct {
	// Id of the service.
	Service id `toml:"service,required"`
	// Id of the role that gave it there.
	Role id `toml:"role"`
	// The words of the row, in one language or both.
	Text lang.Text `toml:"text,required"`
}
