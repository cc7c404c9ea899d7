// Trees that all systems are compared in: {t: type, a: attributes, c: children, s: text, k: kept, n: inline}.
// A text with `k` belongs to the structure (code, mathematics, directives); any other is for translators.

const TEXT_ATTRIBUTES = new Set(['alt', 'title', 'label', 'aria-label', 'placeholder']);
const RAW_TAGS = new Set(['script', 'style', 'pre', 'code', 'samp', 'var', 'tt', 'svg', 'math']);
const PIECES = /<!--[\s\S]*?-->|<\?[\s\S]*?\?>|<![A-Za-z][^>]*>|<(\/?)([A-Za-z][\w:.-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;
const ATTRIBUTE = /([^\s"'<>/=]+)(?:\s*=\s*("[^"]*"|'[^']*'|[^\s"'=<>`]+))?/g;

export const text = (s) => ({ t: 'text', s, n: true });
export const kept = (t, s, a = {}) => ({ t, a, s, k: true });
export const inline = (node) => ({ ...node, n: true });
export const block = (t, a = {}, c = []) => ({ t, a, c });

// Split attributes into those of the structure and children for those that people read.
export function attributes(pairs) {
  const a = {};
  const c = [];
  for (const [name, value] of pairs) {
    if (value === undefined || value === null) continue;
    if (TEXT_ATTRIBUTES.has(name)) c.push({ t: `@${name}`, s: String(value), n: true });
    else a[name] = String(value);
  }
  return { a, c };
}

function tag(slash, name, rest) {
  const unquoted = (value) => (value && /^["']/.test(value) ? value.slice(1, -1) : value ?? '');
  const found = [...rest.matchAll(ATTRIBUTE)].map((one) => [one[1], unquoted(one[2])]);
  const { a, c } = attributes(found);
  return { t: slash ? `/${name}` : `<${name}>`, a, c, n: true };
}

// Return the tags, comments and texts of a piece of HTML; `open` holds the raw elements that are open around it.
export function htmlPieces(html, open = []) {
  const found = [];
  const say = (s) => s && found.push(open.length ? inline(kept('raw', s)) : text(s));
  let end = 0;
  for (const match of html.matchAll(PIECES)) {
    say(html.slice(end, match.index));
    end = match.index + match[0].length;
    if (!match[2]) {
      found.push(inline(kept('comment', match[0])));
      continue;
    }
    found.push(tag(match[1], match[2], match[3]));
    const name = match[2].toLowerCase();
    if (RAW_TAGS.has(name) && !/\/\s*$/.test(match[3])) {
      if (match[1]) open.splice(open.lastIndexOf(name) < 0 ? open.length : open.lastIndexOf(name));
      else open.push(name);
    }
  }
  say(html.slice(end));
  return found;
}

// Return the tree of YAML's values: those of text keys are for translators, wherever they stand.
export function metaTree(value, keys, name = '', isText = false) {
  if (Array.isArray(value)) return block('list', { name }, value.map((one) => metaTree(one, keys, '', isText)));
  if (value && typeof value === 'object' && !(value instanceof Date)) {
    const pairs = Object.entries(value);
    return block('map', { name }, pairs.map(([key, one]) => metaTree(one, keys, key, keys.has(key) || keys.has(`${name}.${key}`) || (isText && keys.has('*')))));
  }
  if (isText && typeof value === 'string') return block('value', { name }, [text(value)]);
  return kept('value', value instanceof Date ? value.toISOString() : String(value), { name });
}

export function yamlTree(source, keys, YAML) {
  try {
    return metaTree(YAML.parse(source, { logLevel: 'silent' }) ?? {}, keys, 'front matter');
  } catch {
    return kept('broken front matter', source);
  }
}
