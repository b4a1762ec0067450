package tomlfile

import (
	"errors"
	"fmt"
	"reflect"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/lang"
	"tarif/cmd/tarif/internal/source"
	"tarif/cmd/tarif/internal/test/is"
)

// shape is a type with every kind of field that Decode knows.
type shape struct {
	Name   lang.Text      `toml:"name"`
	Full   lang.Text      `toml:"full,required"`
	Words  lang.List      `toml:"words"`
	Price  string         `toml:"price"`
	Year   int            `toml:"year"`
	Small  int8           `toml:"small"`
	Open   bool           `toml:"open"`
	Tags   []string       `toml:"tags"`
	Even   even           `toml:"even"`
	Evens  []even         `toml:"evens"`
	Inner  inner          `toml:"inner"`
	Maybe  *inner         `toml:"maybe"`
	Rates  []rate         `toml:"rate"`
	Any    map[string]any `toml:"any"`
	Silent string
}

type inner struct {
	Number string `toml:"number,required"`
	Deep   struct {
		X int `toml:"x"`
	} `toml:"deep"`
}

type rate struct {
	Row   int    `toml:"row,required"`
	Price string `toml:"price"`
}

// even is a string with an even number of bytes.
type even string

func (e *even) UnmarshalText(b []byte) error {
	switch len(b) % 2 {
	case 0:
		*e = even(b)
		return nil
	}
	if len(b) > 10 {
		return &Problem{Rule: "long", Message: source.Say("is long"), Hint: source.Say("shorten it")}
	}
	return errors.New("is odd")
}

func decode(t testing.TB, src string, v any) source.List {
	t.Helper()
	doc, found := Parse("a.toml", []byte(src))
	if doc == nil {
		return found
	}
	return doc.Decode(v)
}

func printed(l source.List) string {
	var b strings.Builder
	l.Print(&b, source.English)
	return b.String()
}

const full = "full.kk = \"а\"\nfull.ru = \"б\"\n"

func TestDecode(t *testing.T) {
	var got shape
	found := decode(t, full+`
name = { kk = "Орал", ru = "Уральск" }
words.kk = ["а", "б"]
price = "1896.60"
year = 2_026
small = -8
open = true
tags = [
  "x", # comment ]
  'y',
]
even = "ab"
evens = ["ab", ""]
any.b.c = 1
[inner]
number = """1
2"""
[inner.deep]
x = 0x10
[maybe]
number = '3'
[[rate]]
row = 1
[[rate]]
row = 2
price = "5"
`, &got)
	is.Must(t, len(found) == 0, "%s", printed(found))
	want := "{{Орал Уральск} {а б} {[а б] []} 1896.60 2026 -8 true [x y] ab [ab ] {1\n2 {16}} {3 {0}} [{1 } {2 5}] map[b:map[c:1]] }"
	maybe := *got.Maybe
	got.Maybe = nil
	is.Equal(t, strings.Replace(fmt.Sprint(got), "<nil>", fmt.Sprint(maybe), 1), want)
}

