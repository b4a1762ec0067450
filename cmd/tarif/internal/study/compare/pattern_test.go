package compare_test

import (
	"fmt"
	"strings"
	"testing"

	"tarif/cmd/tarif/internal/study/compare"
	"tarif/cmd/tarif/internal/test/is"
	"tarif/cmd/tarif/internal/test/tarifftest"
)

func patterns(ps []compare.Pattern) string {
	var out []string
	for _, p := range ps {
		role := "none"
		if p.Role != nil {
			role = string(p.Role.ID)
		}
		s := fmt.Sprintf("%s %s", role, p.Reference)
		for _, part := range p.Parts {
			s += fmt.Sprintf(" 1/%d×%d", part.N, len(part.Rates))
		}
		for _, r := range p.Exceptions {
			s += fmt.Sprintf(" but %d", r.Row)
		}
		out = append(out, s)
	}
	return strings.Join(out, "; ")
}

func TestReference(t *testing.T) {
	for _, c := range []struct{ name, table, want string }{
		{"fractions", "1 a 1485.00\n2 b 742.50\n3 c 371.25\n4 d 123.75\n5 e 495.00", "none 1485.00 1/1×1 1/2×1 1/3×1 1/4×1 1/12×1"},
		{"the whole is not printed", "1 a 742.50\n2 b 371.25\n3 c 123.75\n4 d 495.00", "none 1485.00 1/2×1 1/3×1 1/4×1 1/12×1"},
		{"by role", "1 a role=x 100.00\n2 b role=x 50.00\n3 c role=x 25.00\n4 d role=x 20.00\n5 a role=y 7.00\n6 b role=y 13.00\n7 c role=y 17.00\n8 d role=y 19.00", "x 100.00 1/1×1 1/2×1 1/4×1 1/5×1"},
		{"all the same", "1 a 5.00\n2 b 5.00\n3 c 5.00\n4 d 5.00", "none 5.00 1/1×4"},
		{"one typing error", "1 a 100.00\n2 b 50.00\n3 c 25.00\n4 d 20.00\n5 e 50.01", "none 100.00 1/1×1 1/2×1 1/4×1 1/5×1 but 5"},
		{"two exceptions", "1 a 100.00\n2 b 50.00\n3 c 25.00\n4 d 20.00\n5 e 50.01\n6 f 49.99", "none 100.00 1/1×1 1/2×1 1/4×1 1/5×1 but 5 but 6"},
		{"three are too many", "1 a 100.00\n2 b 50.00\n3 c 25.00\n4 d 20.00\n5 e 50.01\n6 f 49.99\n7 g 99.99", ""},
		{"exact to the tiyn", "1 a 100.00\n2 b 33.33\n3 c 50.00\n4 d 25.00\n5 e 20.00", "none 100.00 1/1×1 1/2×1 1/4×1 1/5×1 but 2"},
		{"too few", "1 a 100.00\n2 b 50.00\n3 c 25.00", ""},
		{"prices of unlike things", "1 a basis=m 100.00\n2 b 50.00\n3 c 25.00\n4 d 20.00", ""},
		{"dashes and zeros take no part", "1 a 100.00\n2 b 50.00\n3 c 25.00\n4 d 20.00\n5 e -\n6 f 0.00", "none 100.00 1/1×1 1/2×1 1/4×1 1/5×1"},
		{"nothing", "", ""},
	} {
		w := tarifftest.New()
		is.Equal(t, patterns(compare.Reference(w.Edition("a/k/2026", c.table))), c.want, c.name)
	}
}
