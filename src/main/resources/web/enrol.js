// A place to drop pictures that are enrolled for a person, one after another, each with its answer.

import { person as path, upload } from "./api.js";
import { h, show } from "./dom.js";

// take is called with the files. Returns the place, and the list of answers.
export function dropZone(take) {
  const files = h("input", { type: "file", accept: "image/*,.heic,.heif,.avif", multiple: true, "aria-label": "Pictures to enrol" });
  const drop = h("label", { class: "drop" }, files,
    h("span", {}, h("strong", {}, "Drop pictures here"), h("br"), "or choose files: JPEG, PNG, HEIC, WebP and others"));
  files.addEventListener("change", () => {
    take([...files.files]);
    files.value = "";
  });
  for (const type of ["dragenter", "dragover"]) {
    drop.addEventListener(type, (event) => {
      event.preventDefault();
      drop.classList.add("over");
    });
  }
  drop.addEventListener("dragleave", () => drop.classList.remove("over"));
  drop.addEventListener("drop", (event) => {
    event.preventDefault();
    drop.classList.remove("over");
    take([...event.dataTransfer.files]);
  });
  return { drop, results: h("div", { class: "uploads", role: "status" }) };
}

// With isOther, the picture shows another person and becomes a negative example.
export async function enrol(collection, name, file, results, refresh, isOther = false) {
  const state = h("span", { class: "reason" });
  const line = h("div", { class: "upload" }, h("img", { src: URL.createObjectURL(file), alt: "" }), h("strong", { class: "truncate" }, file.name), state);
  results.prepend(line);
  const say = (bad, ...text) => {
    show(state, ...text);
    line.classList.toggle("bad", bad);
  };
  const attempt = async () => {
    say(false, "checking…");
    try {
      const done = await upload(`${path(collection, name)}/${isOther ? "negatives" : "templates"}?source=${encodeURIComponent(file.name)}`, file);
      say(false, isOther ? `a negative example of ${name}` : !done.enrolled ? "already enrolled" : done.outlier ? `enrolled, but unlike ${name}'s other pictures; check that it shows ${name}` : "enrolled");
    } catch (error) {
      const again = h("button", { class: "quiet", onclick: () => attempt().then(refresh) }, "Try again");
      say(true, `${(error.title ?? "failed").replace(/^picture /, "")}: ${error.message} `, error.status === 0 || error.status >= 500 ? again : "");
    }
  };
  await attempt();
}
