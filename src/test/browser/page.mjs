// Drives each view of a running demo in a real browser: node page.mjs ADDRESS PHOTOGRAPHS [SCREENSHOTS]. The work of an operator
// is in operator.mjs. The photographs may be published, so the screenshots may, too.

import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { assertAccessible } from "./access.mjs";
import { drive } from "./driver.mjs";

const { page, complaints, step, picture, screens, open, drop, close } = await drive(process.argv.slice(2));

await step("watch two cameras with named faces", async () => {
  await open("live");
  await page.locator(".tile").nth(1).waitFor();
  await page.locator(".tile:not(.silent) .box.named").first().waitFor({ state: "attached" });
  await page.locator(".feed .entry").nth(5).waitFor();
  // Both cameras film groups at the same time, once a round.
  await page.waitForFunction(() => [...document.querySelectorAll(".tile")].every((tile) => tile.querySelectorAll(".box").length > 2)
    && document.querySelectorAll(".tile .box.named").length > 3);
  await picture("live");
});

await step("choose how many cameras are shown, and enlarge one", async () => {
  await page.getByLabel("Cameras shown").selectOption("1");
  await page.locator(".tile").nth(1).waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Next cameras" }).click();
  await page.getByLabel("Cameras shown").selectOption("");
  await page.locator(".tile").nth(1).waitFor();
  await page.getByRole("button", { name: /^Enlarge/ }).first().click();
  await page.locator(".tile.large").waitFor();
  await page.getByRole("button", { name: /^Enlarge/ }).first().click();
});

await step("show the evidence of an event", async () => {
  await page.locator(".feed .entry", { hasText: /Ada|Bea|Cleo|Dora/ }).first().click();
  await page.locator("dialog h2", { hasText: "Why this name" }).waitFor();
  await assertAccessible(page, "the evidence of an event");
  await page.keyboard.press("Escape");
});

await step("close a dialog when the view changes", async () => {
  await open("events");
  await page.locator(".visit").first().click();
  await page.locator("dialog[open]").waitFor();
  await page.goBack();
  await page.locator("dialog").waitFor({ state: "detached" });
});

