// The search: finds what a reader types, ranks and shows it. Nothing leaves the
// browser. search/weights.js explains how it ranks.
//
// The functions that need no page are exported as tarifSearch, so that tests can
// compare them with the Go package search.

import { opening, run } from "./search/index.js";
import { start } from "./search/page.js";
import { find, id, offers, suggest } from "./search/rank.js";

Object.assign(globalThis, { tarifSearch: { opening, run, find, suggest, offers, id } });
if (globalThis.document) start();
