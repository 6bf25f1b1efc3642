// The incident form: each part is enhanced by a module of its own and works as a plain form without it.

import { start as startAuthorities } from "./authorities.js";
import { start as startCombobox } from "./combobox.js";
import { start as startDates } from "./dates.js";
import { start as startDrawn } from "./drawn.js";
import { start as startFollowups } from "./followups.js";
import { start as startErrors } from "./errors.js";
import { start as startGuard } from "./guard.js";
import { start as startMap } from "./map.js";
import { start as startPasting } from "./pasting.js";
import { start as startPreview } from "./preview.js";
import { start as startSources } from "./sources.js";

const entry = document.getElementById("entry");

if (entry) {
  startDrawn(entry);
  startCombobox(entry);
  startFollowups(entry);
  startSources(entry);
  startPasting(entry);
  startAuthorities(entry);
  startDates(entry);
  startMap(entry);
  startPreview(entry);
  startErrors(entry);
  startGuard(entry);
}
