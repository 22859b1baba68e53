// The explorer, in order of what a person needs first: the table of contents of its modules.

import { beginAnchors } from "./anchor.js";
import { byId, fill, make } from "./dom.js";
import { beginFolding } from "./folding.js";
import { beginFrame } from "./frame.js";
import { beginKeys } from "./keys.js";
import { beginLive } from "./live.js";
import { beginPanel } from "./panel.js";
import { beginSearch } from "./search.js";
import * as state from "./state.js";
import { beginViews } from "./views.js";

state.begin();
beginFrame();
beginFolding();
beginSearch();
beginAnchors();
beginKeys();
fill(byId("view"), make("p", { "aria-busy": "true" }));
await Promise.all([beginViews(), beginPanel()]);
beginLive();
