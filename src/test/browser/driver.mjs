// Drives the page of a running demo in Chromium, for page.mjs and operator.mjs.

import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { chromium } from "playwright-core";

const TIMEOUT = 90_000;

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

  return {
    page,
    complaints,
    close: () => browser.close(),

    async step(name, action) {
      const started = Date.now();
      await action();
      console.log(`ok  ${name} (${((Date.now() - started) / 1000).toFixed(1)} s)`);
    },

    async picture(name) {
      if (screenshots) await page.screenshot({ path: join(screenshots, `${name}.jpg`), type: "jpeg", quality: 72 });
    },

    async open(view) {
      await page.goto(`${address}#/${view}`);
      await page.locator("h1").first().waitFor();
    },

    // Waits for a note at the bottom of the page and returns its text.
    async told(text) {
      const note = page.locator(".toast", { hasText: text }).first();
      await note.waitFor();
      return note.textContent();
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
