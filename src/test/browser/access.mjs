// What a view owes to those who see little, use no mouse, or hold a phone: WCAG 2.2 AA by axe, and edges of inputs, which axe
// leaves out.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

export async function assertAccessible(page, name) {
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(axe);
  const { violations } = await page.evaluate((rules) => window.axe.run(document, { runOnly: rules, resultTypes: ["violations"] }), RULES);
  const found = violations.map(({ id, nodes }) => `${name}: ${id} at ${nodes.map((node) => `${node.target}: ${node.failureSummary}`).join("\n  ")}`);
  assert.deepEqual(found, [], `${name} is not accessible`);
  assert.deepEqual(await page.evaluate(faintEdges), [], `${name}: edges of inputs below a contrast of 3`);
}

export async function assertFits(page, name) {
  const wide = await page.evaluate(() => {
    const right = (element) => Math.round(element.getBoundingClientRect().right);
    const scrolls = (element) => element !== document.documentElement && getComputedStyle(element).overflowX !== "visible";
    const isClipped = (element) => element.parentElement && (scrolls(element.parentElement) || isClipped(element.parentElement));
    return [...document.querySelectorAll("body *")].filter((element) => right(element) > innerWidth && !isClipped(element)).map((element) => `${element.outerHTML.slice(0, 80)} ends at ${right(element)}`);
  });
  assert.deepEqual(wide, [], `${name} is wider than the screen`);
}

// Runs in the page.
function faintEdges() {
  const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
  const linear = (value) => (value <= 10.3 ? value / 3294.6 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ([red, green, blue]) => 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
  const ground = (element) => {
    const colour = channels(getComputedStyle(element).backgroundColor);
    return colour[3] === 0 ? ground(element.parentElement) : colour;
  };
  return [...document.querySelectorAll("input:not([type=range], [type=checkbox], [type=file]), select")].filter((input) => input.offsetParent).flatMap((input) => {
    const [dark, bright] = [channels(getComputedStyle(input).borderTopColor), ground(input.parentElement)].map(luminance).sort((a, b) => a - b);
    const contrast = (bright + 0.05) / (dark + 0.05);
    return contrast < 3 ? [`${input.name || input.type}: ${contrast.toFixed(2)}`] : [];
  });
}
