// What VitePress builds its reader of: markdown-it with containers, attributes and emoji.
import MarkdownIt from 'markdown-it';
import attrs from 'markdown-it-attrs';
import container from 'markdown-it-container';
import { full as emoji } from 'markdown-it-emoji';
import YAML from 'yaml';
import { blocks, labelledLeaf, rawSpan, snippets } from './tokens.mjs';
import { block, text, yamlTree } from './tree.mjs';

const KEYS = new Set(['title', 'titleTemplate', 'description', 'text', 'tagline', 'details', 'linkText', 'hero.name', 'image.alt']);
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.use(attrs).use(emoji);
for (const name of ['tip', 'info', 'warning', 'danger', 'details', 'code-group', 'v-pre', 'raw']) {
  markdown.use(container, name, {});
}
snippets(markdown);
rawSpan(markdown, 'mustache', /\{\{[\s\S]*?\}\}/y);
rawSpan(markdown, 'toc', /\[\[toc\]\]/iy);

// The words behind a container's name are its title.
function opened(node, token) {
  const match = /^\s*([\w-]+)\s*(.*?)\s*$/.exec(token.info ?? '');
  if (!token.type.startsWith('container_') || !match) return node;
  return { ...node, c: [...node.c, ...(match[2] ? [block('title', {}, [text(match[2])])] : [])] };
}

export function read(source) {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const body = front ? source.slice(front[0].length) : source;
  return [...(front ? [yamlTree(front[1], KEYS, YAML)] : []), ...blocks(markdown.parse(body, {}), { opened, leaf: labelledLeaf })];
}
