package cli

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"unicode/utf16"
)

const (
	anEdition = "tariffs/synthetic-0001/synthetic-1/2026.toml"
	aPost     = "content/news/a.kk.md"
)

// wrongs are texts of the small site and what somebody may write instead. Each
// is a kind of fault.
var wrongs = []struct {
	kind, file, old string
	now             []string
}{
	{"the day of an act", anEdition, `date = "2025-12-05"`, []string{`date = 2025-12-05`, `date = "2025-02-29"`, `date = "05.12.2025"`, `date = "2025-12-05T00:00:00Z"`, `date = "0000-00-00"`, `date = "9999-12-31"`,
		`date = "0001-01-01"`, `date = "2025-12-5"`, `date = " 2025-12-05"`, `date = "2025–12–05"`, `date = 1e400`, `date = {year = 2025}`, `date = "-2025-12-05"`, `date = "unknown"`}},
	{"the days of an edition", anEdition, `valid_until = "2027-01-01"`, []string{`valid_until = "2020-01-01"`, `valid_until = "open"`, `valid_until = "2027-01-01 "`, `valid_until = "unknown"`, `valid_until = ""`, `valid_until = 07:32:00`,
		`valid_until = "9999-12-31"`, `valid_until = "2027"`, `valid_until = ["2027-01-01"]`, "valid_until = \"2027-01-01\"\nvalid_from = \"2026-01-01\"", `valid_until = "2026-01-01"`, "valid_from = \"2026-13-01\""}},
	{"a price", anEdition, `price = "1388.40"`, []string{`price = "1388,40"`, `price = "1 388.40"`, `price = "1.388.40"`, `price = "1e3"`, `price = "-1.00"`, `price = "0"`, `price = "0.00"`, `price = "007.10"`, `price = "1.001"`, `price = "999999999999999999999999.00"`,
		`price = "NaN"`, `price = "½"`, `price = "１２.00"`, `price = "١٢.00"`, `price = 1388.40`, `price = 0x10`, `price = inf`, `price = "+5"`, `price = ".5"`, `price = "5."`, "price_status = \"free\"", `price = "1388.40"` + "\nmeasure = \"percent\"",
		`price = "1388.4О"`, "price = \"\"\"\n1388.40\"\"\"", `price = "1388.40₸"`, `price = "=1388.40"`}},
	{"a row", anEdition, "row = 1\n", []string{"row = 0\n", "row = -1\n", "row = 2\n", "row = 1000000000\n", "row = 99999999999999999999\n", "row = \"1\"\n", "row = 1.0\n", "row = 1_0\n", "row = 0b1\n", "row = 01\n", ""}},
	{"what a rate names", anEdition, `service = "window-cleaning-1"`, []string{`service = "none"`, `service = ""`, `service = "carer"`, `service = "Window-cleaning-1"`, `service = "window-washing-1"`, `services = "x"`, `service = "synthetic-1"`,
		"service = \"window-cleaning-1\"\nfootnotes = [\"none\"]", "service = \"window-cleaning-1\"\nconditions = [\"none\"]", "service = \"window-cleaning-1\"\nsection = \"none\"", "service = \"window-cleaning-1\"\nunit = \"none\"",
		"service = \"window-cleaning-1\"\nbasis = \"none\"", "service = \"window-cleaning-1\"\nvat = \"20\"", "service = \"window-cleaning-1\"\nmeasure = \"mci\"", "service = \"window-cleaning-1\"\nprice_column = 9", "service.a = \"window-cleaning-1\""}},
	{"what an edition is of", anEdition, `edition = "2026"`, []string{`edition = "2025"`, `edition = "2026/7"`, `edition = "."`, `edition = "changes"`, `edition = "index.html"`, "edition = \"2026\"\nplace = \"synthetic-0002\"", `edition = 2026`, `edition = "2026\u0000"`,
		"edition = \"2026\"\nvat = \"none\"", "edition = \"2026\"\nunit = \"none\"", "edition = \"2026\"\ncurrency = \"USD\"", "edition = \"2026\"\n'' = 1", "edition = \"2026\"\n\"é\" = 1", "edition = \"2026\"\n\"a\\nb\" = 1"}},
	{"a table of an edition", anEdition, "[text_status]", []string{"[source]\nurl = \"javascript:alert(1)\"\n[text_status]", "[source]\nurl = \"file:///etc/passwd\"\n[text_status]", "[source]\nurl = \"http://[::1\"\n[text_status]", "[source]\nprices = -1\n[text_status]", "[source]\nsystem = \"web\"\n[text_status]",
		"[[source.text]]\nlang = \"kk\"\nfile = \"../../../config.toml\"\nsha256 = \"\"\nmedium = \"web\"\n[text_status]", "[[source.text]]\nlang = \"kk\"\nfile = \"none.txt\"\nsha256 = \"" + strings.Repeat("0", 64) + "\"\nmedium = \"web\"\n[text_status]",
		"[repealed_by]\nform = \"resolution\"\nnumber = \"1\"\ndate = \"2020-01-01\"\n[text_status]", "[withdrawn]\ndate = \"2020-01-01\"\ncause.kk = \"а\"\ncause.ru = \"а\"\n[text_status]", "[undone]\ndate = \"2026-01-01\"\n[text_status]",
		"[[waive]]\nrule = \"none\"\ncause = \"а\"\n[text_status]", "[[waive]]\nrule = \"toml\"\ncause = \"\"\n[text_status]", "[[correction]]\nfield = \"price\"\nrow = 999\nsince = \"2026-01-01\"\ncorrected = \"2026-02-01\"\nwas = \"1\"\n[text_status]",
		"[[footnote]]\nid = \"a\"\nmark = \"*\"\ntext.kk = \"а\"\ntext.ru = \"а\"\n[text_status]", "[[amended_by]]\nform = \"law\"\nnumber = \"\"\ndate = \"\"\n[text_status]", "[[section]]\nid = \"window-1\"\n[text_status]", "[[role]]\nid = \"none\"\n[text_status]", "[text_status]\nkk = \"none\"", "[text_statuses]"}},
	{"the catalogue", "tariffs/catalogue/measures.toml", `bases = ["service", "service-day"]`, []string{`bases = ["service", "service"]`, `bases = []`, `bases = ["service"]`, `bases = ["none", "service"]`, `bases = "service"`, `bases = [["service"]]`,
		"bases = [\"service\", \"service-day\"]\n[[unit]]\nid = \"a\"\nname.kk = \"а\"\nname.ru = \"а\"\nbasis = \"none\"", "bases = [\"service\", \"service-day\"]\n[[unit]]\nid = \"a\"\nname.kk = \"а\"\nname.ru = \"а\"\nspellings = [\"м3\", \"м3\"]",
		"bases = [\"service\", \"service-day\"]\n[[condition]]\nid = \"a\"\ngroup = \"a\"\nname.kk = \"а\"\nname.ru = \"а\"", "bases = [\"service\", \"service-day\"]\n[[condition]]\nid = \"a;b\"\ngroup = \"a\"\nname.kk = \"а\"\nname.ru = \"а\""}},
	{"an index", "tariffs/catalogue/measures.toml", `from = "2026-01-01"`, []string{`from = "2025-06-01"`, `from = "2027-01-01"`, `from = "2026-02-01"`, `from = ""`, `from = "2026-01-01"` + "\ntenge = \"0\"", `from = "2026-01-01"` + "\ntenges = \"1\""}},
	{"a place", "tariffs/catalogue/places.toml", `region = "synthetic-1"`, []string{`region = "none"`, `region = "synthetic-0001"`, `region = ""`, "region = \"synthetic-1\"\n[[place.former]]\nname.kk = \"а\"\nname.ru = \"а\"\nfrom = \"2030\"\nuntil = \"2020\"", "region = \"synthetic-1\"\ncontact.website = \"javascript:alert(1)\"",
		"region = \"synthetic-1\"\ncontact.email = \"a\\nb\"", "region = \"synthetic-1\"\ncontact.phone = \"<b>\"", "region = \"synthetic-1\"\nlevel = \"country\"", "region = \"synthetic-1\"\nwords.de = [\"a\"]", "region = \"synthetic-1\"\nother = [1]", "region = \"synthetic-1\"\n[[place.other]]\nname.kk = \"2-үлгі\"\nname.ru = \"Образец 2\""}},
	{"a search concept", "tariffs/catalogue/places.toml", "[[region]]", []string{"[[concept]]\nid = \"a\"\nwords.kk = [\"а\"]\nwords.ru = []\nservices = [\"none\"]\n[[region]]", "[[concept]]\nid = \"a\"\nwords.kk = [\"\"]\nwords.ru = [\"\"]\n[[region]]", "[[concept]]\nid = \"a\"\nwords.kk = [\"а б в г д е ж з и й к л м\"]\nwords.ru = [\"а\"]\n[[region]]",
		"[[concept]]\nid = \"a\"\nwords.kk = [\"а\", \"а\"]\nwords.ru = [\"а\"]\nservices = [\"window-cleaning-1\", \"window-cleaning-1\"]\n[[region]]", "[[example]]\nservice = \"none\"\ntext.kk = \"а\"\ntext.ru = \"а\"\n[[region]]", "[[concept]]\nid = \"synthetic-1\"\nwords.kk = [\"терезе\"]\nwords.ru = [\"окно\"]\nabsent = true\n[[region]]"}},
	{"the address of the site", "config.toml", `base_url = "https://synthetic.example/"`, []string{`base_url = ""`, `base_url = "ftp://a.kz/"`, `base_url = "javascript:alert(1)"`, `base_url = "https://"`, `base_url = "https://a.kz"`, `base_url = "https://u:p@a.kz/"`, `base_url = "https://a.kz/?q=1"`, `base_url = "https://a.kz/#a"`,
		`base_url = "https://мысал.қаз/"`, `base_url = "https://a.kz:99999/"`, `base_url = "https://a.kz/../b/"`, `base_url = "//a.kz/"`, `base_url = "https://a.kz/a b/"`, `base_url = "https://[::1]/"`, `base_url = "https://a.kz/%zz/"`, `base_url = "https://a..kz/"`, `base_url = "HTTPS://A.KZ/"`, `base_url = "https://a.kz\\b/"`, `base_url = "https://-a.kz/"`,
		`base_url = "https://a.kz/<b>/"`, `base_url = "https://a.kz/'\"/"`, `base_url = "https://` + strings.Repeat("a", 300) + `/"`, `base_url = "https://a.kz//"`, `base_url = "https://a.kz/./"`, "base_url = \"https://a.kz/\\u202e/\""}},
	{"the zone of the site", "config.toml", `time_zone = "Asia/Almaty"`, []string{`time_zone = "Mars/Base"`, `time_zone = "../../etc/passwd"`, `time_zone = "/etc/localtime"`, `time_zone = "Local"`, `time_zone = ""`, `time_zone = "UTC+5"`, `time_zone = "asia/almaty"`, `time_zone = "UTC"`, `time_zone = 5`, `time_zone = "\u0000"`, `time_zone = "Etc/GMT-14"`}},
	{"a setting", "config.toml", `prices = false`, []string{"prices = true", "prices = \"no\"", "prices = 0", "cards = 1", "zip = true", "offline = true", "zip = \"a.zip\"", "language = \"de\"", "language = \"KK\"", "contact = \"a\"", "contact = \"a@b\\nBcc: c@d\"", "contact = \"<a@b.kz>\"",
		"licence.name = \"CC\"", "licence.url = \"https://a.kz/\"", "licence.name = \"a\"\nlicence.url = \"javascript:alert(1)\"", "public_key = \"RW\"", "public_key = \"" + strings.Repeat("A", 56) + "\"", "publisher.kk = \"а\"", "publisher = \"а\"", "pricess = true", "Prices = false", "prices = false\nprices = false", "compare_pairs = \"some\"", "[prices]", "cards = true"}},
	{"where the site goes", "config.toml", `prices = false`, []string{`publish = "--delete"`, `publish = "-oProxyCommand=touch /tmp/x"`, `publish = "git:--upload-pack=x"`, `publish = "git:ext::sh -c x"`, `publish = "sftp://-oProxyCommand=x/a"`, `publish = "rclone:--config=x"`, `publish = "rclone:"`, `publish = "s3://"`, `publish = "s3://a/../b"`,
		`publish = "https://a.kz/"`, `publish = "webdav://u:p@a.kz/"`, `publish = "sftp://u:p@a.kz/"`, `publish = ""`, `publish = "a\nb"`, `publish = "."`, `publish = "tariffs"`, `publish = "content/x"`, `publish = "/"`, `publish = "~"`, `publish = ["a"]`, `publish = "git:a b"`, `publish = "git:../x.git#-b"`, `publish = "|sh"`, `publish = "$(sh)"`, `publish = "file:///etc"`}},
	{"a waiver of the site", "config.toml", `prices = false`, []string{"[[waive]]\nrule = \"none\"\nfile = \"config.toml\"\ncause = \"а\"", "[[waive]]\nrule = \"toml\"\nfile = \"../x\"\ncause = \"а\"", "[[waive]]\nrule = \"toml\"\nfile = \"none/\"\ncause = \"а\"", "[[waive]]\nrule = \"not-opened\"\nfile = \"content/\"\ncause = \"а\"",
		"[[waive]]\nrule = \"toml\"\nfile = \"\"\ncause = \"а\"", "[[waive]]\nrule = \"toml\"", "[waive]\nrule = \"toml\"", "waive = 1"}},
	{"the head of a text", aPost, `title = "T"`, []string{"", "title = 5", `title = ""`, `title = "` + strings.Repeat("a", 5000) + `"`, "title = \"T\"\ntitle = \"U\"", "title = \"T\"\nslug = \"x\"", "title = \"T\"\ndraft = true", "title = \"T\"\ndraft = \"yes\"", "title = \"T\"\n[a]\nb = 1", "title.kk = \"T\"", "title = \"\"\"\nT\nU\"\"\"", "title = 'T", "title: T",
		"\ttitle = \"T\"", "title = \"<b>\"", "title = \"\\u200b\"", "title = \"T\\u0007\"", "+++", "title = \"T\"\nupdated = \"2020-01-01\"", "title = \"T\"\norder = -1", "title = \"T\"\nedition = \"none/none/2026\"", "title = \"T\"\nsummary = \"S\""}},
	{"the day of a text", aPost, `date = "2026-11-20"`, []string{"", `date = 2026-11-20`, `date = "2026-11-31"`, `date = "20.11.2026"`, `date = "2100-01-01"`, `date = "0001-01-01"`, `date = ""`, `date = "2026-11-20T10:00:00+05:00"`, `date = ["2026-11-20"]`}},
	{"the body of a text", aPost, "## A\n", []string{"# A\n", "###### A\n", "## A {#b}\n", "## A\n\n## A\n", "A\n=\n", "<h2>A</h2>\n", "<!-- a -->\n", "```go\n{price x}\n```\n", "~~~\n", "| a |\n|-|-|\n| b |\n", "- [ ] a\n", "[^1]: a\n", "***\n", "&#0;\n", "\\{price x}\n", "{prices synthetic-0001/synthetic-1/2026#r1}\n",
		"{price synthetic-0001/synthetic-1/2026}\n", "{price synthetic-0001/synthetic-1/2024#r1}\n", "{price synthetic-0001/synthetic-1/2026#r1 x}\n", "{count synthetic-0001/synthetic-1/2026}\n", "{count none}\n", "{{price}}\n", "{}\n", "{price\nsynthetic-0001/synthetic-1/2026#r1}\n"}},
	{"a link of a text", aPost, "Text ", []string{"[a](javascript:alert(1))", "[a](JaVaScRiPt:alert(1))", "[a](java\nscript:x)", "[a](&#106;avascript:x)", "[a](data:text/html,x)", "[a](vbscript:x)", "[a](http://[::1)", "[a](https://x y)", "[a](<https://x y>)", "[a](//evil.kz)", "[a](/\\evil.kz)", "[a](../../../../etc/passwd)", "[a](/kk/places/)", "[a](/kk/about/)",
		"[a](/about)", "[a](/about/index.html)", "[a](a.kk.md)", "[a](index.ru.md)", "[a](mailto:)", "[a](mailto:a@b?cc=c)", "[a](tel:+7)", "[a](#x)", "[a](?q)", "[a]()", "[a](%00)", "[a](%2e%2e/%2e%2e/)", "[a](/data/rates.csv)", "[a](/data/none.csv)", "[a](/places/synthetic-0001/#none)", "<https://x>", "<javascript:x>", "https://x.kz", "[a][b]", "[a][b]\n\n[b]: javascript:x\n",
		"![a](https://x.kz/a.png)", "![a](/data/rates.csv)", "![a](index.kk.md)", "![a](a.png \"t\")", "![a](../news/a.png)", "![a](../../config.toml)", "![a](a.png?x)", "![a](A.png)", "![a](./a.png)", "![a](a%2epng)", "![a](b.svg#x)", "![a](file:///etc/passwd)", "[![a](a.png)](javascript:x)", "![a]()", "[a](ftp://x.kz/)", "[a](/feed.xml)", "[a](/kk/feed.xml)", "[a](https://synthetic.example/about/)"}},
	{"a template", "templates/pages/place.html", "{{end}}", []string{`{{define "r"}}{{template "r" .}}{{end}}{{template "r" .}}{{end}}`, `{{printf "%999999999d" 1}}{{end}}`, `{{range $i, $x := .}}{{end}}{{end}}`, `{{index . 5}}{{end}}`, `{{slice "a" 2}}{{end}}`, `{{call 1}}{{end}}`, `{{block "main" .}}{{end}}{{end}}`, `{{break}}{{end}}`,
		`{{$x}}{{end}}`, `{{.}}{{end}}`, `{{html .}}{{end}}`, `{{js 1}}{{end}}`, `{{1 2}}{{end}}`, `{{/* a {{end}}`, `{{"a` + "\n" + `b"}}{{end}}`, "{{end}}{{define \"main\"}}{{end}}", "<script>alert(1)</script>{{end}}", `<a href="javascript:{{.}}">{{end}}`, `<div style="{{.}}">{{end}}`, `<a onclick={{.}}>{{end}}`, `<!-- {{.}} -->{{end}}`, `{{with $x := 1}}{{end}}{{end}}`, `{{len 3}}{{end}}`, `{{eq 1 "a"}}{{end}}`, `{{while}}{{end}}`, "\xff{{end}}", `<a href="/none/">a</a>{{end}}`, `<a href="none/">a</a>{{end}}`, `<img src="https://x.kz/">{{end}}`}},
	{"a script", "templates/assets/js/search.js", "\n", []string{"\nimport '../../../etc/passwd'\n", "\nimport('https://x.kz/')\n", "\nimport x from 'fs'\n", "\nexport default 1\n", "\nawait 1\n", "\n</script>\n", "\n`${\n", "\nlet a; let a;\n", "\n/*\n", "\nimport './price.js'\n", "\n#!/bin/sh\n", "\nimport data from './a.json'\n", "\nwith (a) {}\n", "\nreturn\n"}},
	{"a style", "templates/assets/css/site.css", "", []string{"@import \"none.css\";\n", "@import url(https://x.kz/a.css);\n", "a { background: url(none.png) }\n", "a { background: url(../../../../etc/passwd) }\n", "a { b: c\n", "} a {\n", "/*\n", "a { content: \"\n\" }\n", "@media {\n", "<style>\n", "a { background: url(https://x.kz/a.png) }\n", "@charset \"utf-16\";\n"}},
}

