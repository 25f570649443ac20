// An operator's hour on the page of a running demo: node operator.mjs ADDRESS PHOTOGRAPHS [SCREENSHOTS]
//
// The operator watches, corrects, names, searches and erases. A change is sent ten seconds after it was asked for, so the
// operator goes on meanwhile.

import assert from "node:assert/strict";
import { createServer } from "node:http";
import { readFile } from "node:fs/promises";
import { assertAccessible } from "./access.mjs";
import { drive } from "./driver.mjs";

const { page, complaints, step, screens, open, drop, told, until, close } = await drive(process.argv.slice(2));
const dialog = page.locator("dialog[open]");
const choose = (name) => dialog.getByRole("option", { name }).click();
// Types a part of a name and chooses from what is found, with the keyboard only.
async function find(label, typed, name) {
  const field = page.getByRole("combobox", { name: label, exact: true });
  await field.fill(typed);
  await page.getByRole("option", { name, exact: true }).waitFor();
  await assertAccessible(page, `the list of ${label}`);
  await field.press("ArrowDown");
  await field.press("Enter");
  await page.getByRole("listbox", { name: label }).waitFor({ state: "hidden" });
}
const dismiss = () => page.keyboard.press("Escape");

await page.emulateMedia({ reducedMotion: "reduce" });

await step("watch, and see what can be done about a face on a picture", async () => {
  await open("live");
  await page.locator(".tile").nth(1).waitFor();
  await page.locator(".feed .entry", { hasText: /Ada|Bea|Cleo|Dora/ }).first().waitFor();
  await page.getByRole("button", { name: /^Faces at .*,/ }).first().click();
  await dialog.locator(".person").first().waitFor();
  await assertAccessible(page, "the faces of a picture");
  await dialog.locator(".person").first().click();
  await dialog.getByRole("button", { name: "This is …" }).waitFor();
  await assertAccessible(page, "a face of a picture");
  await dismiss();
});

await step("follow a person over two cameras", async () => {
  await open("live");
  await until("/persons/demo/Cleo/visits", ({ visits }) => new Set(visits.map((visit) => visit.camera)).size === 2);
  await open("people/demo/Cleo");
  await page.locator(".timeline .title", { hasText: "entrance" }).waitFor();
  await page.locator(".timeline .title", { hasText: "lounge" }).waitFor();
  await page.locator(".chip dl", { hasText: /decided\s*[1-9]/ }).waitFor();
  await screens("person");
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByRole("button", { name: "Save all data" }).click()]);
  const data = JSON.parse(await readFile(await file.path(), "utf8"));
  assert.equal(data.person, "Cleo");
  assert.ok(data.templates[0].png && data.sightings.length, "the saved data lacks faces or visits");
});

// Opens the latest visit of a person that is over, and asks to give it to another. Returns the key of its row.
async function give(from, to) {
  await open(`events?person=${from}`);
  const over = page.locator(".visits li", { hasText: from }).filter({ hasNotText: "present" }).first();
  await over.waitFor();
  const key = await over.getAttribute("data-key");
  await page.locator(`.visits li[data-key="${key}"] .visit`).click();
  await page.getByRole("button", { name: "This is …" }).click();
  await dialog.getByRole("option").first().waitFor();
  await assertAccessible(page, "a correction");
  await choose(to);
  await told(`This is ${to}: the face will be enrolled for ${to}, and kept from ${from}`);
  return key;
}

let corrected = null;

await step("take back the correction of a name, then correct it", async () => {
  await give("Ada", "Bea");
  await page.getByRole("button", { name: "Undo" }).click();
  await told("nothing was changed");
  corrected = await give("Ada", "Bea");
});

await step("find a photo in the past, and what belongs to a person", async () => {
  await open("search");
  await until("/persons/demo/Dora/visits", ({ visits }) => visits.length > 0);
  const found = page.locator(".card.person", { hasText: "Same person" });
  await find("Or a person who is enrolled", "cle", "Cleo demo");
  await found.filter({ hasText: "Cleo" }).first().waitFor();
  await drop("sample6.jpg", "dora.jpg", { x: 1034, y: 216, side: 482 }, ".card:has(input[type=file])");
  await found.filter({ hasText: "Dora" }).first().waitFor();
  assert.equal(await found.filter({ hasText: "Cleo" }).count(), 0);
  await found.first().click();
  await dialog.getByRole("button", { name: "Not Dora" }).waitFor();
  await assertAccessible(page, "a visit that was found");
  await dismiss();
});

