// HTML as a browser reads it, as a tree.
import { JSDOM } from 'jsdom';
import { attributes, inline, kept, text } from './tree.mjs';

export const { window } = new JSDOM('<!DOCTYPE html><body></body>');
globalThis.document = window.document;
globalThis.Node = window.Node;

const INLINE = new Set('a abbr b bdi bdo br cite code data del dfn em i img ins kbd label mark math q s samp small span strike strong sub sup time tt u var wbr svg'.split(' '));
const RAW = new Set(['pre', 'code', 'script', 'style', 'samp', 'var', 'tt', 'svg', 'math']);

export function domTree(parent, isRaw = false) {
  const found = [];
  for (const node of parent.childNodes) {
    if (node.nodeType === 3) {
      if (isRaw) found.push(inline(kept('raw', node.data)));
      else if (node.data.trim()) found.push(text(node.data));
    } else if (node.nodeType === 8) found.push(inline(kept('comment', node.data)));
    else if (node.nodeType === 1) {
      const name = node.localName;
      const { a, c } = attributes([...node.attributes].map((one) => [one.name, one.value]));
      const content = name === 'template' ? node.content : node;
      const made = { t: name, a, c: [...c, ...domTree(content, isRaw || RAW.has(name))] };
      found.push(INLINE.has(name) ? inline(made) : made);
    }
  }
  return found;
}

export function htmlTree(html) {
  const template = document.createElement('template');
  template.innerHTML = html;
  return domTree(template.content);
}
