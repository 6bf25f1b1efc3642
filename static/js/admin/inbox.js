// The inbox: the queue follows what the jobs do, and facts are decided on by keyboard. Both work as plain pages too.

import { start as startCombobox } from "./combobox.js";
import { start as startKeys } from "./deciding.js";
import { follow } from "./following.js";

const queue = document.getElementById("inbox");
const reading = document.getElementById("reading");

if (queue) follow(queue, { whileStill: true });
if (reading) {
  startCombobox(reading);
  startKeys(reading);
  if (reading.dataset.moving) follow(reading, { whileStill: false });
}
