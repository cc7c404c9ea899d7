// Trees of unified (remark, MDX, MyST) as our tree; GitHub, Docusaurus and MyST.
import { createProcessor } from '@mdx-js/mdx';
import { mystParse } from 'myst-parser';
import remarkDirective from 'remark-directive';
import remarkFrontmatter from 'remark-frontmatter';
import remarkGfm from 'remark-gfm';
import remarkMath from 'remark-math';
import remarkParse from 'remark-parse';
import { unified } from 'unified';
import YAML from 'yaml';
import { attributes, block, htmlPieces, inline, kept, text, yamlTree } from './tree.mjs';

const PHRASING = new Set('break delete emphasis footnoteReference html image imageReference inlineCode inlineMath link linkReference strong text mdxJsxTextElement mdxTextExpression textDirective abbreviation subscript superscript mystRole crossReference cite citeGroup'.split(' '));
const RAW = new Set('inlineCode code math inlineMath mdxjsEsm mdxFlowExpression mdxTextExpression mystTarget mystComment comment toml blockBreak mystOption'.split(' '));
const PLACES = new Set(['type', 'children', 'position', 'value', 'data', 'attributes', 'alt', 'title', 'key', 'html_id', 'processed', 'enumerator', 'referenceType', 'label']);
const EMOJI = /:(?:[a-z][a-z0-9_]*|\+1|-1):/g;

function texts(value, has) {
  if (!has.emoji) return [text(value)];
  const found = [];
  let end = 0;
  for (const match of value.matchAll(EMOJI)) {
    found.push(text(value.slice(end, match.index)), inline(kept('emoji', match[0])));
    end = match.index + match[0].length;
  }
  return [...found, text(value.slice(end))];
}

function own(node) {
  const pairs = Object.entries(node).filter(([name, value]) => !PLACES.has(name) && !(node.type === 'outputs' && name === 'id') && value !== null && value !== undefined);
  const { a, c } = attributes(pairs.map(([name, value]) => [name, typeof value === 'object' ? JSON.stringify(value) : value]));
  const more = Array.isArray(node.attributes)
    ? node.attributes.map((one) => [one.name ?? '…', typeof one.value === 'object' ? JSON.stringify(one.value?.value) : one.value ?? ''])
    : Object.entries(node.attributes ?? {});
  for (const [name, value] of more) {
    if (has(name) && typeof value === 'string') c.push({ t: `@${name}`, s: value, n: true });
    else a[`.${name}`] = String(value);
  }
  if (node.label && !/Reference$/.test(node.type)) a.label = node.label;
  for (const name of ['alt', 'title']) if (node[name]) c.push({ t: `@${name}`, s: node[name], n: true });
  return { a, c };
}

const has = (name) => /^(alt|title|label|aria-label|placeholder|summary|caption)$/.test(name);

export function tree(nodes, options, open = []) {
  const found = [];
  for (const node of nodes ?? []) {
    const mark = (made) => found.push(PHRASING.has(node.type) ? inline(made) : made);
    if (node.type === 'text') found.push(...(open.length ? [inline(kept('raw', node.value))] : texts(node.value, options)));
    else if (node.type === 'html') found.push(...(options.inParagraph ? htmlPieces(node.value, open) : [block('html', {}, htmlPieces(node.value))]));
    else if (node.type === 'yaml') found.push(yamlTree(node.value, options.keys, YAML));
    else if (node.type === 'break') found.push({ t: 'br', n: true });
    else if (RAW.has(node.type)) {
      const { a } = own(node);
      const title = /\btitle="([^"]*)"/.exec(a.meta ?? '');
      if (title) a.meta = a.meta.replace(title[0], 'title=');
      mark(kept(node.type, node.value ?? '', a));
      if (title) found.push({ t: '@title', s: title[1], n: true });
    }
    else {
      const { a, c } = own(node);
      const phrasing = node.children?.some((one) => PHRASING.has(one.type)) ?? false;
      mark({ t: node.type, a, c: [...c, ...tree(node.children, { ...options, inParagraph: phrasing || options.inParagraph }, phrasing ? open : [])] });
    }
  }
  return found;
}

const GITHUB = unified().use(remarkParse).use(remarkGfm).use(remarkMath).use(remarkFrontmatter);
const MDX = createProcessor({ remarkPlugins: [remarkGfm, remarkFrontmatter, remarkDirective, remarkMath] });
const DOCUSAURUS_KEYS = new Set(['title', 'sidebar_label', 'pagination_label', 'description', 'keywords']);
const MYST_KEYS = new Set(['title', 'subtitle', 'short_title', 'description', 'keywords', 'abstract']);

