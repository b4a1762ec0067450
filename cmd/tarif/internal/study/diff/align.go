package diff

// maxTable bounds the work of aligning two texts to some thousand words each.
// No row of an act is that long; in longer texts the middle counts as replaced.
const maxTable = 1 << 22

// align finds the common subsequence of tokens with the greatest weight, and
// splits the texts there. Of several it takes the one that occurs first.
func align(a, b []token) []edit {
	head := 0
	for head < len(a) && head < len(b) && a[head].key == b[head].key {
		head++
	}
	tail := 0
	for tail < len(a)-head && tail < len(b)-head && a[len(a)-1-tail].key == b[len(b)-1-tail].key {
		tail++
	}
	var e editor
	e.keep(a[:head], b[:head])
	e.middle(a[head:len(a)-tail], b[head:len(b)-tail])
	e.keep(a[len(a)-tail:], b[len(b)-tail:])
	return e.edits
}

// editor collects edits, merging neighbours of the same kind.
type editor struct{ edits []edit }

func (e *editor) keep(a, b []token) { e.add(true, a, b) }

func (e *editor) replace(a, b []token) { e.add(false, a, b) }

func (e *editor) add(same bool, a, b []token) {
	if len(a) == 0 && len(b) == 0 {
		return
	}
	n := len(e.edits)
	if n == 0 || e.edits[n-1].same != same {
		e.edits = append(e.edits, edit{same: same})
		n++
	}
	last := &e.edits[n-1]
	last.old, last.new = append(last.old, a...), append(last.new, b...)
}

func (e *editor) middle(a, b []token) {
	if len(a)*len(b) > maxTable {
		e.replace(a, b)
		return
	}
	best := heaviest(a, b)
	i, j := 0, 0
	for i < len(a) && j < len(b) {
		switch {
		case a[i].key == b[j].key && best[i][j] == best[i+1][j+1]+a[i].weight:
			e.keep(a[i:i+1], b[j:j+1])
			i, j = i+1, j+1
		case best[i][j] == best[i+1][j]:
			e.replace(a[i:i+1], nil)
			i++
		default:
			e.replace(nil, b[j:j+1])
			j++
		}
	}
	e.replace(a[i:], b[j:])
}

// heaviest returns, for every two suffixes of the texts, the weight of their
// common subsequence: the longest common subsequence, weighted.
func heaviest(a, b []token) [][]int {
	best := make([][]int, len(a)+1)
	best[len(a)] = make([]int, len(b)+1)
	for i := len(a) - 1; i >= 0; i-- {
		best[i] = make([]int, len(b)+1)
		for j := len(b) - 1; j >= 0; j-- {
			best[i][j] = max(best[i+1][j], best[i][j+1])
			if a[i].key == b[j].key {
				best[i][j] = max(best[i][j], best[i+1][j+1]+a[i].weight)
			}
		}
	}
	return best
}
