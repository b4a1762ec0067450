package site_test

import (
	"fmt"
	"io/fs"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"

	"tarif/cmd/tarif/internal/lists"
	"tarif/cmd/tarif/internal/test/is"
)

// The tariff of the next year for one place, derived here from the real act's
// file as test data only. The expected contents of pages are computed from the
// two texts, independently of the program's packages.

const (
	predecessor = "tariffs/oral/home-care/2026.toml"
	successor   = "tariffs/oral/home-care/2027.toml"
)

// The reference amounts in tiyn, then and now. All prices are fractions of
// them, so that new prices are whole too.
var (
	wasReference = map[string]int64{"carer": 189660, "specialist": 98490}
	nowReference = map[string]int64{"carer": 205200, "specialist": 90000}
)

// The four changes besides the prices.
const (
	removedRow    = 60 // bathing
	roleRow       = 5  // escort-adult, from the carer to the specialist
	rewordedRow   = 8  // cooking
	addedService  = "psychological-support"
	addedRole     = "specialist" // the carer has it already
	wordsBefore   = "тамақ әзірлеуге"
	wordsAfter    = "тамақ пісіруге"
	syntheticMark = "Синтетические данные, только для проверки программы"
)

// rate is a rate as in its file.
type rate struct {
	row           int
	service, role string
	price         int64 // tiyn
	textKK        string
	block         string // its lines
}

func (r rate) key() string { return r.service + " " + r.role }

// field matches a line of TOML.
func field(name string) *regexp.Regexp {
	return regexp.MustCompile(`(?m)^` + regexp.QuoteMeta(name) + ` = "?(.*?)"?$`)
}

func value(block, name string) string {
	if m := field(name).FindStringSubmatch(block); m != nil {
		return m[1]
	}
	return ""
}

func set(block, name, v string) string {
	return field(name).ReplaceAllStringFunc(block, func(line string) string {
		old := value(line, name)
		return strings.Replace(line, old, v, 1)
	})
}

func readRate(t *testing.T, block string) rate {
	t.Helper()
	row, err := strconv.Atoi(value(block, "row"))
	is.OK(t, err, "row of %s", block)
	return rate{row: row, service: value(block, "service"), role: value(block, "role"),
		price: tiyn(t, value(block, "price")), textKK: value(block, "text.kk"), block: block}
}

// year holds the rates of an edition's file and the lines above them.
type year struct {
	head  string
	rates []rate
}

func readYear(t *testing.T) year {
	t.Helper()
	src, err := fs.ReadFile(repository, predecessor)
	is.OK(t, err)
	blocks := strings.Split(string(src), "\n[[rate]]\n")
	y := year{head: blocks[0]}
	y.rates = lists.Of(blocks[1:], func(block string) rate { return readRate(t, block) })
	is.Must(t, len(y.rates) == 76, "%s has %d rates", predecessor, len(y.rates))
	return y
}

// next makes the tariff of 2027.
func (y year) next(t *testing.T) year {
	t.Helper()
	n := year{head: nextHead(y.head)}
	for _, r := range y.rates {
		if r.row == removedRow {
			continue
		}
		n.rates = append(n.rates, r.changed(t, len(n.rates)+1))
	}
	added := fmt.Sprintf("row = 76\nrow_label = \"76\"\nsection = \"psychological\"\nservice = %q\nrole = %q\nprice = %q\ntext.kk = %q\ntext.ru = %q\n",
		addedService, addedRole, amount(nowReference[addedRole]/2), "Сынақ жолы: психологиялық қолдау көрсету", "Строка для проверки: психологическая поддержка")
	n.rates = append(n.rates, readRate(t, added))
	return n
}

// changed returns a rate of 2026 as it is on a row of 2027.
func (r rate) changed(t *testing.T, row int) rate {
	t.Helper()
	part := new(big.Rat).SetFrac64(r.price, wasReference[r.role])
	if r.row == roleRow {
		r.role = "specialist"
	}
	price := part.Mul(part, new(big.Rat).SetInt64(nowReference[r.role]))
	is.Must(t, price.IsInt(), "row %d would cost %s tiyn", r.row, price)
	r.price = price.Num().Int64()
	if r.row == rewordedRow {
		is.Must(t, strings.Contains(r.textKK, wordsBefore), "row %d has not the words to change: %s", r.row, r.textKK)
		r.textKK = strings.Replace(r.textKK, wordsBefore, wordsAfter, 1)
	}
	b := r.block
	for name, v := range map[string]string{"row": strconv.Itoa(row), "row_label": strconv.Itoa(row),
		"role": r.role, "price": amount(r.price), "text.kk": r.textKK} {
		b = set(b, name, v)
	}
	r.row, r.block = row, b
	return r
}