// tables are the kinds of fault of which each is one value of a list; the turn
// says which.
var tables = map[string]func(s *seeder, turn int) string{
	"an id everywhere": func(s *seeder, turn int) string {
		old := []string{"synthetic-0001", "synthetic-1", "2026"}[turn%3]
		now := at(turn, "con", "com1", "lpt9", "a-", "-a", "a--b", "all", "index", "v1", "kk", "data", "404", "feed", "x-vs-y", "A", "a.b", "a_b", strings.Repeat("a", 64), strings.Repeat("a", 120), strings.Repeat("a", 254), "assets", "sw", "changes", "__proto__", "constructor", "0", "xn--a", "compare")
		files := map[string][]byte{}
		for name, data := range s.files {
			if !strings.HasPrefix(name, "templates/") {
				name = strings.ReplaceAll(name, old, now)
				for _, quote := range []string{`"%"`, "/%/", "/%#"} {
					data = bytes.ReplaceAll(data, []byte(strings.ReplaceAll(quote, "%", old)), []byte(strings.ReplaceAll(quote, "%", now)))
				}
			}
			files[name] = data
		}
		s.files = files
		return old + " is " + now
	},
	"a medium": func(s *seeder, turn int) string {
		var jpg, still bytes.Buffer
		_ = jpeg.Encode(&jpg, image.NewGray(image.Rect(0, 0, 9, 9)), nil)
		_ = gif.Encode(&still, image.NewPaletted(image.Rect(0, 0, 9, 9), []color.Color{color.Black}), nil)
		huge := onePNG()
		copy(huge[16:], "\x00\x01\x00\x00\x00\x01\x00\x00")
		data := at(turn, onePNG(), jpg.Bytes(), jpg.Bytes()[:jpg.Len()/2], still.Bytes(), huge, append(onePNG(), "<script>"...), []byte("RIFF\x04\x00\x00\x00WEBP"), []byte("\x00\x00\x00\x1cftypavif\x00\x00\x00\x00avifmif1miaf"), []byte("%PDF-1.4"), []byte("BM"), []byte("\x00\x00\x01\x00\x01\x00"), nil,
			[]byte(drawn), []byte(`<?xml version="1.0"?><!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg">&a;</svg>`), []byte("PK\x03\x04"), []byte("\x1f\x8b\x08"), []byte("wOF2"))
		name := "content/" + at(turn/17+turn, "news/m.png", "news/m.jpg", "news/m.jpeg", "news/m.webp", "about/m.avif", "about/m.gif", "about/m.svg", "news/m.ico", "news/m.bmp", "news/m.pdf", "news/m.mp4", "news/m.woff2", "m.png", "news/m.svgz", "news/m", "news/m.PNG")
		s.files[name] = data
		if turn%2 == 0 {
			s.files[aPost] = append(bytes.Clone(s.files[aPost]), []byte("\n![m]("+path.Base(name)+")\n")...)
		}
		return name + ": " + strings.ToValidUTF8(string(data[:min(20, len(data))]), "?")
	},
	"two names": func(s *seeder, turn int) string {
		pair := at(turn, [2]string{aPost, "content/news/A.kk.md"}, [2]string{aPost, "content/news/a.KK.md"}, [2]string{aPost, "content/news/a.kk.MD"}, [2]string{aPost, "content/News/b.kk.md"}, [2]string{"content/news/a.png", "content/news/A.png"},
			[2]string{"content/news/a.png", "content/news/a.PNG"}, [2]string{anEdition, "tariffs/Synthetic-0001/synthetic-1/2026.toml"}, [2]string{anEdition, "tariffs/synthetic-0001/synthetic-1/2026.TOML"}, [2]string{anEdition, "tariffs/synthetic-0001/synthetic-1/2026-b.toml"},
			[2]string{anEdition, "tariffs/synthetic-0001/2026.toml"}, [2]string{"tariffs/catalogue/places.toml", "tariffs/catalogue/Places.toml"}, [2]string{"tariffs/catalogue/places.toml", "tariffs/catalogue/z.toml"}, [2]string{"tariffs/catalogue/kind-1.toml", "tariffs/catalogue/a/kind-1.toml"},
			[2]string{"tariffs/catalogue/measures.toml", "tariffs/catalogue/zz.toml"}, [2]string{"config.toml", "Config.toml"}, [2]string{"config.toml", "content/config.toml"}, [2]string{"content/about/index.kk.md", "content/about/Index.kk.md"}, [2]string{"content/about/index.kk.md", "content/about/a/index.kk.md"},
			[2]string{"content/about/index.kk.md", "content/index.kk.md"}, [2]string{"content/about/index.kk.md", "content/places/index.kk.md"}, [2]string{"content/about/index.kk.md", "content/about/index.md"}, [2]string{"content/about/index.kk.md", "content/about/index.en.md"}, [2]string{aPost, "content/about/news.kk.md"},
			[2]string{aPost, "content/news/index.kk.md"}, [2]string{aPost, "content/news/feed.xml.kk.md"}, [2]string{"content/news/a.png", "content/news/index.html"}, [2]string{"templates/pages/place.html", "templates/pages/Place.html"}, [2]string{"templates/assets/css/site.css", "templates/assets/css/site.CSS"},
			[2]string{"templates/assets/icon.svg", "templates/assets/icon.png"}, [2]string{"templates/assets/icon.svg", "templates/icon.svg"}, [2]string{"templates/words/kk.toml", "templates/words/KK.toml"})
		s.files[pair[1]] = s.files[pair[0]]
		return pair[0] + " and " + pair[1]
	},
	"a long name": func(s *seeder, turn int) string {
		a := strings.Repeat("a", at(turn, 64, 100, 150, 200, 236))
		name := at(turn, aPost, "content/news/a.png", "content/about/index.kk.md", anEdition, "tariffs/catalogue/places.toml")
		now := at(turn/5+turn, path.Dir(name)+"/"+a+strings.TrimPrefix(path.Base(name), strings.SplitN(path.Base(name), ".", 2)[0]), path.Dir(name)+"/"+a+"/"+path.Base(name), path.Dir(name)+"/"+strings.Repeat("b/", len(a)/2)+path.Base(name))
		s.files[now] = s.files[name]
		if turn%2 == 0 {
			delete(s.files, name)
		}
		return name + " at " + now
	},
	"an encoding": func(s *seeder, turn int) string {
		name := s.pick(ending(".toml", ".md", ".html", ".css", ".js", ".svg"))
		text := string(s.files[name])
		s.files[name] = at(turn, utf16s(text, false), utf16s(text, true), []byte("\ufeff"+text), []byte(strings.ReplaceAll(text, "\n", "\r\n")), []byte(strings.ReplaceAll(text, "\n", "\r")), []byte(strings.ReplaceAll(text, "\n", "\u2028")), []byte(strings.ReplaceAll(text, "\n", "\u0085")), []byte(strings.ReplaceAll(text, "й", "и\u0306")),
			[]byte(text+"\x00"), []byte(text+"\xed\xa0\x80"), []byte(text+"\xc0\xaf"), []byte(strings.ReplaceAll(text, "а", "\xe0")), []byte("\ufeff\ufeff"+text), []byte(strings.ReplaceAll(text, " ", "\u00a0")), []byte(text+"\x1a"), []byte(strings.ReplaceAll(text, "\n", "\f\n")), []byte("\n\n"+text), []byte(strings.ReplaceAll(text, " = ", "\t=\t")))
		return name + " in encoding " + at(turn, "UTF-16LE", "UTF-16BE", "BOM", "CRLF", "CR", "LS", "NEL", "NFD", "NUL", "surrogate", "overlong", "1251", "BOMs", "NBSP", "SUB", "FF", "blank", "tabs")
	},
	"a mode": func(s *seeder, turn int) string {
		name := s.pick(notConfig)
		at0 := filepath.Join(s.dir, filepath.FromSlash(name))
		if os.MkdirAll(filepath.Dir(at0), 0o755) != nil || os.WriteFile(at0, s.files[name], 0o644) != nil {
			return ""
		}
		mode := at(turn, os.FileMode(0), 0o222, 0o111, 0o777|os.ModeSetuid, 0o444)
		_ = os.Chmod(at0, mode)
		return name + " is " + mode.String()
	},
	"deep TOML": func(s *seeder, turn int) string {
		name := at(turn, anEdition, "config.toml", "tariffs/catalogue/places.toml", "templates/words/kk.toml", aPost)
		what := at(turn/5+turn, "a = "+strings.Repeat("[", 20_000), "a = "+strings.Repeat("[", 20_000)+strings.Repeat("]", 20_000), "a = "+strings.Repeat("{a = ", 9_000)+"1"+strings.Repeat("}", 9_000), "a"+strings.Repeat(".a", 20_000)+" = 1", "["+strings.Repeat("a.", 20_000)+"a]", "[["+strings.Repeat("a.", 20_000)+"a]]",
			"a = "+strings.Repeat("9", 100_000), "a = 1e"+strings.Repeat("9", 1000), "a = 0x"+strings.Repeat("f", 1000), "a = [1, \"a\", 1.5, {}]", "a = {b = 1, b = 2}", "a = 1\na.b = 1", "a.b = 1\n[a]\nc = 1", "[a]\n[a]", "[[a]]\n[a]", "[a.b]\n[a]\nb = 1", "a = '''\n", "a = \"\\q\"", "a = \"\\ud800\"", "a = 1 b = 2", "= 1", "a =", "\"\" = 1", "a = 1 # \x00", "a = 2026-11-30 10:00:00")
		data := s.files[name]
		at := max(0, bytes.Index(data, []byte("\n")))
		for bytes.HasPrefix(data[at:], []byte("\n#")) {
			at += 1 + bytes.IndexByte(data[at+1:], '\n')
		}
		s.files[name] = slices.Concat(data[:at], []byte("\n"+what), data[at:])
		return name + ": " + what[:min(40, len(what))]
	},
}

