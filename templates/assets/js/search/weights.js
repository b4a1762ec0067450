// How the search ranks, and every weight that it ranks by.
//
// The query is cut into pieces (query.js): a word, or an amount of money. Most
// pieces have to be found; what people say around a thing, as "how much", "my
// mother" or "in", need not, and counts little. A piece has readings: as it
// stands, or as the same keys give on another keyboard.
//
// A word of a piece answers terms of the index (match.js), from 1 for the same
// word down to what only begins alike. Terms stand in phrases and phrases
// belong to documents: services, places, acts, pages, and groups of services
// such as kinds and sections. A document's own value for a piece is that of its
// best phrase; then it inherits a share from its groups, so that a service
// answers the name of its section too, and of the places that offer it.
//
// A document that has every piece as it stands is meant, and where there are
// such they come alone. Otherwise all that have any piece are meant, words that
// nothing answers may be slips, and what is missing costs (rank.js). The score is
// the mean of a document's values, weighted by how few services a piece is true
// of, plus a bonus for how much of one phrase and the query are each other.
// TRUST sets the kinds of document in order.
//
// Where that is weak (a piece is missing, or the best phrase says little of the
// query) the third file is asked. What it teaches is ranked in the same way, and
// two things are added: services are preferred for whom is named, and those that
// teach stand back where nobody asks to be taught.

// How well a term answers a word of the query.
export const SAME = 1;
export const BEGINS = .75; // what is typed so far, and so much more the more of it stands
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
export const DOUBT = .5; // of slips, where the word is there as it stands

// How far a reading of a piece is trusted.
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
export const CONCEPT = .85; // of the service that answers best
export const CONCEPT_STEP = .04; // less for each that follows

export const ACT_WORDS = .6; // of the rows of acts

// What a document inherits.
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
export const ALONG = .15; // of a word of a phrase of which nothing else is said
export const ANSWERS = .3; // from here on a service answers a piece
export const IS_PLACE = .6; // and from here on a piece is a place's name
export const AS_PLACE = .85; // if no service has it nearly as well
export const COMMON = 1; // how fast a piece that many services answer loses weight
export const IDLE = .05; // the weight of what need not be found
export const PHRASE_OF_ONE = .3; // the bonus for a phrase, of one piece
export const PHRASE_OF_MORE = .6;
export const COVERS = .05; // the more of it for all words of the query, also those that need not be found
export const NAMED = .05; // and for a name
export const NOT_IN_FORCE = .05;
export const WHOM = .15; // of a service for whom is named
export const ASKED = .2; // of one that teaches where that is asked
export const UNASKED = -.2; // and where nobody asks for it
export const ALIKE = .4; // services that are alike stand together within so much
export const ALONE = .3; // so far before services what no tariff prices is meant
export const HAS = .5; // from here on a document has a piece wholly
export const MISSING = .9; // what a score loses where all of the query is missing
export const SURE = .6; // of the phrase of a query that is sure of its answer
export const IS_KIND = .8;
export const NEARLY = .1; // a score that is hardly less
export const SUGGESTED = .59; // the least likeness of a word that is suggested

// How far each kind of document is trusted. It stands last: constants before an
// object are written into the places where they are used.
export const TRUST = { service: 1, place: .98, act: .85, page: .55, absent: .97 };
