// A question that has to be answered before something is done.

import { button, el } from "./dom.js";
import { t } from "./texts.js";

/** Ask in a dialog; resolves to whether the person wants it. The focus goes back by itself. */
export function ask(question, notes, yes) {
  return new Promise((answer) => {
    const dialog = el("dialog.ask", { "aria-labelledby": "ask-title", close: () => finish() });
    const finish = () => {
      answer(dialog.returnValue === "yes");
      dialog.remove();
    };
    const list =
      notes.length > 0 &&
      el(
        "ul",
        notes.map((note) => el("li", note)),
      );
    const buttons = [
      button(".p", yes, () => dialog.close("yes"), "", { autofocus: true, "data-key": "yes" }),
      button("", t("Cancel"), () => dialog.close(""), "Esc", { "data-key": "cancel" }),
    ];
    dialog.append(el("h2", { id: "ask-title" }, question), ...(list ? [list] : []), el("div.acts", buttons));
    document.body.append(dialog);
    dialog.showModal();
  });
}
