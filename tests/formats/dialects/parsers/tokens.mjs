// markdown-it's tokens as a tree.
import { attributes, block, htmlPieces, inline, kept, text } from './tree.mjs';

const RAW = /^(code_inline|code_block|fence|.*math.*|.*emoji.*|mustache|marpit_comment)$/;

function leaf(token, options) {
  if (token.type === 'image') {
    const own = options.image ? options.image(token) : { a: {}, alt: token.content };
    const { a, c } = attributes((token.attrs ?? []).filter(([name]) => name !== 'alt'));
    return inline({ t: 'image', a: { ...a, ...own.a }, c: [...c, { t: '@alt', s: own.alt, n: true }] });
  }
  if (token.type.endsWith('emoji')) return kept('emoji', token.markup);
  const { a, c } = attributes(token.attrs ?? []);
  if (token.info) a.info = token.info;
  if (token.meta?.label) a.label = String(token.meta.label);
  if (RAW.test(token.type)) return kept(token.type, token.content, a);
  return { t: token.type, a, c };
}

// Return the roots of a run of inline tokens.
export function inlines(tokens, options = {}) {
  const stack = [[]];
  const open = [];
  for (const token of tokens ?? []) {
    const top = stack.at(-1);
    const own = options.leaf?.(token);
    if (own) top.push(...own.map(inline));
    else if (token.type === 'text' || token.type === 'text_special') top.push(...(open.length ? [inline(kept('raw', token.content))] : [text(token.content)]));
    else if (token.type === 'softbreak') top.push(options.breaks ? { t: 'br', n: true } : text(' '));
    else if (token.type === 'hardbreak') top.push({ t: 'br', n: true });
    else if (token.type === 'html_inline') top.push(...htmlPieces(token.content, open));
    else if (token.nesting === 1) {
      const { a, c } = attributes(token.attrs ?? []);
      const node = inline({ t: token.type.replace('_open', ''), a, c });
      top.push(node);
      stack.push(c);
    } else if (token.nesting === -1) stack.length > 1 && stack.pop();
    else top.push(inline(leaf(token, options)));
  }
  return stack[0];
}

function opened(token, options) {
  const { a, c } = attributes(token.attrs ?? []);
  if (/^(bullet|ordered)_list_open|list_item_open$/.test(token.type)) a.marker = token.markup;
  if (token.type === 'heading_open') {
    a.level = token.tag;
    if (options.ids === false) delete a.id;
  }
  const node = block(token.type.replace('_open', ''), a, c);
  return options.opened ? options.opened(node, token) : node;
}

// Return the roots of a document's tokens. `options`: breaks, ids, image(token), opened(node, token), leaf(token).
export function blocks(tokens, options = {}) {
  const stack = [[]];
  for (const token of tokens) {
    const top = stack.at(-1);
    const own = options.leaf?.(token);
    if (own) top.push(...own);
    else if (token.type === 'inline') top.push(...inlines(token.children, options));
    else if (token.type === 'html_block') top.push(block('html', {}, htmlPieces(token.content)));
    else if (token.nesting === 1) {
      const node = opened(token, options);
      top.push(node);
      stack.push(node.c);
    } else if (token.nesting === -1) stack.length > 1 && stack.pop();
    else top.push(leaf(token, options));
  }
  return stack[0];
}

// A rule of markdown-it for what lies between two marks on a line and is no language: {{ x }}, $x$.
export function rawSpan(markdown, name, pattern) {
  markdown.inline.ruler.before('escape', name, (state, silent) => {
    pattern.lastIndex = state.pos;
    const match = pattern.exec(state.src);
    if (!match || match.index !== state.pos) return false;
    if (!silent) state.push(name, '', 0).content = match[0];
    state.pos += match[0].length;
    return true;
  });
}

// A rule of markdown-it for blocks of mathematics between lines that begin with $$.
export function mathBlocks(markdown) {
  const rule = (state, start, end, silent) => {
    const line = (number) => state.src.slice(state.bMarks[number] + state.tShift[number], state.eMarks[number]);
    if (!line(start).startsWith('$$')) return false;
    if (silent) return true;
    let last = start;
    if (!/^\$\$.*\S.*\$\$\s*$/.test(line(start))) for (last += 1; last < end && !/\$\$\s*$/.test(line(last)); last += 1);
    const token = state.push('math_block', '', 0);
    token.content = state.getLines(start, Math.min(last + 1, end), 0, false);
    state.line = Math.min(last + 1, end);
    return true;
  };
  markdown.block.ruler.before('fence', 'math_block', rule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
}

// A rule of markdown-it for lines that hold code of a file: <<< @/file.ts
export function snippets(markdown) {
  const rule = (state, start, end, silent) => {
    const line = state.src.slice(state.bMarks[start], state.eMarks[start]);
    if (!/^<<<[ \t]*\S/.test(line)) return false;
    if (silent) return true;
    state.push('mustache', '', 0).content = line.replace(/\[[^\]]*\]\s*$/, '[]');
    state.line = start + 1;
    return true;
  };
  markdown.block.ruler.before('fence', 'snippet', rule, { alt: ['paragraph'] });
}

// What Slidev and VitePress share: a fence's label may be words or the name of a file, an alert's mark may have a title
// behind it.
export function labelledLeaf(token) {
  if (token.type === 'fence') token.info = token.info.replace(/\[[^\]]*\]/, '[]');
  if (token.type !== 'inline') return undefined;
  const alert = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]/.exec(token.content);
  if (!alert) return undefined;
  token.children[0].content = token.children[0].content.slice(alert[0].length);
  return [kept('alert', alert[0]), ...inlines(token.children)];
}
