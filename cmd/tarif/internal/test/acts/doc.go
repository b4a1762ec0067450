// Package acts is the independent proof that what we publish is what the acts
// say. It holds no code of the program, only tests and what they compare.
//
// Its two nouns are the text and the want file. A text is a byte copy of an
// act as it was captured, pinned by its SHA-256. A want file is one person's
// reading of it, row by row, made without looking at tariffs/: the heading,
// the role, the price as printed, our service id, the wording.
//
// The tests promise two things. The want files account for every letter of
// the acts' tables: nothing was left out, added or moved, and every place
// where extraction had torn a word apart is listed in repairs.want.tsv. And
// the files in tariffs/ agree with the want files on every row. The decisions
// of history.want.tsv were read in both languages; their texts are not kept
// here, so for them only the second half can be repeated.
//
// To stay a proof it shares no code with loading or importing: it imports the
// standard library and package is alone, and reads TOML line by line with a
// reader of its own. A mistake in the loader cannot hide itself here. The package knows
// nothing of the catalogue, the Russian translation or the built site.
//
// When a new edition replaces one of these, its want files stay: an old act's
// prices do not change any more. Amounts are integers of tiyn (1/100 tenge).
package acts
