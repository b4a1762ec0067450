package doc

// maxColumns is more than any printed table has. Wider spans are cut.
const maxColumns = 1000

// Grid returns the table with its spans filled in: every row has the same
// number of cells, and a cell that spans several positions is at each of them.
// A position that no cell covers has an empty cell with spans of 1. A table
// from [Read] is never too large for it; of one made by hand with millions of
// positions the grid is nil.
func (t *Table) Grid() [][]Cell {
	width := t.width()
	if width*len(t.Rows) > maxGrid {
		return nil
	}
	grid := make([][]Cell, len(t.Rows))
	for r := range grid {
		grid[r] = make([]Cell, width)
		for c := range grid[r] {
			grid[r][c] = Cell{ColSpan: 1, RowSpan: 1}
		}
	}
	t.each(func(row, col int, cell *Cell, _ bool) { grid[row][col] = *cell })
	return grid
}

// width returns the number of columns, or maxGrid if the table is too large to
// count.
func (t *Table) width() int {
	width := 0
	if !t.each(func(_, col int, _ *Cell, _ bool) { width = max(width, col+1) }) {
		return maxGrid
	}
	return width
}

// each visits every covered position, row by row; first is set where the cell
// begins. A cell goes into the first free column, as in HTML; where a span
// collides with a cell from a row above, the earlier cell keeps its place. It
// returns false, without finishing, on a table with many more positions than
// maxGrid.
func (t *Table) each(visit func(row, col int, cell *Cell, first bool)) bool {
	var open []cover
	for r, steps := 0, 0; r < len(t.Rows); r++ {
		if steps += len(open); steps > 2*maxGrid {
			return false
		}
		col := 0
		cells := t.Rows[r].Cells
		for i := range cells {
			for ; col < len(open) && open[col].rows > 0; col++ {
				open[col].pass(r, col, visit)
			}
			col = place(&open, r, col, &cells[i], len(t.Rows), visit)
		}
		for ; col < len(open); col++ {
			if open[col].rows > 0 {
				open[col].pass(r, col, visit)
			}
		}
	}
	return true
}

// cover is a cell that spans a column for some more rows.
type cover struct {
	cell *Cell
	rows int
}

func (c *cover) pass(row, col int, visit func(int, int, *Cell, bool)) {
	visit(row, col, c.cell, false)
	c.rows--
}

func place(open *[]cover, row, col int, cell *Cell, rows int, visit func(int, int, *Cell, bool)) int {
	down := min(max(cell.RowSpan, 1), rows-row) - 1
	for n := range min(max(cell.ColSpan, 1), maxColumns) {
		if col == len(*open) {
			*open = append(*open, cover{})
		}
		if (*open)[col].rows > 0 {
			(*open)[col].pass(row, col, visit)
		} else {
			(*open)[col] = cover{cell, down}
			visit(row, col, cell, n == 0)
		}
		col++
	}
	return col
}

// tidy corrects the spans: at least 1, within the rows, and not over columns in
// which no cell begins (colspan="1000000").
func (t *Table) tidy() {
	last := 0
	t.each(func(_, col int, _ *Cell, first bool) {
		if first {
			last = max(last, col)
		}
	})
	t.each(func(row, col int, cell *Cell, first bool) {
		if first {
			cell.ColSpan = min(max(cell.ColSpan, 1), last+1-col)
			cell.RowSpan = min(max(cell.RowSpan, 1), len(t.Rows)-row)
		}
	})
}
