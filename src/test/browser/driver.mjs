// Drives the page of a running demo in Chromium, for page.mjs and operator.mjs.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";
import { assertAccessible, assertFits } from "./access.mjs";

const TIMEOUT = 90_000;

const SCREENS = { desktop: { width: 1280, height: 800 }, phone: { width: 360, height: 740 } };

// PHOTOGRAPHS is the folder of sample1.jpg … sample6.jpg; with SCREENSHOTS, a folder, pictures of the page are written there.
export async function drive([address, photographs, screenshots]) {
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: ["--no-sandbox", "--disable-background-networking"],
  });
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 }, colorScheme: "light" });
  const page = await context.newPage();
  page.setDefaultTimeout(TIMEOUT);
  const complaints = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
  });
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !request.url().startsWith("blob:")) complaints.push(`fetched ${request.url()}`);
  });

  const notes = [];
  let wake = () => {};
  await page.exposeFunction("noteForTest", (text) => {
    notes.push(text);
    wake();
  });
  await page.addInitScript(() => document.addEventListener("DOMContentLoaded", () => {
    const added = (changes) => changes.flatMap(({ addedNodes }) => [...addedNodes]);
    new MutationObserver((changes) => added(changes).forEach((note) => window.noteForTest(note.textContent))).observe(document.getElementById("toasts"), { childList: true });
  }));

  async function picture(name) {
    if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.jpg`), type: "jpeg", quality: 72 });
  }

  return {
    page,
    complaints,
    close: () => browser.close(),

    async step(name, action) {
      const started = Date.now();
      await action();
      console.log(`ok  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    },

    picture,

    async open(view) {
      await page.goto(`${address}#/${view}`);
      await page.locator("h1").first().waitFor();
    },

    // Checks what is shown on a desktop and a phone, light and dark. Animations end at once, so that no colour is measured on its way.
    async screens(view) {
      await page.emulateMedia({ reducedMotion: "reduce" });
      for (const [screen, size] of Object.entries(SCREENS)) {
        await page.setViewportSize(size);
        for (const colorScheme of ["light", "dark"]) {
          await page.emulateMedia({ colorScheme });
          const name = `${view}-${screen}-${colorScheme}`;
          await assertAccessible(page, name);
          await assertFits(page, name);
          await picture(name);
        }
      }
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(SCREENS.desktop);
    },

    // Asks the API until the answer passes, and returns it. A refusal, e.g. while a stage is busy, is none.
    async until(path, passes) {
      for (const end = Date.now() + TIMEOUT; Date.now() < end;) {
        const answer = await page.evaluate(async (from) => {
          const response = await fetch(`/api/v1${from}`);
          return response.ok ? response.json() : null;
        }, path);
        if (answer && passes(answer)) return answer;
        await page.waitForTimeout(500);
      }
      throw new Error(`${path} did not get as far`);
    },

    // Returns the next note at the bottom of the page with this text. A note that has gone meanwhile counts, too.
    told(text) {
      return new Promise((resolve, reject) => {
        const timer = setTimeout(() => reject(new Error(`no note "${text}", but ${JSON.stringify(notes)}`)), TIMEOUT);
        wake = () => {
          const found = notes.findIndex((note) => (text instanceof RegExp ? text.test(note) : note.includes(text)));
          if (found < 0) return;
          clearTimeout(timer);
          resolve(notes.splice(found, 1)[0]);
        };
        wake();
      });
    },

    // Drops a square of a photograph, or all of it, where the page takes pictures.
    async drop(photograph, name, square, where = ".drop") {
      const bytes = (await readFile(join(photographs, photograph))).toString("base64");
      const transfer = await page.evaluateHandle(async ([encoded, title, region]) => {
        const raw = Uint8Array.from(atob(encoded), (character) => character.charCodeAt(0));
        let file = new Blob([raw], { type: "image/jpeg" });
        if (region) {
          const canvas = new OffscreenCanvas(region.side, region.side);
          canvas.getContext("2d").drawImage(await createImageBitmap(file), -region.x, -region.y);
          file = await canvas.convertToBlob({ type: "image/jpeg", quality: 0.95 });
        }
        const data = new DataTransfer();
        data.items.add(new File([file], title, { type: "image/jpeg" }));
        return data;
      }, [bytes, name, square]);
      await page.dispatchEvent(where, "drop", { dataTransfer: transfer });
    },
  };
}
