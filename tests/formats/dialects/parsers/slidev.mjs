import { parseSync } from '@slidev/parser/core';
import MarkdownIt from 'markdown-it';
import YAML from 'yaml';
import { blocks, labelledLeaf, mathBlocks, rawSpan, snippets } from './tokens.mjs';
import { block, kept, yamlTree } from './tree.mjs';

const KEYS = new Set(['title', 'titleTemplate', 'info', 'author', 'keywords', 'subtitle', 'description', 'ogTitle', 'ogDescription', 'twitterTitle', 'twitterDescription', 'alt', 'caption', 'footer', 'header', 'label']);
const SLOT = /^::\s*([\w.\-:]+)\s*::[ \t]*$/gm;

const TAG = /^<\/?(?:[A-Z][A-Za-z0-9]*|[a-z][a-z0-9]*(?:-[a-z0-9]+)+|template)(?=[\s/>]|$)/;
const ONE_LINE = /^<[A-Za-z][\w-]*(?:\s[^<>]*)?\/>|^<([A-Za-z][\w-]*)(?:\s[^<>]*)?>.*<\/\1\s*>/;

// Components of Vue begin a block, as with @mdit-vue/plugin-component, which Slidev loads.
function components(markdown) {
  const rule = (state, start, end, silent) => {
    const line = (number) => state.src.slice(state.bMarks[number] + state.tShift[number], state.eMarks[number]);
    if (state.sCount[start] - state.blkIndent >= 4 || !TAG.test(line(start))) return false;
    if (silent) return true;
    let last = start + 1;
    if (!ONE_LINE.test(line(start))) while (last < end && line(last) && state.sCount[last] >= state.blkIndent) last += 1;
    state.push('html_block', '', 0).content = state.getLines(start, last, state.blkIndent, true);
    state.line = last;
    return true;
  };
  markdown.block.ruler.before('html_block', 'component', rule, { alt: ['paragraph', 'reference', 'blockquote'] });
}

// Lines and attributes of components in Markdown, as @comark/markdown-it reads them.
function comark(markdown) {
  const rule = (state, start, end, silent) => {
    const line = state.src.slice(state.bMarks[start] + state.tShift[start], state.eMarks[start]).trim();
    if (!/^(?:::+(?:[A-Za-z][\w-]*(?:\{[^\n]*\})?)?|#[A-Za-z][\w-]*)$/.test(line)) return false;
    if (!silent) state.push('math_component', '', 0).content = line;
    state.line = start + (silent ? 0 : 1);
    return true;
  };
  markdown.block.ruler.before('fence', 'comark', rule, { alt: ['paragraph', 'reference', 'blockquote', 'list'] });
  rawSpan(markdown, 'math_attributes', /\{[.#\w][^{}\n]*\}/y);
}

function reader(hasComponents) {
  const markdown = new MarkdownIt({ html: true });
  mathBlocks(markdown);
  rawSpan(markdown, 'math_inline', /\$\$[^$\n]+\$\$|\$(?!\s)[^$\n]*[^\s$\\]\$(?!\d)/y);
  snippets(markdown);
  rawSpan(markdown, 'mustache', /\{\{[\s\S]*?\}\}/y);
  components(markdown);
  if (hasComponents) comark(markdown);
  return markdown;
}

const PLAIN = reader(false);
const WITH_COMPONENTS = reader(true);

function content(source, markdown) {
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

// Slides that are never shown belong to the structure, and so does what stands beside an import.
function unseen(slide, number) {
  const { hide, disabled, src } = slide.frontmatter;
  const head = slide.frontmatterRaw && !((hide || disabled) && number) ? [yamlTree(slide.frontmatterRaw, KEYS, YAML)] : [];
  return hide || disabled || src ? block('slide', {}, [...head, kept('unseen', slide.content + (slide.note ?? ''))]) : null;
}

export function read(source) {
  const { slides } = parseSync(source, 'deck.md');
  const { comark: isComark, mdc } = slides[0]?.frontmatter ?? {};
  const markdown = isComark || mdc ? WITH_COMPONENTS : PLAIN;
  return slides.map((slide, number) =>
    unseen(slide, number) ?? block('slide', { style: slide.frontmatterStyle ?? '' }, [
      ...(slide.frontmatterRaw ? [yamlTree(slide.frontmatterRaw, KEYS, YAML)] : []),
      ...content(slide.content, markdown),
      block('notes', { has: String(Boolean(slide.note)) }, blocks(markdown.parse(slide.note ?? '', {}))),
    ]),
  );
}