// An alert's mark is syntax where it stands alone on the first line of a quote.
function alerts(nodes) {
  for (const node of nodes ?? []) {
    const first = node.type === 'blockquote' ? node.children[0]?.children?.[0] : undefined;
    const match = first?.type === 'text' ? /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\](?:\n|$)/i.exec(first.value) : null;
    if (match) {
      node.alert = match[1];
      first.value = first.value.slice(match[0].length);
    }
    alerts(node.children);
  }
}

const said = (node) => node.value ?? (node.children ?? []).map(said).join('');

// Headings have anchors made of their words: a link to one names the heading by its number here.
function anchors(root) {
  const known = new Map();
  const links = [];
  const walk = (node) => {
    if (node.type === 'heading') {
      const slug = said(node).toLowerCase().trim().replace(/[^\p{L}\p{M}\p{N}\p{Pc} -]/gu, '').replace(/ /g, '-');
      let anchor = slug;
      for (let twin = 1; known.has(anchor); twin += 1) anchor = `${slug}-${twin}`;
      known.set(anchor, `#heading ${known.size}`);
    }
    if (/^(link|definition)$/.test(node.type) && node.url.startsWith('#')) links.push(node);
    node.children?.forEach(walk);
  };
  walk(root);
  for (const link of links) link.url = known.get(decodeURIComponent(link.url.slice(1))) ?? link.url;
}

// What a comment says is nobody's business on GitHub, but for licences and marks of tools.
function withoutComments(nodes) {
  return nodes.map((one) => {
    const isMark = one.t === 'comment' && !/^<!--\s*(SPDX|prettier|markdownlint|lint\b|textlint|eslint)/.test(one.s);
    return isMark ? { ...one, s: '' } : { ...one, c: withoutComments(one.c ?? []) };
  });
}

export function readGithub(source) {
  const root = GITHUB.parse(source);
  alerts(root.children);
  anchors(root);
  return withoutComments(tree(root.children, { keys: new Set(['title', 'description']), emoji: true }));
}

// Docusaurus takes `{#id}` from the end of headings before MDX sees an expression there, and `title` from `:::note title`.
export function readDocusaurus(source) {
  const ids = [];
  const prepared = source
    .replace(/^(#{1,6} .*?)\s*\{#([\w-]+)\}\s*$/gm, (_, heading, id) => (ids.push(id), heading))
    .replace(/^(\s*:{3,})(\w+)[ \t]+([^\s[{].*)$/gm, '$1$2[$3]');
  const root = MDX.parse(prepared);
  return [...tree(root.children, { keys: DOCUSAURUS_KEYS }), kept('ids', ids.join(' '))];
}

export function readMyst(source) {
  const front = /^---\n([\s\S]*?)\n---\n/.exec(source);
  const body = front ? source.slice(front[0].length) : source;
  return [...(front ? [yamlTree(front[1], MYST_KEYS, YAML)] : []), ...tree(myst(mystParse(body).children), {})];
}

// Directives of extensions that mystmd has beside its parser.
const WITH_MARKDOWN = /^(grid|card|tab-set|tab-item|grid-item|grid-item-card|revealjs-notes)$/;

// Directives and roles hold their source beside what it was read as: the second is enough.
function myst(nodes) {
  return (nodes ?? []).map((node) => {
    if (!/^myst(Directive|Role)$/.test(node.type)) return node.children ? { ...node, children: myst(node.children) } : node;
    const { alt, caption, ...options } = node.options ?? {};
    // A role without a target of its own names one: its words are the name.
    const isName = node.type === 'mystRole' && /^(crossReference|link|cite)/.test(node.children?.[0]?.type ?? '') && !/<[^<>]*>\s*$/.test(node.value ?? '');
    if (isName) return { type: node.type, name: node.name, children: [{ type: 'inlineCode', value: node.value ?? '' }] };
    const isUnknown = !node.children && node.type === 'mystDirective' && WITH_MARKDOWN.test(node.name);
    const body = isUnknown ? mystParse(node.value ?? '').children : node.children;
    const children = [...(isUnknown && node.args ? [{ type: 'text', value: node.args }] : []), ...myst(body)];
    const fallback = body || node.type === 'mystRole' ? [] : [{ type: 'code', value: node.value ?? '' }];
    const said = Object.entries({ alt, caption }).filter(([, value]) => value && !body).map(([, value]) => ({ type: 'text', value }));
    return { type: node.type, name: node.name, options, children: [...children, ...fallback, ...said] };
  });
}
