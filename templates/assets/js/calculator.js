// The calculator over a worksheet. Its plan stands on tarifCalc, where tests run
// it against Go.

import { calculatorPage } from "./calculator/page.js";
import { code, cost, often, read, total, uses, weekdays } from "./calculator/plan.js";
import { tenge } from "./shared/money.js";

globalThis.tarifCalc = { weekdays, often, code, uses, cost, total, tenge, read };
if (globalThis.document) calculatorPage();