// nextHead returns the head of the file with an act marked as invented, and
// without the source of the real one.
func nextHead(head string) string {
	cut := strings.Index(head, "\n[source]\n")
	head = head[:cut] + head[strings.Index(head, "\n[[price_column]]\n"):]
	for name, v := range map[string]string{"edition": "2027", "period": "2027", "valid_until": "2028-01-01",
		"number": "0000-test", "date": "2026-12-15"} {
		head = set(head, name, v)
	}
	head = strings.ReplaceAll(head, "2026 жылға", "2027 жылға")
	head = strings.ReplaceAll(head, "на 2026 год", "на 2027 год")
	note := "note.kk = \"Синтетикалық деректер, тек бағдарламаны тексеруге арналған.\"\nnote.ru = \"" + syntheticMark + ".\"\n"
	return strings.Replace(head, "\n[text_status]\n", "\n"+note+"\n[text_status]\n", 1)
}

func (y year) String() string {
	var b strings.Builder
	b.WriteString(y.head)
	for _, r := range y.rates {
		b.WriteString("\n[[rate]]\n" + strings.TrimSuffix(r.block, "\n") + "\n")
	}
	return b.String()
}

// amount formats tiyn as a plain decimal.
func amount(tiyn int64) string {
	sign := ""
	if tiyn < 0 {
		sign, tiyn = "-", -tiyn
	}
	return fmt.Sprintf("%s%d.%02d", sign, tiyn/100, tiyn%100)
}

// percent returns by how much an amount changed, to two places, rounded half
// away from zero.
func percent(old, new int64) string {
	r := big.NewRat(new-old, old)
	r.Mul(r, big.NewRat(10000, 1))
	half := big.NewRat(1, 2)
	if r.Sign() < 0 {
		half.Neg(half)
	}
	r.Add(r, half)
	q := big.NewInt(0).Quo(r.Num(), r.Denom()) // towards zero
	return amount(q.Int64())
}

// change is a line of changes.csv.
type change struct {
	service, role, row, kind, old, new, difference, percent string
}

// changesTo computes what changed from the two files alone.
func (y year) changesTo(n year) map[change]bool {
	out := map[change]bool{}
	was := map[string]rate{}
	for _, r := range y.rates {
		was[r.key()] = r
	}
	for _, r := range n.rates {
		old, ok := was[r.key()]
		if !ok && r.service == "escort-adult" {
			old, ok = was["escort-adult carer"]
			out[change{r.service, r.role, strconv.Itoa(r.row), "role", old.role, r.role, "", ""}] = true
		}
		delete(was, old.key())
		line := func(kind, before, after string) change {
			return change{r.service, r.role, strconv.Itoa(r.row), kind, before, after, "", ""}
		}
		if !ok {
			out[line("added", "", amount(r.price))] = true
			continue
		}
		price := line("price-up", amount(old.price), amount(r.price))
		if r.price < old.price {
			price.kind = "price-down"
		}
		price.difference, price.percent = amount(r.price-old.price), percent(old.price, r.price)
		out[price] = true
		if old.row != r.row {
			out[line("renumbered", strconv.Itoa(old.row), strconv.Itoa(r.row))] = true
		}
		if old.textKK != r.textKK {
			out[line("wording", old.textKK, r.textKK)] = true
		}
	}
	for _, old := range was {
		out[change{old.service, old.role, strconv.Itoa(old.row), "removed", amount(old.price), "", "", ""}] = true
	}
	return out
}

// withFile returns the real site's folder with one more file.
func withFile(t *testing.T, name, text string) fstest.MapFS {
	t.Helper()
	copied := copyOf(t)
	copied[name] = &fstest.MapFile{Data: []byte(text)}
	return copied
}

// copyOf returns the real site's folder in memory, without its built output.
func copyOf(t *testing.T) fstest.MapFS {
	t.Helper()
	m := fstest.MapFS{}
	for _, root := range []string{"config.toml", "tariffs", "content"} {
		err := fs.WalkDir(repository, root, func(p string, d fs.DirEntry, err error) error {
			if err != nil || d.IsDir() {
				return err
			}
			data, err := fs.ReadFile(repository, p)
			m[p] = &fstest.MapFile{Data: data}
			return err
		})
		is.OK(t, err)
	}
	return m
}
