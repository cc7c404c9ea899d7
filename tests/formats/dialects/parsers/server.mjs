// Reads {"system", "text"} a line, writes {"tree"} or {"error"} a line.
import { createInterface } from 'node:readline';

const READERS = {
  marp: async () => (await import('./marp.mjs')).read,
  reveal: async () => (await import('./reveal.mjs')).read,
  slidev: async () => (await import('./slidev.mjs')).read,
  remark: async () => (await import('./remark.mjs')).read,
  deckset: async () => (await import('./deckset.mjs')).read,
  vitepress: async () => (await import('./vitepress.mjs')).read,
  github: async () => (await import('./mdast.mjs')).readGithub,
  docusaurus: async () => (await import('./mdast.mjs')).readDocusaurus,
  myst: async () => (await import('./mdast.mjs')).readMyst,
  html: async () => (await import('./dom.mjs')).htmlTree,
};

for await (const line of createInterface({ input: process.stdin })) {
  const { system, text } = JSON.parse(line);
  let answer;
  try {
    answer = { tree: await (await READERS[system]())(text) };
  } catch (error) {
    answer = { error: String(error?.stack ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
