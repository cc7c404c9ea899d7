// Reads the page's data and starts.

import { $, el } from "./dom.js";
import { PAGE, setPage } from "./state.js";
import { setCatalogs } from "./texts.js";
import { paintPaper } from "./paper.js";
import { paintSegment } from "./segment.js";
import { isShown } from "./filters.js";
import { connect } from "./writing.js";
import { segmentOf } from "./state.js";

const read = (id) => JSON.parse($(`#${id}`).textContent);

setCatalogs(read("texts"));
setPage(read("data"));
for (const slide of PAGE.slides || []) {
  const segments = slide.segments.map(({ id }) => segmentOf(id)).filter(isShown);
  const papers = [paintPaper(slide, "source"), paintPaper(slide, "target")];
  $("#main").append(el("section.slide", papers, el("ol.segs", segments.map((one) => el("li", paintSegment(one))))));
}
if (PAGE.is_served) connect();