await step("see the visit under its new name, and take the examples of that back", async () => {
  await told("The visit is Bea's now.");
  await open("events?person=Bea");
  await page.locator(`.visits li[data-key="${corrected}"]`, { hasText: "named later" }).waitFor();
  await open("people/demo/Ada");
  await page.locator(".chip.negative").getByRole("button", { name: "Remove" }).click();
  await told("The face will be removed.");
  await open("people/demo/Bea");
  await page.locator(".chip", { hasText: /lounge|entrance/ }).getByRole("button", { name: "Move to …" }).click();
  await dialog.getByRole("option").first().waitFor();
  await assertAccessible(page, "the choice of whose face it is");
  await choose("Ada");
  await told("The face moves from Bea to Ada.");
});

// Strangers who came at least four times, those who look most straight at the camera first: their pictures pass the
// rules of enrolment.
async function strangers() {
  const often = (unknown) => unknown.visits > 3;
  const { strangers } = await until("/strangers", (answer) => answer.strangers.filter(often).length > 3);
  const turned = (unknown) => Math.abs(unknown.recent[0].bestShot.quality.yawDegrees);
  return strangers.filter(often).sort((a, b) => turned(a) - turned(b));
}

function cardOf(unknown) {
  return page.locator(".pick", { hasText: `Stranger ${unknown.id.slice(-4)}` });
}

// Asks for something about one stranger after another, until the page says that it is done. Strangers whose pictures are refused are
// left; what was typed is offered again.
async function withStranger(act, done) {
  const candidates = await strangers();
  await open("strangers");
  await page.locator(".pick").nth(3).waitFor();
  const tried = [];
  for (const unknown of candidates) {
    if (!(await cardOf(unknown).count())) continue;
    tried.push(unknown.id);
    await act(cardOf(unknown));
    const note = await told(new RegExp(`${done}|Change it$`));
    if (note.includes(done)) return note;
    await page.getByRole("button", { name: "Change it" }).click();
    assert.equal(await dialog.locator("input[name=person]").inputValue(), "Grace", "what was typed is lost");
    await dismiss();
  }
  throw new Error(`no stranger could be enrolled; tried ${tried.join(", ")}`);
}

await step("name a stranger, and see the past visits revised", async () => {
  const toast = await withStranger(async (card) => {
    await card.locator("button").click();
    await dialog.getByRole("list", { name: "Last visits" }).waitFor();
    await assertAccessible(page, "a stranger");
    await dialog.getByRole("button", { name: "This is …" }).click();
    await dialog.locator("input[name=person]").fill("Grace");
    await assertAccessible(page, "the choice of a person");
    await dialog.getByRole("button", { name: "Use this name" }).click();
    await told("past visits become Grace's");
  }, "Grace is enrolled");
  const revised = Number(/Past visits revised: (\d+)/.exec(toast)?.[1]);
  assert.ok(revised >= 3, `past visits revised: ${revised}`);
  await told("The face is removed.");
  await told("The face is Ada's now.");
  await open("events");
  await find("Person", "gra", "Grace");
  await page.locator(".visit", { hasText: "Grace" }).filter({ hasText: "named later" }).nth(2).waitFor();
  await page.reload();
  assert.equal(await page.getByRole("combobox", { name: "Person" }).inputValue(), "Grace", "a filter is not in the address");
  await page.locator("select[name=kind]").selectOption("revised");
  await page.locator(".visit", { hasText: "Grace" }).first().waitFor();
});

await step("take two strangers for one person, and ignore a third", async () => {
  const [one, other, third] = (await strangers()).filter((unknown) => !unknown.suggestion);
  await open("strangers");
  await page.getByLabel("Order").selectOption("frequent");
  await page.locator(".pick").nth(3).waitFor();
  await cardOf(one).getByRole("checkbox").check();
  await cardOf(other).getByRole("checkbox").check();
  await page.getByText("2 selected").waitFor();
  await page.getByRole("button", { name: "They are one person …" }).click();
  await dialog.locator("input[name=person]").fill("Heidi");
  await assertAccessible(page, "the choice of a person for several");
  await dialog.getByRole("button", { name: "Use this name" }).click();
  await told("This is Heidi: the faces of 2 strangers will be enrolled");
  await cardOf(one).getByRole("checkbox").uncheck();
  await cardOf(other).getByRole("checkbox").uncheck();
  await cardOf(third).getByRole("checkbox").check();
  await page.getByRole("button", { name: "Ignore them" }).click();
  await told(/Now Heidi: 2 strangers|Change it$/);
  await told(/Ignored: 1 stranger\.|Change it$/);
  await open("people");
  await page.locator(".person", { hasText: "Heidi" }).waitFor();
});

const camera = page.locator(".camera", { hasText: "Porch <b>" });
const stream = {};

