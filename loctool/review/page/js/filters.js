// Which segments are shown, and how many each filter would show. Works on arrays; nodes are only hidden.

import { SEGMENTS } from "./state.js";

/** Whether a segment passes the filters of VIEW. */
export const isShown = (_segment) => true;
/** Filter -> number of messages. */
export const countAll = () => ({ all: SEGMENTS.length });
