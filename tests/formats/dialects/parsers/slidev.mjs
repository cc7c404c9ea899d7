import { parseSync } from '@slidev/parser/core';
import MarkdownIt from 'markdown-it';
import YAML from 'yaml';
import { blocks, labelledLeaf, mathBlocks, rawSpan, snippets } from './tokens.mjs';
import { block, kept, yamlTree } from './tree.mjs';

const KEYS = new Set(['title', 'titleTemplate', 'info', 'author', 'keywords', 'subtitle', 'description', 'ogTitle', 'ogDescription', 'twitterTitle', 'twitterDescription']);
const SLOT = /^::\s*([\w.\-:]+)\s*::[ \t]*$/gm;

const markdown = new MarkdownIt({ html: true });
mathBlocks(markdown);
rawSpan(markdown, 'math_inline', /\$\$[^$\n]+\$\$|\$(?!\s)[^$\n]*[^\s$\\]\$(?!\d)/y);
snippets(markdown);
rawSpan(markdown, 'mustache', /\{\{[\s\S]*?\}\}/y);

function content(source) {
  const found = [];
  const fences = [...source.matchAll(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm)].map((one) => [one.index, one.index + one[0].length]);
  let end = 0;
  for (const match of source.matchAll(SLOT)) {
    if (fences.some(([from, to]) => from < match.index && match.index < to)) continue;
    found.push(...blocks(markdown.parse(source.slice(end, match.index), {}), { leaf: labelledLeaf }), kept('slot', match[1]));
    end = match.index + match[0].length;
  }
  return [...found, ...blocks(markdown.parse(source.slice(end), {}), { leaf: labelledLeaf })];
}

export function read(source) {
  return parseSync(source, 'deck.md').slides.map((slide) =>
    block('slide', { style: slide.frontmatterStyle ?? '' }, [
      ...(slide.frontmatterRaw ? [yamlTree(slide.frontmatterRaw, KEYS, YAML)] : []),
      ...content(slide.content),
      block('notes', { has: String(Boolean(slide.note)) }, blocks(markdown.parse(slide.note ?? '', {}))),
    ]),
  );
}
