import { Marp } from '@marp-team/marp-core';
import YAML from 'yaml';
import { blocks } from './tokens.mjs';
import { block, kept, text, yamlTree } from './tree.mjs';

const KEYS = new Set(['header', 'footer', '_header', '_footer', 'title', 'description', 'author', 'keywords']);
const LAYERS = /advanced_|inline_svg|marpit_containers|pseudo_section/;

function image(token) {
  const options = token.meta?.marpitImage?.options ?? [];
  const words = options.filter((one) => !one.consumed).map((one) => one.content);
  const keywords = options.filter((one) => one.consumed).map((one) => one.content);
  return { a: { keywords: keywords.join(' ') }, alt: options.length ? words.join(' ') : token.content };
}

function slide(token) {
  const directives = Object.entries(token.meta.marpitDirectives ?? {}).filter(([name]) => !KEYS.has(name));
  const own = (token.attrs ?? []).filter(([name]) => !/^(style|data-header|data-footer|data-marpit-scope-.*)$/.test(name));
  return block('slide', Object.fromEntries([...own, ...directives].map(([name, value]) => [name, JSON.stringify(value)])));
}

// Licences in comments are notes to Marp, but nobody's words.
const said = (content) => (/^\s*SPDX-/.test(content) ? kept('licence', content) : text(content));

// A comment is a directive, one of Marp's or of other tools' marks, or a note.
function comment(token) {
  const kind = token.meta?.marpitCommentParsed;
  if (kind === undefined && !/^\s*fit\s*$/.test(token.content)) return block('note comment', {}, [said(token.content)]);
  if (kind !== 'directive') return kept('mark', token.content);
  const parsed = Object.entries(token.meta.marpitParsedDirectives);
  const own = parsed.filter(([name]) => !KEYS.has(name)).map(([name, value]) => [name, JSON.stringify(value)]);
  return block('directive', { ...Object.fromEntries(own), keys: parsed.map(([name]) => name).join(' ') });
}

function opened(node, token) {
  if (token.type === 'marpit_slide_open') return slide(token);
  if (token.type === 'heading_open') node.a.fit = String(Boolean(token.meta?.marpAutoScaling));
  return node;
}

// Return what stands for a token that is no ordinary one of markdown-it; undefined for those.
function leaf(token, front, options) {
  if (token.type === 'front_matter') front.push(yamlTree(token.meta, KEYS, YAML));
  if (token.type === 'marpit_advanced_background_image_open') {
    const style = token.attrs?.find(([name]) => name === 'style')?.[1] ?? '';
    return [block('background', { style }, [{ t: '@alt', s: token.meta?.marpitBackgroundAlt ?? '', n: true }])];
  }
  if (token.type === 'front_matter' || LAYERS.test(token.type)) return [];
  if (token.type === 'marpit_comment') return [comment(token)];
  if (token.type === 'marpit_hidden_inline') return blocks([{ ...token, type: 'inline' }], options);
  return undefined;
}

const marp = new Marp();

export function read(source) {
  const tokens = marp.markdown.parse(source, {});
  const front = [];
  const options = { breaks: true, ids: false, image, opened, leaf: (token) => leaf(token, front, options) };
  const found = blocks(tokens, options);
  const note = (one) => block('note', {}, [said(one)]);
  const notes = marp.lastComments.map((slide) => block('notes', {}, slide.filter((one) => one !== 'fit').map(note)));
  return [...front, ...found, ...notes];
}
