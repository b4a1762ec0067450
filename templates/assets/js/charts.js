// The charts of a page that has nothing else to do.

import { charts } from "./shared/charts.js";

charts();