// A camera at a port of its own, which sends pictures without a face from when it is switched on.
async function switchOn() {
  stream.jpeg ??= await page.screenshot({ type: "jpeg", clip: { x: 0, y: 0, width: 320, height: 240 } });
  const head = Buffer.from(`--frame\r\nContent-Type: image/jpeg\r\nContent-Length: ${stream.jpeg.length}\r\n\r\n`);
  const part = Buffer.concat([head, stream.jpeg, Buffer.from("\r\n")]);
  stream.server = createServer((request, answer) => {
    answer.writeHead(200, { "Content-Type": "multipart/x-mixed-replace; boundary=frame" });
    const timer = setInterval(() => answer.write(part), 100);
    request.on("close", () => clearInterval(timer));
  });
  await new Promise((resolve) => stream.server.listen(stream.port ?? 0, "127.0.0.1", resolve));
  stream.port = stream.server.address().port;
}

async function switchOff() {
  stream.server.closeAllConnections();
  await new Promise((resolve) => stream.server.close(resolve));
}

// Waits until the page shows the camera's state as the agent reports it, and prints how long that took.
async function shows(what, state) {
  const before = Date.now();
  await camera.locator(".state", { hasText: state }).waitFor();
  console.log(`    ${what}: shown after ${((Date.now() - before) / 1000).toFixed(1)} s`);
}

// An agent publishes the camera: .ci/browser starts one beside the demo.
await step("add a camera, see it fail and recover, change it and remove it", async () => {
  await open("cameras");
  await switchOn();
  await switchOff();
  await page.getByRole("button", { name: "Add a camera" }).click();
  await page.getByLabel("Id").fill("Porch <b>");
  await page.getByLabel("Source").fill(`http://127.0.0.1:${stream.port}/video`);
  await page.getByLabel("Frames a second, at most").fill("2");
  await page.getByLabel("Schedule").fill("sometimes");
  await page.getByRole("button", { name: "Save" }).click();
  await page.locator("dialog .refusal", { hasText: "a schedule is" }).waitFor();
  await assertAccessible(page, "a camera");
  await page.getByLabel("Schedule").fill("00:00-24:00");
  await page.getByRole("button", { name: "Save" }).click();
  await camera.filter({ hasText: `127.0.0.1:${stream.port}` }).waitFor();
  await shows("a camera that does not answer", /^connecting since .*: .*(refused|cannot open)/i);
  await page.getByLabel("Which cameras").selectOption("Failing");
  await camera.waitFor();
  await page.locator(".toast").first().waitFor({ state: "detached" });
  await screens("camera");
  await camera.getByRole("button", { name: "Test" }).click();
  await page.locator("dialog .refusal", { hasText: /refused|cannot open/i }).waitFor();
  await assertAccessible(page, "a test that fails");
  await dismiss();
  await switchOn();
  await page.getByLabel("Which cameras").selectOption("All");
  await shows("a camera that answers", /^up since/);
  await camera.getByRole("button", { name: "Test" }).click();
  await page.locator("dialog img.tested").waitFor();
  await assertAccessible(page, "a camera that works");
  await dismiss();
  await switchOff();
  await shows("a camera that is switched off", /^connecting since .*:/);
  await camera.getByRole("button", { name: "Change" }).click();
  await page.getByLabel("Site").fill("Berlin");
  await page.getByRole("button", { name: "Save" }).click();
  await camera.filter({ hasText: "Berlin" }).filter({ hasText: `127.0.0.1:${stream.port}` }).waitFor();
  await camera.getByRole("button", { name: "Change" }).click();
  await page.getByRole("button", { name: "Remove camera" }).click();
  await told("is removed");
  await camera.waitFor({ state: "detached" });
});

await step("merge two persons by face", async () => {
  await open("people/default/Heidi");
  await page.getByRole("button", { name: "Merge with …" }).click();
  await dialog.getByRole("option").first().waitFor();
  await assertAccessible(page, "a merge");
  await choose("Grace");
  await told("Heidi and Grace are one person");
  await told("Merged into Grace.");
  await page.locator("h1", { hasText: "Grace" }).waitFor();
  await page.locator(".chip").nth(1).waitFor();
  await open("people");
  await page.locator(".person", { hasText: "Heidi" }).waitFor({ state: "detached" });
});

await step("erase a person, with a receipt", async () => {
  await open("people/default/Grace");
  await page.getByLabel("Type Grace to erase").fill("Grace");
  await page.getByRole("button", { name: "Erase Grace" }).click();
  await told("After that nothing can bring them back.");
  await page.locator("dialog h2", { hasText: "What remains" }).waitFor();
  await assertAccessible(page, "a receipt");
  await page.getByRole("button", { name: "Close" }).last().click();
  await page.locator(".person", { hasText: "Ada" }).waitFor();
  assert.equal(await page.locator(".person", { hasText: "Grace" }).count(), 0);
  await open("events?person=Grace");
  await page.getByText("No visit matches these filters").waitFor();
});

assert.deepEqual(complaints, []);
await close();
