package site_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/test/is"
)

// The public addresses, which links from other sites rely on. They are written
// down here rather than read from the data.
var (
	places   = []string{"baiterek", "oral", "semei", "kurchatov", "abai-region", "karaganda-region", "atyrau", "astana"}
	editions = []string{
		"baiterek/home-care/2026", "oral/home-care/2026",
		"astana/waste/2019", "astana/waste/2025", "semei/waste/2024", "kurchatov/waste/2024", "atyrau/waste/2023",
		"karaganda-region/surface-water/2022", "karaganda-region/surface-water/2023",
		"karaganda-region/surface-water/2024", "karaganda-region/surface-water/2025",
		"abai-region/drinking-water/2023", "abai-region/drinking-water/2024-11", "abai-region/drinking-water/2026",
	}
	// homeCare lists the 62 services of the 76 rows in the order of the table.
	homeCare = strings.Fields(`personal-care funeral-help family-care-training escort-child escort-adult
		letters shopping-delivery cooking stove-fuel-water laundry-drop-off laundry home-repair-cleaning
		utility-bills care-plan-monitoring benefits-help family-income-advice records-reporting
		celebrations-leisure clubs leisure-involvement cultural-escort legal-advice legal-documents complaints
		benefits-by-proxy violence-prosecution child-placement institution-placement parental-neglect-report
		job-identity-documents free-lawyer specialist-consultation pre-medical-aid medicines-supply
		rehabilitation-aids-children rehabilitation-aids-adults aids-training health-procedures
		exercise-therapy child-patronage disability-assessment free-medical-care prosthetics
		medical-social-advice doctor-call-escort bathing rehabilitation-escort special-education
		school-education-children vocational-education-adults daily-living-skills pedagogical-advice
		self-care-skills preschool-advice home-rehabilitation-training life-skills-training career-guidance
		job-placement home-work-advice psychological-support family-psychological-help psychological-patronage`)
)

func TestAddresses(t *testing.T) {
	want := []string{"index.html", "404.html", "offline.html", "sw.js", "robots.txt", "sitemap.xml",
		"data/rates.csv", "data/rates.ndjson.gz", "data/changes.csv", "data/v1/openapi.json", "data/datapackage.json", "data/csvw.json", "data/dcat.jsonld"}
	for _, l := range []string{"kk/", "ru/"} {
		for _, a := range inEachLanguage() {
			want = append(want, l+a)
		}
	}
	b := real(t, during)
	for _, p := range want {
		is.True(t, len(b.file(p)) != 0, "there is no %s", p)
	}
}

func inEachLanguage() []string {
	out := []string{"index.html", "feed.xml", "site.webmanifest"}
	for _, a := range []string{"places", "services", "compare", "search", "calculator", "changes", "news", "about",
		"about/accessibility", "data", "compare/home-care/baiterek-vs-oral", "compare/waste/kurchatov-vs-semei"} {
		out = append(out, a+"/index.html")
	}
	for _, p := range places {
		out = append(out, "places/"+p+"/index.html")
	}
	for _, s := range homeCare {
		out = append(out, "services/"+s+"/index.html")
	}
	for _, e := range editions {
		dir := "places/" + e + "/"
		out = append(out, dir[:strings.LastIndex(e, "/")+len("places/")]+"/index.html",
			dir+"index.html", dir+"changes/index.html")
	}
	return out
}

func TestHomeCareServices(t *testing.T) {
	is.Must(t, len(homeCare) == 62, "the list has %d services", len(homeCare))
	b := real(t, during)
	for i, s := range b.Data.Catalogue.OfKind("home-care") {
		is.Equal(t, string(s.ID), homeCare[i], "service %d", i+1)
	}
}

// TestRowFragments checks that each row of both acts has a fragment with the
// printed row number.
func TestRowFragments(t *testing.T) {
	b := real(t, during)
	for _, place := range []string{"baiterek", "oral"} {
		for _, a := range []string{"/home-care/2026/", "/home-care/"} {
			for _, l := range []string{"kk", "ru"} {
				d := b.doc(t, l+"/places/"+place+a+"index.html")
				for row := 1; row <= 77; row++ {
					is.Equal(t, d.ids[fmt.Sprintf("r%d", row)] == 1, row <= 76, "%s%s: row %d", place, a, row)
				}
			}
		}
	}
}
