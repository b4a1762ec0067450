package doc

// readNumbering reads the lists of a document and their abstract definitions.
func readNumbering(t *tally, data []byte) *numbering {
	n := &numbering{lists: map[string]*list{}, counts: map[string]*[maxLevels]int{}}
	shapes := map[string]*[maxLevels]listLevel{}
	x := openXML(t, "numbering.xml", data)
	x.within(func(element) {
		x.within(func(e element) {
			switch e.name {
			case "abstractNum":
				id, _ := e.val("abstractNumId")
				shapes[id] = readShape(x)
			case "num":
				id, _ := e.val("numId")
				n.lists[id] = readList(x)
			default:
				x.skip()
			}
		})
	})
	for _, l := range n.lists {
		l.levels = shapes[l.shape]
	}
	return n
}

func readShape(x *xmlPart) *[maxLevels]listLevel {
	levels := &[maxLevels]listLevel{}
	x.within(func(e element) {
		if e.name != "lvl" {
			x.skip()
			return
		}
		level := readListLevel(x)
		if i := levelOf(e); i >= 0 {
			levels[i] = level
		}
	})
	return levels
}

func readListLevel(x *xmlPart) listLevel {
	level := listLevel{format: "decimal", start: 1}
	x.within(func(e element) {
		v, _ := e.val("val")
		switch e.name {
		case "start":
			level.start = number(e)
		case "numFmt":
			level.format = v
		case "lvlText":
			level.text = v[:min(len(v), 100)]
		}
		x.skip()
	})
	return level
}

func readList(x *xmlPart) *list {
	l := &list{starts: map[int]int{}}
	x.within(func(e element) {
		switch e.name {
		case "abstractNumId":
			l.shape, _ = e.val("val")
			x.skip()
		case "lvlOverride":
			level := levelOf(e)
			x.within(func(e element) {
				if e.name == "startOverride" && level >= 0 {
					l.starts[level] = number(e)
				}
				x.skip()
			})
		default:
			x.skip()
		}
	})
	return l
}

// levelOf returns the level that an element describes, -1 if there is none.
func levelOf(e element) int {
	v, _ := e.val("ilvl")
	if len(v) != 1 || v[0] < '0' || v[0] >= '0'+maxLevels {
		return -1
	}
	return int(v[0] - '0')
}

// number reads the start of a list, which count would limit.
func number(e element) int {
	v, _ := e.val("val")
	n := 0
	for _, c := range v {
		if c < '0' || c > '9' || n > 1_000_000 {
			return 1
		}
		n = n*10 + int(c-'0')
	}
	return n
}
