// The search: folds what a reader typed, finds, ranks and shows. No server, no
// third party; nothing leaves the browser. search/weights.js tells how it ranks.
//
// What is pure stands on tarifSearch, where the tests run it against the Go
// package search.

import { opening, run } from "./search/index.js";
import { start } from "./search/page.js";
import { find, id, offers, suggest } from "./search/rank.js";

Object.assign(globalThis, { tarifSearch: { opening, run, find, suggest, offers, id } });
if (globalThis.document) start();
