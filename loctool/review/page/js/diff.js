// What has changed between two texts, word by word.

import { el, voice } from "./dom.js";
import { t } from "./texts.js";

/** Texts with more words and signs than this are shown whole. */
export const MOST_TOKENS = 2000;

/** Cut a text into words, white space and single signs; joined they are the text. */
export const tokensOf = (text) => text.match(/[\p{L}\p{N}\p{M}]+(?:['’.-][\p{L}\p{N}\p{M}]+)*|\s+|./gsu) || [];

/** Return what leads from one text to another, as [kind, text] in order: "" is kept, "del" removed, "ins" added. */
export function diffTexts(from, to) {
  if (from === to) return from ? [["", from]] : [];
  const [old, now] = [tokensOf(from), tokensOf(to)];
  if (old.length > MOST_TOKENS || now.length > MOST_TOKENS)
    return joinChanges([
      ["del", from],
      ["ins", to],
    ]);
  return joinChanges(bridgeSpaces(alignTokens(old, now)));
}

/** Align two lists of tokens by their longest common subsequence. */
function alignTokens(old, now) {
  let start = 0;
  while (start < old.length && start < now.length && old[start] === now[start]) start += 1;
  let [endOld, endNow] = [old.length, now.length];
  while (endOld > start && endNow > start && old[endOld - 1] === now[endNow - 1])
    [endOld, endNow] = [endOld - 1, endNow - 1];
  const kept = (tokens) => tokens.map((token) => ["", token]);
  const middle = alignMiddle(old.slice(start, endOld), now.slice(start, endNow));
  return [...kept(old.slice(0, start)), ...middle, ...kept(old.slice(endOld))];
}

function alignMiddle(old, now) {
  const width = now.length + 1;
  const common = new Uint16Array((old.length + 1) * width);
  for (let i = old.length - 1; i >= 0; i -= 1) {
    for (let j = now.length - 1; j >= 0; j -= 1) {
      const [down, right] = [common[(i + 1) * width + j], common[i * width + j + 1]];
      common[i * width + j] = old[i] === now[j] ? common[(i + 1) * width + j + 1] + 1 : Math.max(down, right);
    }
  }
  const parts = [];
  let [i, j] = [0, 0];
  while (i < old.length || j < now.length) {
    if (i < old.length && j < now.length && old[i] === now[j]) {
      parts.push(["", old[i]]);
      [i, j] = [i + 1, j + 1];
    } else if (j >= now.length || (i < old.length && common[(i + 1) * width + j] >= common[i * width + j + 1])) {
      parts.push(["del", old[i++]]);
    } else {
      parts.push(["ins", now[j++]]);
    }
  }
  return parts;
}

/** Make a kept space between two changes part of both, so that a changed phrase reads as one. */
function bridgeSpaces(parts) {
  return parts.flatMap(([kind, text], place) => {
    const isBetween = !kind && /^\s+$/.test(text) && parts[place - 1]?.[0] && parts[place + 1]?.[0];
    return isBetween
      ? [
          ["del", text],
          ["ins", text],
        ]
      : [[kind, text]];
  });
}

/** Join neighbours; of a run of changes, what is removed goes first. */
function joinChanges(parts) {
  const joined = [];
  let change = { del: "", ins: "" };
  const close = () => {
    joined.push(...Object.entries(change).filter(([, text]) => text));
    change = { del: "", ins: "" };
  };
  for (const [kind, text] of parts) {
    if (kind) {
      change[kind] += text;
      continue;
    }
    close();
    if (joined.at(-1)?.[0] === "") joined.at(-1)[1] += text;
    else joined.push(["", text]);
  }
  close();
  return joined;
}

/** Return nodes that show what has changed; `parts` as diffTexts gives them. Spaces around a change are not painted. */
export function paintParts(parts) {
  const word = { del: () => t("removed:"), ins: () => t("added:") };
  return parts.map(([kind, text]) => {
    if (!kind) return text;
    const [, before, words, behind] = text.match(/^(\s*)(.*?)(\s*)$/s);
    return [words && before, el(kind, voice(word[kind](), " "), words || text), words && behind];
  });
}

/** Return nodes that show what leads from one text to another. */
export const paintDiff = (from, to) => paintParts(diffTexts(from, to));

/** Return nodes that show the changed places alone, the first three of them. */
export function paintChanges(from, to) {
  const parts = diffTexts(from, to);
  const places = [];
  parts.forEach(([kind], place) => {
    if (kind && parts[place - 1]?.[0] !== "del")
      places.push(parts.slice(place, place + (parts[place + 1]?.[0] === "ins" ? 2 : 1)));
  });
  const shown = places.slice(0, 3).map((change, place) => [place > 0 && " … ", paintParts(change)]);
  return [...shown, places.length > 3 && " …"];
}
