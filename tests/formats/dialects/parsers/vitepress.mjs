// What VitePress builds its reader of: markdown-it with containers, attributes and emoji.
import MarkdownIt from 'markdown-it';
import attrs from 'markdown-it-attrs';
import container from 'markdown-it-container';
import { full as emoji } from 'markdown-it-emoji';
import YAML from 'yaml';
import { blocks, inlines, rawSpan } from './tokens.mjs';
import { block, kept, text, yamlTree } from './tree.mjs';

const KEYS = new Set(['title', 'titleTemplate', 'description', 'text', 'tagline', 'details', 'linkText']);
const markdown = new MarkdownIt({ html: true, linkify: true });
markdown.use(attrs).use(emoji);
for (const name of ['tip', 'info', 'warning', 'danger', 'details', 'code-group', 'v-pre', 'raw']) {
  markdown.use(container, name, {});
}
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
  return [...(front ? [yamlTree(front[1], KEYS, YAML)] : []), ...blocks(markdown.parse(body, {}), { opened, leaf })];
}

// An alert's mark may have a title behind it; code from a file is a line of its own.
function leaf(token) {
  if (token.type === 'fence') token.info = token.info.replace(/\[[^\]]*\]/, '[]');
  if (token.type !== 'inline') return undefined;
  if (/^<<<\s/.test(token.content)) return [kept('snippet', token.content)];
  const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/.exec(token.content);
  if (!alert) return undefined;
  token.children[0].content = token.children[0].content.slice(alert[0].length);
  return [kept('alert', alert[0]), ...inlines(token.children)];
}
