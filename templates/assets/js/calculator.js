// The calculator over a worksheet. Its arithmetic is exported as tarifCalc, so
// that tests can compare it with Go.

import { calculatorPage } from "./calculator/page.js";
import { code, cost, often, read, total, uses, weekdays } from "./calculator/plan.js";
import { tenge } from "./shared/money.js";

globalThis.tarifCalc = { weekdays, often, code, uses, cost, total, tenge, read };
if (globalThis.document) calculatorPage();