await step("skip to the content of a view", async () => {
  await open("people");
  await page.locator(".skip").focus();
  await page.keyboard.press("Enter");
  assert.match(page.url(), /#\/people$/);
  assert.equal(await page.evaluate(() => document.activeElement.id), "view");
});

await step("refuse a picture of several people, with the reason", async () => {
  await open("people");
  await page.getByLabel("Name", { exact: true }).fill("Crowd");
  await drop("sample5.jpg", "crowd.jpg");
  await page.locator(".upload.bad", { hasText: "several faces" }).waitFor();
});

await step("enrol by drag and drop, before the name is typed and with a failure of the network", async () => {
  const uploads = "**/api/v1/persons/*/Eve/templates**";
  await page.getByLabel("Name", { exact: true }).fill("");
  await drop("sample6.jpg", "eve.jpg", { x: 498, y: 238, side: 500 });
  await page.getByRole("alert").filter({ hasText: "Enter the person's name" }).waitFor();
  await page.route(uploads, (route) => route.abort());
  await page.getByLabel("Name", { exact: true }).fill("Eve");
  await page.keyboard.press("Enter");
  const line = page.locator(".upload.bad", { hasText: "eve.jpg" });
  await line.filter({ hasText: "No connection to the server" }).waitFor();
  assert.doesNotMatch(await line.textContent(), /Failed to fetch/);
  await page.unroute(uploads);
  await line.getByRole("button", { name: "Try again" }).click();
  await page.locator(".upload", { hasText: "enrolled" }).first().waitFor();
  await page.locator(".person", { hasText: "Eve" }).waitFor();
});

await step("keep what was typed when it is refused", async () => {
  await page.locator(".person", { hasText: "Cleo" }).click();
  await page.getByLabel("New name").fill("Dora");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.locator("main .refusal", { hasText: "Dora" }).waitFor();
  assert.equal(await page.getByLabel("New name").inputValue(), "Dora");
  await page.getByRole("link", { name: "All people" }).click();
});

await step("rename, and take it back", async () => {
  await page.locator(".person", { hasText: "Eve" }).click();
  await page.getByLabel("New name").fill("Evelyn <b>");
  await page.getByRole("button", { name: "Rename" }).click();
  await page.locator("h1", { hasText: "Evelyn <b>" }).waitFor();
  assert.equal(await page.locator("main b").count(), 0, "a name became markup");
  await page.getByRole("button", { name: "Undo" }).click();
  await page.locator("h1", { hasText: /^Eve$/ }).waitFor();
  await page.evaluate(() => fetch("/api/v1/persons/default/Eve", { method: "DELETE" }));
});

await step("find one of many cameras, and turn their pages", async () => {
  const many = Array.from({ length: 60 }, (_, index) => `many-${String(index).padStart(2, "0")}`);
  const all = (method, body) => page.evaluate(async ([ids, how, content]) => {
    for (const id of ids) await fetch(`/api/v1/cameras/${id}`, { method: how, body: content, headers: { "Content-Type": "application/json" } });
  }, [many, method, body]);
  await all("PUT", JSON.stringify({ source: "rtsp://127.0.0.1:1/many", site: "Depot", enabled: false }));
  await open("cameras");
  const cards = page.locator("section.camera");
  const find = page.getByLabel("Find a camera");
  await find.fill("depot MANY");
  await page.getByText("1 to 50 of 60").waitFor();
  assert.equal(await cards.count(), 50);
  await page.getByRole("button", { name: "Next" }).click();
  await page.getByText("51 to 60 of 60").waitFor();
  assert.equal(await cards.count(), 10);
  assert.ok(await page.getByRole("button", { name: "Next" }).isDisabled());
  await page.getByLabel("Which cameras").selectOption("Published");
  await page.getByText("No such camera").waitFor();
  await page.getByLabel("Which cameras").selectOption("Off");
  await page.getByText("1 to 50 of 60").waitFor();
  await find.fill("many-57");
  await page.getByRole("navigation", { name: "Pages" }).waitFor({ state: "hidden" });
  assert.deepEqual(await cards.locator("strong").allTextContents(), ["many-57"]);
  await all("DELETE");
});

await step("find visits, and save them", async () => {
  await open("events?person=Cleo");
  await page.locator(".visit", { hasText: "Cleo" }).first().waitFor();
  assert.equal(await page.locator(".visit", { hasText: "Dora" }).count(), 0);
  const [csv] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save as CSV" }).click()]);
  const [head, first] = (await readFile(await csv.path(), "utf8")).split("\r\n");
  assert.match(head, /^visit,camera,collection,person,/);
  assert.match(first, /"Cleo"/);
});

await step("add new visits without asking for all again, and keep the keyboard's focus", async () => {
  await open("events");
  await page.locator(".visit").first().waitFor();
  const asked = [];
  page.on("request", (request) => /\/(events|visits)$/.test(new URL(request.url()).pathname) && !/[?&]visit=/.test(request.url()) && asked.push(request.url()));
  const newest = await page.evaluate(() => {
    document.querySelector(".visit").focus();
    return document.querySelector(".visits li").dataset.key;
  });
  await page.waitForFunction((key) => document.querySelector(".visits li").dataset.key !== key, newest);
  assert.equal(await page.evaluate(() => document.activeElement.closest("li")?.dataset.key), newest, "the focus moved");
  assert.deepEqual(asked, []);
  const times = await page.locator(".visit time:first-child").evaluateAll((all) => all.map((time) => Date.parse(time.dateTime)));
  assert.deepEqual(times, [...times].sort((a, b) => b - a), "visits are not ordered by their time");
});

await step("try a threshold", async () => {
  await open("quality");
  await page.getByText(/Of 1,000 strangers, .+ would get a name/).waitFor();
  for (const chart of await page.locator("svg.chart").all()) {
    assert.equal(await chart.locator(".title").count(), 2, "each axis names what it measures");
    assert.ok(await chart.locator("text:not(.title)").count() > 6, "each axis has values");
  }
  const value = page.locator(".figure .value").first();
  const before = await value.textContent();
  await page.getByLabel("Threshold", { exact: true }).focus();
  for (let i = 0; i < 20; i++) await page.keyboard.press("ArrowLeft");
  assert.notEqual(await value.textContent(), before);
  await page.getByRole("button", { name: "Reset" }).click();
  await page.locator(".toast").first().waitFor({ state: "detached" });
});

await step("look at the system", async () => {
  await open("system");
  await page.locator("td", { hasText: "entrance" }).waitFor();
  await page.locator(".stage", { hasText: "detect" }).waitFor();
  await page.getByText(/^now [1-9].*the last hour$/).first().waitFor();
  await page.locator("tr", { hasText: "ensemble-" }).first().waitFor();
  for (const name of ["Camera to Kafka", "Waiting", "detect", "embed", "match", "Capture to decision", "Event published"]) {
    const taken = await page.locator(".steps tr", { has: page.locator("strong", { hasText: name }) }).first().locator(".number").allTextContents();
    assert.equal(taken.length, 3, `${name}: p50, p95 and p99`);
    taken.forEach((text) => assert.match(text, /^\d[\d.]* m?s$/));
  }
});

const views = await page.locator("#nav a").evaluateAll((links) => links.map((link) => link.hash.slice(2)));
for (const view of views) {
  await step(`be accessible and fit the screen: ${view}, desktop and phone, light and dark`, async () => {
    await open(view);
    await page.locator("main .skeleton").first().waitFor({ state: "detached" });
    await page.waitForFunction(() => [...document.querySelectorAll(".tile img")].every((image) => !image.hidden));
    await screens(view);
    await page.setViewportSize({ width: 360, height: 740 });
    const cut = await page.locator("#nav a").evaluateAll((links) => links.filter((link) => link.getBoundingClientRect().right > innerWidth).map((link) => link.textContent));
    assert.deepEqual(cut, [], "links of the navigation are cut off");
    await page.setViewportSize({ width: 1280, height: 800 });
  });
}

assert.deepEqual(complaints, []);
await close();