// at returns one of some values by the turn.
func at[T any](turn int, of ...T) T { return of[turn%len(of)] }

func utf16s(text string, big bool) []byte {
	var out []byte
	for _, u := range utf16.Encode([]rune("\ufeff" + text)) {
		if b := []byte{byte(u), byte(u >> 8)}; big {
			out = append(out, b[1], b[0])
		} else {
			out = append(out, b...)
		}
	}
	return out
}

// fault is one fault: those of one kind differ by the turn, or by the seeder.
type fault struct {
	kind string
	turn int
	put  func(s *seeder, turn int) string
}

// allFaults are each value of the lists once, and some of each kind that the
// seeder makes.
var allFaults = func() []fault {
	var all []fault
	of := func(kind string, turns int, put func(s *seeder, turn int) string) {
		for turn := range turns {
			all = append(all, fault{kind, turn, put})
		}
	}
	for _, w := range wrongs {
		of(w.kind, len(w.now), func(s *seeder, turn int) string {
			s.files[w.file] = bytes.Replace(s.files[w.file], []byte(w.old), []byte(w.now[turn]), 1)
			return w.file + ": " + w.now[turn]
		})
	}
	for _, kind := range slices.Sorted(maps.Keys(tables)) {
		of(kind, 30, tables[kind])
	}
	for _, kind := range slices.Sorted(maps.Keys(faults)) {
		of(kind, 15, func(s *seeder, _ int) string { return faults[kind](s) })
	}
	return all
}()
