import { createRequire } from 'node:module';
import { htmlTree } from './dom.mjs';
import { block } from './tree.mjs';

const require = createRequire(import.meta.url);
const Parser = require('remark-slide/src/remark/parser');
const converter = require('remark-slide/src/remark/converter');

// Headings get ids from their words: they follow the translation.
const withoutIds = (html) => html.replace(/<(h[1-6]) id="[^"]*">/g, '<$1>');
const tree = (content, links) => htmlTree(withoutIds(converter.convertMarkdown(content, links)));

export function read(source) {
  return new Parser().parse(source, {}).map((slide) =>
    block('slide', slide.properties, [
      ...tree(slide.content, slide.links),
      block('notes', { has: String(Boolean(slide.notes)) }, tree(slide.notes ?? [''], slide.links)),
    ]),
  );
}
