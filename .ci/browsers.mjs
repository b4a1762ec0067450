// The oldest browsers in which everything reads and compares, and the version for
// the visually impaired works. Opera Mini reads the pages too, but draws them on
// its maker's machines, mostly without styles: no list of features holds it.
export default ['chrome 80', 'safari 14', 'ios_saf 14', 'firefox 78', 'samsung 13'];
