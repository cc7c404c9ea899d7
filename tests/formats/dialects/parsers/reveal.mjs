import { domTree } from './dom.mjs';

const { default: plugin } = await import('reveal.js/plugin/markdown');

// `separators`: separator, verticalSeparator and notesSeparator, as reveal.js names them.
export async function read(source, separators = {}) {
  const markdown = plugin();
  const slides = document.createElement('div');
  await markdown.init({ getConfig: () => ({}), getRevealElement: () => slides });
  slides.innerHTML = markdown.slidify(source, separators);
  await markdown.convertSlides();
  return domTree(slides);
}
