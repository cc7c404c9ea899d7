// Deckset has no open parser: its documentation, on top of CommonMark.
import MarkdownIt from 'markdown-it';
import { blocks, mathBlocks, rawSpan } from './tokens.mjs';
import { block, kept, text } from './tree.mjs';

const OPTION = /^([a-z][\w-]*):[ \t]*(.*)$/i;
const COMMAND = /^\[\.([\w-]+)(?::[ \t]*([^\]]*))?\]$/;
const IMAGE = /^(inline|left|right|fit|fill|original|filtered|hide|autoplay|loop|mute|\d+%|alpha\(.*\)|corner-radius\(.*\))$/;

// A heading that fits its slide needs no space.
const spaced = (line) => line.replace(/^( {0,3}#{1,6})(?=\[fit\])/, '$1 ');

const markdown = new MarkdownIt({ html: true, breaks: true });
mathBlocks(markdown);
rawSpan(markdown, 'math_inline', /\$\$[^$\n]+\$\$/y);
rawSpan(markdown, 'fit', /\[fit\]/y);

function image(token) {
  const words = token.content.split(/[\s,]+/);
  return { a: { keywords: words.filter((one) => IMAGE.test(one)).join(' ') }, alt: words.filter((one) => !IMAGE.test(one)).join(' ') };
}

function command([, name, value]) {
  return name === 'footer' ? block('command', { name }, [text(value ?? '')]) : kept('command', value ?? '', { name });
}

// Return the slides' lines; a divider has an empty line on both sides, and fences hold none.
function slides(lines) {
  const found = [[]];
  let fence = '';
  lines.forEach((line, number) => {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (mark && (!fence || line.startsWith(fence))) fence = fence ? '' : mark;
    const isAlone = !(lines[number - 1] ?? '').trim() && !(lines[number + 1] ?? '').trim();
    if (!fence && line === '---' && isAlone) found.push([]);
    else found.at(-1).push(line);
  });
  return found;
}

function slide(lines) {
  const parts = { body: [], notes: [], commands: [] };
  let inNote = false;
  let fence = '';
  for (const line of lines) {
    const mark = /^(`{3,}|~{3,})/.exec(line)?.[1] ?? '';
    if (mark && (!fence || line.startsWith(fence))) fence = fence ? '' : mark;
    const match = fence ? null : COMMAND.exec(line.trim());
    inNote = !fence && (line.startsWith('^') || (inNote && Boolean(line.trim())));
    if (match) parts.commands.push(command(match));
    else if (inNote) parts.notes.push(line.replace(/^\^\s*/, line.startsWith('^') && parts.notes.length ? '\n' : ''));
    else parts.body.push(fence ? line : spaced(line));
    if (match) parts.body.push('', `<command-${match[1]}>`, '');
  }
  const read = (some) => blocks(markdown.parse(some.join('\n'), {}), { image });
  return block('slide', {}, [...parts.commands, ...read(parts.body), block('notes', {}, [text(parts.notes.join('\n'))])]);
}

export function read(source) {
  const lines = source.split(/\r?\n/);
  const front = [];
  while (OPTION.test(lines[0] ?? '')) {
    const [, name, value] = OPTION.exec(lines.shift());
    front.push(/^footer$/i.test(name) ? block('option', { name }, [text(value)]) : kept('option', value, { name }));
  }
  return [...front, ...slides(lines).map(slide)];
}
