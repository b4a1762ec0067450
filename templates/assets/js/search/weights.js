// How the search ranks, and every weight that it uses.
//
// The query is split into pieces (query.js): words and amounts of money. Most
// pieces must be found; filler like "how much", "my mother" or "in" need not be,
// and counts little. A piece has readings: as typed, and as the same keys give
// on another keyboard.
//
// A word of a piece matches terms of the index (match.js), with a value from 1
// for the same word down to one that only begins alike. Terms are in phrases, and
// phrases belong to documents: services, places, acts, pages, and groups of
// services such as kinds and sections. A document's value for a piece is that of
// its best phrase. It also inherits a share from its groups and from the places
// that offer it, so that a service is found by the name of its section too.
//
// If some documents have every piece as typed, only these are found. Otherwise
// all with any piece are found, unknown words may have slips, and missing pieces
// lower the score (rank.js). The score is the mean of a document's values,
// weighted by how few services match a piece, plus a bonus for a phrase that
// resembles the query. It is multiplied by TRUST in the kind of document.
//
// If the answer is weak (a piece is missing, or the best phrase has little of
// the query) the third file is used. Its phrases rank in the same way, with two
// additions: services for the person in the query come first, and services that
// teach come last unless the query asks for teaching.

// How well a term matches a word of the query.
export const SAME = 1;
export const BEGINS = .75; // with what is typed so far; more, the more of the word is typed
export const BEGINS_WHOLE = .2;
export const SAME_STEM = .7;
export const FLEETING_STEM = .65; // копеек, копейка
export const SAME_ROOT = .5; // помыть, вымыть
export const BEGINNING = .45; // one is the beginning of the other
export const LIKE_BEGINNING = .3; // most of the beginning in common
export const LIKE_BEGINNING_WHOLE = .15;
export const SOUNDS = .6; // written by ear
export const ONE_SLIP = .55;
export const TWO_SLIPS = .4;
export const SLIP_SO_FAR = .35; // in what is typed so far
export const DOUBT = .5; // factor for slips if the word itself was found

// Trust in a reading of a piece.
export const AS_WRITTEN = 1;
export const OTHER_KEYBOARD = .9;
export const DIGIT_ROW = .95;
export const LATIN_KEYBOARD = .8;

// Phrases of a document.
export const NAME = 1;
export const WORDS = .9; // everyday words, and names in the other language
export const PLACE_WORDS = .95;
export const ACT_NUMBER = 1.3;
export const ACT_DETAILS = .8;
export const PAGE_SUMMARY = .4;
export const PAGE_OTHER = .85;
export const CONCEPT = .85; // of the best service
export const CONCEPT_STEP = .18; // less for each further service

export const ACT_WORDS = .6; // wording of acts

// Shares that a document inherits.
export const OF_KIND = .4;
export const OF_SECTION = .5;
export const OF_FACET = .45;
export const OF_REGION = .6;
export const OF_PLACE = .6;
export const OF_FORM = .4;
export const ACT_OF_KIND = .35;
export const PLACE_OF_KIND = .3;
export const OFFERED = .6;

// Amounts of money.
export const SAME_AMOUNT = .8;
export const WHOLE_TENGE = .5;

// The score of a document.
export const ALONG = .15; // share for a word of a phrase without the rest of it
export const ANSWERS = .3; // least value of a service that matches a piece
export const IS_PLACE = .6; // least value of a piece that is a place's name
export const AS_PLACE = .85; // if no service has it nearly as well
export const COMMON = 1; // how fast a piece that many services match loses weight
export const IDLE = .05; // the weight of what need not be found
export const PHRASE_OF_ONE = .3; // bonus for a phrase with one piece
export const PHRASE_OF_MORE = .6;
export const COVERS = .05; // more of it for all words of the query, including filler
export const NAMED = .05; // and for a name
export const NOT_IN_FORCE = .05;
export const WHOM = .15; // of a service for the person in the query
export const ASKED = .2; // of a service that teaches, if the query asks for that
export const UNASKED = -.2; // and if it does not
export const ALIKE = .4; // greatest difference of services that are put together
export const CLAIMED = .52; // least part of a phrase of such a thing that must be said
export const ALONE = .3; // lead over services of something that no tariff prices
export const HAS = .5; // least value of a piece that a document fully has
export const MISSING = .9; // what a score loses if all of the query is missing
export const SURE = .6; // least phrase value of a sure answer
export const IS_KIND = .8;
export const NEARLY = .1; // a negligible difference of scores
export const SUGGESTED = .59; // least similarity of a suggested word

// Trust in each kind of document. It comes last, because esbuild inlines only
// constants before the first object.
export const TRUST = { service: 1, place: .98, act: .85, page: .55, absent: .97 };
