package doc

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"tarif/cmd/tarif/internal/source"
)

// cuts returns the number of lines of each row in a run of lines without a
// heading. If row numbers stand at the top of their rows, a row begins at its
// number; if at the bottom, as a spreadsheet prints them, it ends there; if they
// stand in the middle, a row has about as many lines above its number as below. Without numbers a row begins at a capital letter in the
// first column or after a blank line.
func cuts(t *tally, run []printedRow, numbers bool) []int {
	var at []int // the lines with the numbers
	for i, p := range run {
		if numbers && labelPiece.MatchString(p.cells[0]) {
			at = append(at, i)
		}
	}
	blocks := apart(run, at)
	switch {
	case !numbers:
		return lengths(len(run), firstWords(run))
	case blocks != nil:
		return lengths(len(run), blocks)
	case len(at) == 0:
		return []int{len(run)}
	case atBottom(run, at):
		return lengths(len(run), linesAfter(at))
	case at[0] == 0 && atTop(run, at):
		return lengths(len(run), unnumbered(run, at))
	}
	t.note(source.Say("lines {1} to {2}: the numbers are in the middle of their rows; each row was taken to have as many lines above its number as below", run[0].line, run[len(run)-1].line))
	return lengths(len(run), append([]int{0}, middles(t, run, at)...))
}

// apart returns where rows begin that blank lines or ruled ones part: each of them
// has its number, or, without one, an amount and words. It is nil where they do not.
func apart(run []printedRow, at []int) []int {
	starts := []int{0}
	for i := 1; i < len(run); i++ {
		if run[i].blank {
			starts = append(starts, i)
		}
	}
	if len(starts) < 2 || len(starts) < len(at) {
		return nil
	}
	for k, from := range starts {
		to := len(run)
		if k+1 < len(starts) {
			to = starts[k+1]
		}
		numbers, amount := 0, false
		for i := from; i < to; i++ {
			amount = amount || hasAmount(run[i])
			if slices.Contains(at, i) {
				numbers++
			}
		}
		if numbers > 1 || numbers == 0 && (!amount || run[from].cells[1] == "") {
			return nil
		}
	}
	return starts
}

// unnumbered adds to the lines with numbers those of rows that have none: they have
// an amount in a column in which the row that they would belong to has one, or in
// which it says that others follow.
func unnumbered(run []printedRow, at []int) []int {
	out := slices.Clone(at)
	for k, start := range at {
		end := len(run)
		if k+1 < len(at) {
			end = at[k+1]
		}
		for i := start + 1; i < end; i++ {
			words := run[i].cells[1]
			if words == "" || !hasAmount(run[i]) {
				continue
			}
			if sameAmounts(run[start], run[i]) || strings.HasSuffix(run[i-1].cells[1], ":") {
				out, start = append(out, i), i
			}
		}
	}
	slices.Sort(out)
	return out
}

// sameAmounts reports two lines that have an amount in one column.
func sameAmounts(a, b printedRow) bool {
	for c := 2; c < len(a.cells); c++ {
		if amountPiece.MatchString(a.cells[c]) && amountPiece.MatchString(b.cells[c]) {
			return true
		}
	}
	return false
}

// lengths returns the number of lines from each start to the next, the last
// ending at n.
func lengths(n int, starts []int) []int {
	if len(starts) == 0 || starts[0] != 0 {
		starts = append([]int{0}, starts...)
	}
	var out []int
	for i, s := range starts {
		end := n
		if i+1 < len(starts) {
			end = starts[i+1]
		}
		out = append(out, end-s)
	}
	return out
}

func firstWords(run []printedRow) []int {
	var out []int
	for i, p := range run {
		r, _ := utf8.DecodeRuneInString(p.cells[0])
		if p.cells[0] != "" && (unicode.IsUpper(r) || p.blank) {
			out = append(out, i)
		}
	}
	return out
}

// atTop reports whether the text of rows begins on the line of their number.
func atTop(run []printedRow, at []int) bool {
	full := 0
	for _, i := range at {
		if run[i].cells[1] != "" {
			full++
		}
	}
	return full*10 >= len(at)*9
}

// atBottom reports whether the text of rows ends on the line of their number: a row
// goes on there with a small letter, and none begins so on the line below.
func atBottom(run []printedRow, at []int) bool {
	goesOn := false
	for k, i := range append([]int{-1}, at...) {
		if k > 0 && run[i].cells[1] == "" || abrupt(run, i+1) > 0 {
			return false
		}
		goesOn = goesOn || k > 0 && abrupt(run, i) > 0
	}
	return goesOn && at[len(at)-1] == len(run)-1
}

// linesAfter returns the lines below those of all numbers but the last.
func linesAfter(at []int) (out []int) {
	for _, i := range at[:len(at)-1] {
		out = append(out, i+1)
	}
	return out
}

// farRow is more lines than lie between two row numbers.
const farRow = 80

// middles returns the lines on which rows begin when their numbers are centred
// vertically. Of all ways to divide the lines it takes the one that leaves the
// cells most evenly above and below the row's number (dynamic programming over
// the line on which each row begins).
func middles(t *tally, run []printedRow, at []int) []int {
	full := filled(run)
	cost := map[int]int{0: 0} // by where the row begins
	from := make([]map[int]int, len(at))
	for k, n := range at {
		t.budget.Spend(farRow * farRow)
		first, last := n+1, len(run)
		if k+1 < len(at) {
			last = at[k+1]
		} else {
			first = last
		}
		next := map[int]int{}
		from[k] = map[int]int{}
		for end := first; end <= min(last, n+farRow); end++ {
			for start := max(0, n-farRow); start <= n; start++ {
				c, ok := cost[start]
				if !ok {
					continue
				}
				c += uneven(full, start, n, end) + abrupt(run, end)
				if best, ok := next[end]; !ok || c < best {
					next[end], from[k][end] = c, start
				}
			}
		}
		cost = next
	}
	out := make([]int, 0, len(at))
	end := len(run)
	for k := len(at) - 1; k > 0; k-- {
		end = from[k][end]
		out = append([]int{end}, out...)
	}
	return out
}

// filled returns, for each column, the number of non-empty cells before each
// line.
func filled(rows []printedRow) [][]int {
	out := make([][]int, len(rows[0].cells))
	for c := range out {
		out[c] = make([]int, len(rows)+1)
		for i, p := range rows {
			out[c][i+1] = out[c][i]
			if p.cells[c] != "" {
				out[c][i+1]++
			}
		}
	}
	return out
}

// uneven returns by how much the cells of the lines [start, end) lie more on
// one side of line n than on the other.
func uneven(filled [][]int, start, n, end int) int {
	sum := 0
	for _, upTo := range filled {
		d := upTo[n] - upTo[start] - (upTo[end] - upTo[n+1])
		sum += 4 * max(d, -d)
	}
	return sum
}

// goOn is the cost of a row that begins with a small letter, compared with 4
// for each line on the wrong side of its number.
const goOn = 5

// abrupt returns the cost of beginning a row at line i: goOn for each column
// whose text continues with a small letter. If all rows begin that way, every
// division has the same cost and it has no effect.
func abrupt(run []printedRow, i int) int {
	if i >= len(run) || run[i].blank {
		return 0
	}
	sum := 0
	for c := range run[i].cells[1:] {
		for k := i; k < min(len(run), i+aroundRow); k++ {
			if s := run[k].cells[c+1]; s != "" {
				if startsSmall(s) {
					sum += goOn
				}
				break
			}
		}
	}
	return sum
}
