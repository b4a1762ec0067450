package report

import (
	"fmt"
	"strconv"
	"strings"
)

// inEnglish returns English words for a key of the site's catalogue, with args
// in the places {1}, {2} … A text that depends on a number has two keys, one
// for 1 and one for everything else.
func inEnglish(key string, args ...any) (string, error) {
	text, ok := english[key]
	if !ok {
		return "", fmt.Errorf("report: no English for %q", key)
	}
	for i, a := range args {
		text = strings.ReplaceAll(text, "{"+strconv.Itoa(i+1)+"}", fmt.Sprint(a))
	}
	return text, nil
}

// english is every text that a report uses, by its key in the catalogue.
var english = map[string]string{
	"service.row":               "row {1}",
	"count.rates.one":           "{1} price",
	"count.rates.other":         "{1} prices",
	"price.dash":                "a dash in the act",
	"price.empty":               "no price in the act",
	"price.text":                "words in place of a price",
	"vat.included":              "with VAT",
	"vat.excluded":              "without VAT",
	"vat.none":                  "not subject to VAT",
	"act.cite-plain.resolution": "resolution of {1} No {2}",
	"act.cite-plain.decision":   "decision of {1} No {2}",
	"act.amended":               "amended by",
	"status.in-force":           "in force",
	"status.upcoming":           "not yet in force",
	"status.expired":            "run out",
	"status.repealed":           "repealed",
	"edition.basis":             "What a price is for:",
	"table.service":             "Service",
	"xlsx.basis":                "What the price is for",

	"changes.summary":          "In short",
	"changes.items":            "Row by row",
	"changes.none":             "Neither prices nor wording changed.",
	"changes.uniform":          "All prices that can be compared changed alike: {1} ({2} in all).",
	"changes.uniform-most":     "Most prices changed alike: {1} ({2}).",
	"changes.uniform-role":     "{1}: {2} ({3} prices in all).",
	"changes.no-role":          "All prices",
	"changes.apart":            "{1}: {2}",
	"changes.apart-title":      "Changed otherwise than the rest:",
	"changes.sections-removed": "Sections that are no longer in the table:",
	"changes.sections-added":   "Sections that are new in the table:",
	"changes.unchanged.one":    "unchanged: {1}",
	"changes.unchanged.other":  "unchanged: {1}",
	"changes.rounding":         "Percentages are rounded to two places; differences in tenge are exact.",

	"change.price-up":        "price up",
	"change.price-down":      "price down",
	"change.price-stated":    "a price where there was none",
	"change.price-withdrawn": "no price any more",
	"change.basis":           "the price is for something else now",
	"change.unit":            "another unit",
	"change.vat":             "VAT is stated otherwise",
	"change.role":            "given by another specialist",
	"change.wording":         "wording changed",
	"change.renumbered":      "renumbered",
	"change.section":         "moved to another section",
	"change.added":           "added",
	"change.removed":         "removed",
	"change.split":           "split into several prices",
	"change.merged":          "several prices became one",
	"withheld.basis":         "the price is for something else now, so no percentage is given",
	"withheld.unit":          "the unit is another, so no percentage is given",
	"withheld.vat":           "VAT is stated otherwise, so no percentage is given",

	"compare-pair.title":    "{1}: {2} and {3}",
	"compare.caution":       "Mind when comparing",
	"compare.summary":       "In short",
	"compare.rows":          "Services side by side",
	"compare.figure-higher": "{1}: prices {3} are {5} higher than {4} ({2}).",
	"compare.figure-lower":  "{1}: prices {3} are {5} lower than {4} ({2}).",
	"compare.figure-same":   "{1}: prices {3} are the same as {4} ({2}, difference {5}).",
	"compare.difference":    "Difference",
	"compare.row-caution":   "Caution",
	"compare.not-there":     "not in the tariff",
	"compare.direction":     "Difference: the price of “{1}” less the price of “{2}”; the percentage is of the price of “{2}”.",
	"compare.with-caution":  "with a caution",

	"verdict.comparable":          "comparable",
	"verdict.caution":             "comparable with a caution",
	"verdict.not-comparable":      "not comparable",
	"verdict.unpriced":            "no price on one side",
	"verdict.only":                "only {1}",
	"reason.basis":                "The prices are for different things.",
	"reason.unit":                 "The units differ.",
	"reason.vat":                  "One price has VAT in it, the other has not.",
	"reason.vat-not-stated":       "One act says whether VAT is in the price, the other does not.",
	"reason.period":               "The tariffs are not for the same time.",
	"reason.short.basis":          "different bases",
	"reason.short.unit":           "different units",
	"reason.short.vat":            "different VAT",
	"reason.short.vat-not-stated": "VAT not stated everywhere",
	"reason.short.period":         "different years",

	"measure.money":        "money",
	"measure.mci":          "monthly calculation indices",
	"measure.percent":      "per cent",
	"measure.coefficient":  "a coefficient",
	"reason.measure":       "One price is in money, the other is not: they are stated in different measures.",
	"reason.short.measure": "different measures",

	"report.on":          "As on {1}.",
	"report.not-stated":  "not stated",
	"report.no-section":  "no section",
	"report.no-change":   "The prices that can be compared did not change ({1} in all).",
	"report.by-role":     "These figures explain the change:",
	"report.same-price":  "the figure stayed: {1}",
	"report.unpriced":    "without a price in both editions: {1}",
	"report.apart":       "Other than the rest:",
	"report.lowest":      "Lowest",
	"report.median":      "Middle (median)",
	"report.highest":     "Highest",
	"report.alike":       "Lowest, middle and highest are taken only among prices that can be compared with each other; of an even number the middle is half-way between the two in the middle.",
	"report.elsewhere":   "in another row",
	"report.other-rows":  "not comparable with the other rows of this service ({1})",
	"report.language.kk": "in Kazakh",
	"report.language.ru": "in Russian",
}
