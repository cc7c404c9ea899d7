import { parseSync } from '@slidev/parser/core';
import MarkdownIt from 'markdown-it';
import YAML from 'yaml';
import { blocks, mathBlocks, rawSpan } from './tokens.mjs';
import { block, kept, yamlTree } from './tree.mjs';

const KEYS = new Set(['title', 'titleTemplate', 'info', 'author', 'keywords', 'subtitle', 'description', 'ogTitle', 'ogDescription', 'twitterTitle', 'twitterDescription']);
const SLOT = /^::\s*([\w.\-:]+)\s*::[ \t]*$/gm;

const markdown = new MarkdownIt({ html: true });
mathBlocks(markdown);
rawSpan(markdown, 'math_inline', /\$\$[^$\n]+\$\$|\$(?!\s)[^$\n]*[^\s$\\]\$(?!\d)/y);
rawSpan(markdown, 'mustache', /\{\{[\s\S]*?\}\}/y);

// What a fence is called may be words, or the name of a file.
function leaf(token) {
  if (token.type === 'fence') token.info = token.info.replace(/\[[^\]]*\]/, '[]');
  return undefined;
}

function content(source) {
  const found = [];
  const fences = [...source.matchAll(/^(`{3,}|~{3,})[\s\S]*?^\1.*$/gm)].map((one) => [one.index, one.index + one[0].length]);
  let end = 0;
  for (const match of source.matchAll(SLOT)) {
    if (fences.some(([from, to]) => from < match.index && match.index < to)) continue;
    found.push(...blocks(markdown.parse(source.slice(end, match.index), {}), { leaf }), kept('slot', match[1]));
    end = match.index + match[0].length;
  }
  return [...found, ...blocks(markdown.parse(source.slice(end), {}), { leaf })];
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