func TestFindings(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"everything at once", `
prise = "1"
Price = "2"
price = 1896.60
year = "2026"
small = 300
open = "yes"
tags = ["a", 1, 1979-05-27]
even = "abc"
evens = ["ab", "abcdefghijk"]
name = "Орал"
full.kk = ""
words = ["a"]
[inner]
[maybe]
number = ""
extra = 1
`, `
a.toml:2:1: error: unknown key "prise"
    prise = "1"
    ^
    hint: did you mean "price"?
a.toml:3:1: error: unknown key "Price"
    Price = "2"
    ^
    hint: did you mean "price"?
a.toml:4:9: error: price: want a string in quotes, found the number 1896.60
    price = 1896.60
            ^
    hint: write price = "1896.60" with quotes
a.toml:5:8: error: year: want a whole number, found the string "2026"
    year = "2026"
           ^
    hint: write year = 2026 without quotes
a.toml:6:9: error: small: want a whole number, found the number 300
    small = 300
            ^
a.toml:7:8: error: open: want true or false, found the string "yes"
    open = "yes"
           ^
a.toml:8:14: error: tags item 2: want a string in quotes, found the number 1
    tags = ["a", 1, 1979-05-27]
                 ^
    hint: write "1" with quotes
a.toml:8:17: error: tags item 3: want a string in quotes, found the bare date 1979-05-27
    tags = ["a", 1, 1979-05-27]
                    ^
    hint: write "1979-05-27" with quotes
a.toml:9:8: error: even: is odd
    even = "abc"
           ^
a.toml:10:16: error: evens item 2: is long
    evens = ["ab", "abcdefghijk"]
                   ^
    hint: shorten it
a.toml:11:8: error: name: want a text in both languages, found the string "Орал"
    name = "Орал"
           ^
    hint: write name.kk = "…" and name.ru = "…"
a.toml:12:1: error: full.ru is missing
    full.kk = ""
    ^
    hint: the text is wanted in both languages
a.toml:12:11: error: full.kk is empty
    full.kk = ""
              ^
    hint: the text is wanted in both languages
a.toml:13:9: error: words: want lists of words in both languages, found a list
    words = ["a"]
            ^
    hint: write words.kk = ["…"] and words.ru = ["…"]
a.toml:14:1: error: inner.number is missing
    [inner]
    ^
    hint: write number = "…"
a.toml:16:10: error: maybe.number is empty
    number = ""
             ^
    hint: write number = "…"
a.toml:17:1: error: unknown key "extra"
    extra = 1
    ^
    hint: known here: number, deep
`},
		{"the file as a whole", `year = 1`, `
a.toml: error: full is missing
    hint: write full.kk = "…" and full.ru = "…"
`},
		// The library reports the last element here, and the third line.
		{"the right element of an array of tables", full + `[[rate]]
row = "first"
[[rate]]
row = 2
[[rate]]
row = 3
[[rate]]
price = 4
`, `
a.toml:4:7: error: row: want a whole number, found the string "first"
    row = "first"
          ^
a.toml:9:1: error: row is missing
    [[rate]]
    ^
    hint: write row = and the number
a.toml:10:9: error: price: want a string in quotes, found the number 4
    price = 4
            ^
    hint: write price = "4" with quotes
`},
		{"one slip is one finding", `ful.kk = "а"
full.ru = "б"
[inner]
Number = "1"
[maybe]
nummber = "1"
[[rate]]
rov = 1
[[rates]]
row = 2
`, `
a.toml:1:1: error: unknown key "ful"
    ful.kk = "а"
    ^
    hint: did you mean "full"?
a.toml:4:1: error: unknown key "Number"
    Number = "1"
    ^
    hint: did you mean "number"?
a.toml:6:1: error: unknown key "nummber"
    nummber = "1"
    ^
    hint: did you mean "number"?
a.toml:8:1: error: unknown key "rov"
    rov = 1
    ^
    hint: did you mean "row"?
a.toml:9:3: error: unknown key "rates"
    [[rates]]
      ^
    hint: did you mean "rate"?
`},
		{"a language misspelt", "full.kk = \"а\"\nfull.rus = \"б\"\n", `
a.toml:2:6: error: unknown key "rus"
    full.rus = "б"
         ^
    hint: did you mean "ru"?
`},
		{"inline tables", full + `rate = [{ row = 1, prize = "1" }, { row = 2, "price" = false },
  { price = "4" }]
maybe = { deep.x = "1", number = "2" }`, `
a.toml:3:20: error: unknown key "prize"
    rate = [{ row = 1, prize = "1" }, { row = 2, "price" = false },
                       ^
    hint: did you mean "price"?
a.toml:3:56: error: price: want a string in quotes, found the word false
    rate = [{ row = 1, prize = "1" }, { row = 2, "price" = false },
                                                           ^
    hint: write price = "false" with quotes
a.toml:4:3: error: row is missing
      { price = "4" }]
      ^
    hint: write row = and the number
a.toml:5:20: error: maybe.deep.x: want a whole number, found the string "1"
    maybe = { deep.x = "1", number = "2" }
                       ^
    hint: write x = 1 without quotes
`},
		{"tables and lists in each other's place", full + `tags = "x"
[[inner]]
[rate]
`, `
a.toml:3:8: error: tags: want a list, found the string "x"
    tags = "x"
           ^
    hint: write tags = ["x"] with brackets
a.toml:4:1: error: inner: want a table, found a list of tables
    [[inner]]
    ^
    hint: write [inner] with one bracket
a.toml:5:1: error: rate: want a list of tables, found a table
    [rate]
    ^
    hint: write [[rate]] with two brackets
`},
		{"line ends of Windows behind a byte order mark", "\ufeffyear = \"x\"\r\nfull.kk = 1\r\nfull.ru = \"б\"\r\n", `
a.toml:1:8: error: year: want a whole number, found the string "x"
    year = "x"
           ^
a.toml:2:11: error: full.kk: want a string in quotes, found the number 1
    full.kk = 1
              ^
    hint: write kk = "1" with quotes
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			for range 3 { // the order does not change
				var v shape
				got, want := printed(decode(t, tt.src, &v)), strings.TrimPrefix(tt.want, "\n")
				is.Must(t, got == want, "got:\n%s\nwant:\n%s", got, want)
			}
		})
	}
}

func TestSyntax(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"a quote that is not closed", "a = 1\nb = \"x\nc = 2\n", `
a.toml:2:5: error: not valid TOML: strings cannot contain newlines
    b = "x
        ^
    hint: close the text with " on the same line; a longer text stands between """ and """
`},
		{"a key twice", "[a]\nx = 1\ny = 2\nx = 3\n", `
a.toml:4:1: error: this key is twice in one table
    x = 3
    ^
    hint: keep one of the two
    see a.toml:2:1
`},
		{"a table twice", "[a]\nx = 1\n[b]\n[a]\n", `
a.toml:4:2: error: this key is twice in one table
    [a]
     ^
    hint: keep one of the two; tables of which there are several are written [[a]], each with two brackets
    see a.toml:1:2
`},
		{"a value without quotes", "price = 1 896,60\n", `
a.toml:1:11: error: not valid TOML: found '8' behind the end of the value
    price = 1 896,60
              ^
    hint: texts, dates and amounts stand in quotes, like "1896.60"; inside a text write \" for a quotation mark
`},
		{"the quotation marks of a word processor", "a = “cooking”\n", `
a.toml:1:5: error: not valid TOML: expected value but found '“' instead
    a = “cooking”
        ^
    hint: replace the quotation marks of a word processor, “ ” and « », by straight ones: " "
`},
		{"one of them at the end", "a = \"cooking”\n", `
a.toml:1:5: error: not valid TOML: strings cannot contain newlines
    a = "cooking”
        ^
    hint: replace the quotation marks of a word processor, “ ” and « », by straight ones: " "
`},
		{"a colon", "service : \"x\"\n", `
a.toml:1:9: error: not valid TOML: expected '.' or '=', but got ':' instead
    service : "x"
            ^
    hint: write = between name and value: key = "value"
`},
		{"a key of other letters", "баға = 1\n", `
a.toml:1:1: error: not valid TOML: expected '.' or '=', but got 'б' instead
    баға = 1
    ^
    hint: write key = "value"; a key holds only the letters a-z, digits, _ and -, and "б" is none of them
`},
		{"one bracket for several tables", "[rate]\nx = 1\n[rate]\nx = 2\n", `
a.toml:3:2: error: this key is twice in one table
    [rate]
     ^
    hint: keep one of the two; tables of which there are several are written [[rate]], each with two brackets
    see a.toml:1:2
`},
		{"one bracket among two", "[[rate]]\nx = 1\n[rate]\nx = 2\n", `
a.toml:3:2: error: not valid TOML: key 'rate' has already been defined
    [rate]
     ^
    hint: tables of which there are several are written [[rate]], each with two brackets
`},
		{"two brackets after one", "[rate]\nx = 1\n[[rate]]\nx = 2\n", `
a.toml:3:3: error: not valid TOML: key 'rate' was already created and cannot be used as an array
    [[rate]]
      ^
    hint: tables of which there are several are written [[rate]], each with two brackets
`},
		{"a bare day that there is not", "d = 2025-02-30\n", `
a.toml:1:5: error: not valid TOML: invalid datetime: "2025-02-30"
    d = 2025-02-30
        ^
    hint: there is no such day or time; write dates in quotes, like "2025-12-18"
`},
		{"a backslash", `a = "C:\temp\new\Documents"`, `
a.toml:1:17: error: not valid TOML: invalid escape in string '\D'
    a = "C:\temp\new\Documents"
                    ^
    hint: a backslash has a meaning of its own: write \\ for one, or put the text between ' and '
`},
		{"a byte that is not UTF-8", "a = \"ok\"\nb = \"\xcf\xf0\"\n", `
a.toml:2:6: error: the byte 0xcf is not UTF-8
    b = "` + "\ufffd\ufffd" + `"
         ^
    hint: save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)
`},
		{"UTF-16", "\xff\xfea\x00", `
a.toml: error: the file is not UTF-8 text; it looks like UTF-16
    hint: save the file as UTF-8 (in Notepad: Save as, Encoding: UTF-8)
`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			doc, found := Parse("a.toml", []byte(tt.src))
			got, want := printed(found), strings.TrimPrefix(tt.want, "\n")
			is.True(t, got == want && doc == nil, "got:\n%s\nwant:\n%s", got, want)
		})
	}
}

// TestHostile: input that nobody writes by hand must not crash the program.
func TestHostile(t *testing.T) {
	const mega = 1 << 20
	for _, tt := range []struct {
		name, src, rule string
	}{
		{"brackets", "a = " + strings.Repeat("[", 10*mega), RuleSize},
		{"inline tables", "a = " + strings.Repeat("{a=", 2*mega), RuleSize},
		{"a dotted key", strings.Repeat("a.", 2*mega) + "a = 1", RuleSize},
		{"a dotted header", "[" + strings.Repeat("a.", 2*mega) + "a]", RuleSize},
		{"nesting by turns", strings.Repeat("[a]\n", 3) + "b = " + strings.Repeat("[{a.b=", mega), RuleSize},
		{"too large a file", strings.Repeat("#\n", MaxSize/2+1), RuleSize},
		{"NUL", strings.Repeat("\x00", 100), RuleEncoding},
		{"an open string", `a = "` + strings.Repeat("x", 5*mega), RuleSyntax},
		{"deep, but not too deep", "a = " + strings.Repeat("[", maxDepth-1) + strings.Repeat("]", maxDepth-1), ""},
		{"ten megabytes of tables", strings.Repeat("[[rate]]\nrow = 1\nprice = \"1896.60\"\n", 10*mega/35), RuleMissing},
		{"a line of megabytes", full + `price = "` + strings.Repeat("ә", mega) + `"`, ""},
		{"thousands of unknown keys", full + manyKeys(mega/16), RuleUnknownKey},
	} {
		t.Run(tt.name, func(t *testing.T) {
			var v shape
			found := decode(t, tt.src, &v)
			if tt.rule == "" && tt.name != "deep, but not too deep" && len(found) > 0 || tt.rule != "" && (len(found) == 0 || found[0].Rule != tt.rule) {
				t.Errorf("got %v", found[:min(1, len(found))])
			}
		})
	}
}

func manyKeys(n int) string {
	var b strings.Builder
	for i := range n {
		fmt.Fprintf(&b, "k%d = 1\n", i)
	}
	return b.String()
}

func TestPos(t *testing.T) {
	doc, found := Parse("a.toml", []byte(`name.kk = "а"
"a b" = 1
[act]
list = [1, [2, 3]]
[[rate]]
price = "1"
[rate.inner]
x = 1
[[rate]]
  price = "2"
[[rate.inner]]
x = { y = 5 }
[[rate.inner]]
x = { y = 6 }
[late.table]
[late]
z = 1
`))
	is.Must(t, doc != nil, "%s", printed(found))
	for path, want := range map[string]string{
		"name":                   "a.toml:1:1",
		"name.kk":                "a.toml:1:11",
		"name.ru":                "a.toml:1:1",
		"a b":                    "a.toml:2:9",
		"act":                    "a.toml:3:1",
		"act.list":               "a.toml:4:8",
		"act.list[1]":            "a.toml:4:12",
		"act.list[1][1]":         "a.toml:4:16",
		"act.list[7]":            "a.toml:4:8",
		"act.number":             "a.toml:3:1",
		"rate[0]":                "a.toml:5:1",
		"rate[0].price":          "a.toml:6:9",
		"rate[0].inner":          "a.toml:7:1",
		"rate[0].inner.x":        "a.toml:8:5",
		"rate[1].price":          "a.toml:10:11",
		"rate[1].inner[1].x.y":   "a.toml:14:11",
		"rate[1].inner[0].x.y":   "a.toml:12:11",
		"rate[2].price":          "a.toml:5:1",
		"rate[x]":                "a.toml:5:1",
		"late":                   "a.toml:16:1",
		"late.table":             "a.toml:15:1",
		"nothing":                "a.toml",
		"":                       "a.toml",
		"act.list[1][1].nothing": "a.toml:4:16",
	} {
		is.Equal(t, doc.Pos(path).String(), want, "%q stands at", path)
	}
	is.True(t, !doc.Has("rate[2]") && doc.Has("rate[1].inner[1].x.y") && !doc.Has("name.ru"), "Has is wrong")
	f := doc.Warning("rate[1].price", "r", source.Say("m"), source.Say("h"))
	want := source.Finding{Pos: source.Pos{File: "a.toml", Line: 10, Col: 11}, Severity: source.Warning, Rule: "r", Message: source.Say("m"), Hint: source.Say("h"), Line: `  price = "2"`}
	is.True(t, reflect.DeepEqual(f, want), "got %+v", f)
}

func TestDidYouMean(t *testing.T) {
	known := []string{"price", "price_status", "period", "row", "carer"}
	for word, want := range map[string]string{
		"prise":       `did you mean "price"?`,
		"PRICE":       `did you mean "price"?`,
		"pirce":       `did you mean "price"?`,
		"pricestatus": `did you mean "price_status"?`,
		"rwo":         `did you mean "row"?`,
		"жол":         "known here: price, price_status, period, row, carer",
		"":            "known here: price, price_status, period, row, carer",
	} {
		is.Equal(t, DidYouMean(word, known).String(), want, word)
	}
	got := DidYouMean("x", nil)
	is.True(t, got.IsZero(), "%v", got)
}

// TestInside: a part of a string is found in any kind of string. If it is
// written with escapes it is not found, and the position is that of the value.
func TestInside(t *testing.T) {
	doc, found := Parse("a.toml", []byte("a = \"сұрақ 2 рет\"\nb = ['x', 'сұрақ']\nc.d = \"\"\"\nбір\n  екі\"\"\"\ne = \"\\u0031 x\"\nf = 12\n"))
	is.Must(t, len(found) == 0, "%v", found)
	for _, tt := range []struct{ path, part, want string }{
		{"a", "2", "a.toml:1:17"},
		{"a", "", "a.toml:1:5"},
		{"a", "рет\"\nb", "a.toml:1:5"},
		{"b[1]", "рақ", "a.toml:2:16"},
		{"c.d", "екі", "a.toml:5:3"},
		{"e", "\t", "a.toml:6:5"},
		{"e", "x", "a.toml:6:13"},
		{"f", "2", "a.toml:7:5"},
		{"c.nothing", "x", "a.toml:3:1"},
		{"nothing", "x", "a.toml"},
	} {
		pos, line := doc.Inside(tt.path, tt.part)
		if pos.String() != tt.want || pos.Line > 0 && line != doc.line(pos.Line) {
			t.Errorf("%s %q: %s %q, want %s", tt.path, tt.part, pos, line, tt.want)
		}
	}
}

// TestUnseen: a string that is not closed is reported where it opens, even if
// the library fails far below or the next string seems to close it. Invisible
// characters are named.
func TestUnseen(t *testing.T) {
	for in, want := range map[string]string{
		"a = 1\ntext.kk = \"\"\"кір\nprice = \"1.00\"\n[[rate]]\nrow = 2\n": "f:2:11: not valid TOML: the text that opens here is not closed",
		"a = \"\"\"x\nprice = \"1.00\"\nb = \"\"\"\nтағы\n\"\"\"\nc = 1\n":  "f:1:5: not valid TOML: the text that opens here is not closed",
		"a = '''x\n":              "f:1:5: not valid TOML: the text that opens here is not closed",
		"a = \"x\nb = 1\n":        "f:1:5: ",
		"price\u00a0= \"1.00\"\n": "a no-break space stands here",
		"price =\u00a0\"1.00\"\n": "a no-break space stands here",
		"full.kk = \"т\"\nfull.ru = \"т\"\neven = \"abcdefghijklm\u00a0x \"": "a space stands at its end: take it out",
		"full.kk = \"т\"\nfull.ru = \"т\"\neven = \"\u200babcdefghijkl\"":    "an invisible character, U+200B, stands at its beginning: take it out",
	} {
		doc, found := Parse("f", []byte(in))
		if doc != nil {
			found = append(found, doc.Decode(&shape{})...)
		}
		var b strings.Builder
		found.Print(&b, source.English)
		is.In(t, want, strings.ReplaceAll(b.String(), "error: ", ""), in)
	}
}
