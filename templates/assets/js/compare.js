// Comparison of places: the reader picks the places; tables can be sorted and
// filtered. The pure functions are exported as tarifCompare, so that tests can
// compare them with Go.

import { columns } from "./compare/columns.js";
import { percent, table } from "./compare/figures.js";
import { picker } from "./compare/picker.js";
import { tools } from "./compare/tools.js";
import { one } from "./shared/elements.js";
import { found } from "./shared/folding.js";
import { decimal, signed, tenge } from "./shared/money.js";

Object.assign(globalThis, { tarifCompare: { percent, tenge, signed, decimal, table, found } });
if (globalThis.document) {
  const form = one("[data-picker]"), made = one("[data-matrix]");
  if (form) picker(form);
  if (made) {
    tools(made);
    columns(made);
  }
}
