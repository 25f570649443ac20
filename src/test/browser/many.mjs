// A large deployment, at its start and some minutes later: node many.mjs WORK MINUTES CAMERAS PERSONS VISITS COMMAND …
//
// Without persons, agents film that many simulated cameras. Prints the memory of the processes, and how soon the page shows the
// view Cameras. With persons, their records and past visits are written, and cameras report and visits go on, without stages.
// Prints the memory of the server, and of each view when it is first painted and complete, the requests a second while it is
// open, and the memory and elements of the page. COMMAND … runs sightline; CLASSES is its class path. WORK is a folder for
// data and logs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as webServer } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [work, minutes, cameras, persons, visits, command, ...rest] = process.argv.slice(2);
const CAMERAS = Number(cameras);
const VIEWS = ["live", "cameras", "people", "strangers", "search", "events", "quality", "system"];
const WATCHED = 20_000; // milliseconds that each view is open
const RATE = 0.2; // frames a second of each camera
const START = 300_000;
const HEAPS = { broker: "1g", agent1: "512m", agent2: "512m", serve: "2g" };
mkdirSync(work, { recursive: true });

const browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking"] });

async function listening(server) {
  await once(server.listen(0, "127.0.0.1", 1024), "listening");
  return server.address().port;
}

async function freePort() {
  const server = createServer();
  const port = await listening(server);
  server.close();
  return port;
}

// Motion JPEG of one picture a second, and addresses of one picture.
async function sources() {
  const page = await browser.newPage({ viewport: { width: 320, height: 240 } });
  await page.setContent("<body style='background: linear-gradient(teal, orange)'><h1>A camera</h1>");
  const picture = await page.screenshot({ type: "jpeg", quality: 70 });
  await page.close();
  const server = webServer((request, response) => {
    response.on("error", () => {});
    if (!request.url.startsWith("/motion")) {
      response.writeHead(200, { "Content-Type": "image/jpeg", "Content-Length": picture.length }).end(picture);
      return;
    }
    response.writeHead(200, { "Content-Type": "multipart/x-mixed-replace; boundary=next" });
    const show = () => {
      response.write(`--next\r\nContent-Type: image/jpeg\r\nContent-Length: ${picture.length}\r\n\r\n`);
      response.write(picture);
      response.write("\r\n");
    };
    show();
    const showing = setInterval(show, 1000);
    response.on("close", () => clearInterval(showing));
  });
  return `http://127.0.0.1:${await listening(server)}`;
}

const [kafka, controller, web] = [await freePort(), await freePort(), await freePort()];
const settings = { "bootstrap.servers": `127.0.0.1:${kafka}`, "health.port": 0, "serve.port": web, "run.state.dir": resolve(work, "state") };
const running = new Map();

function start(name, ...parameters) {
  const sets = name === "broker" ? [] : Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
  const log = openSync(join(work, `${name}.log`), "a");
  const env = { ...process.env, SIGHTLINE_HEAP: HEAPS[name] ?? "256m" };
  running.set(name, spawn(command, [...rest, ...parameters, ...sets], { stdio: ["ignore", log, log], env }));
  return running.get(name);
}

async function run(name, ...parameters) {
  const [code] = await once(start(name, ...parameters), "exit");
  running.delete(name);
  return code === 0;
}

async function until(done) {
  const deadline = Date.now() + START;
  while (!(await done())) {
    assert(Date.now() < deadline, "it took more than five minutes");
    await new Promise((next) => setTimeout(next, 1000));
  }
}

async function get(path) {
  return (await fetch(`http://127.0.0.1:${web}/api/v1${path}`)).json();
}

// Records as .ci/Visits.java writes them.
async function visit(name, ...parameters) {
  const { id, dimension } = await get("/model");
  const log = openSync(join(work, `${name}.log`), "a");
  const java = ["-Xmx512m", "--add-modules", "jdk.incubator.vector", "-cp", process.env.CLASSES, ".ci/Visits.java"];
  const writer = spawn("java", [...java, `127.0.0.1:${kafka}`, id, String(dimension), cameras, ...parameters], { stdio: ["ignore", log, log] });
  running.set(name, writer);
  return writer;
}

function memory(name) {
  const status = readFileSync(`/proc/${running.get(name).pid}/status`, "utf8");
  const number = (field) => Number(new RegExp(`^${field}:\\s+(\\d+)`, "m").exec(status)[1]);
  return `${name} ${Math.round(number("VmRSS") / 1024)} MiB, ${number("Threads")} threads`;
}

// In a browser that has not seen the page before.
async function paint() {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  await page.goto(`http://127.0.0.1:${web}/#/cameras`);
  await page.getByText(/^camera-\d+$/).first().waitFor();
  const times = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]);
  await context.close();
  return times;
}

// Opens a view in a browser that has not seen the page before, and leaves it open for a while.
async function watch(view) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  const page = await context.newPage();
  let requests = 0;
  await page.goto(`http://127.0.0.1:${web}/#/${view}`);
  await page.locator("#view h1").first().waitFor({ timeout: START });
  await page.waitForFunction(() => !document.querySelector("#view .skeleton"), null, { timeout: START });
  const [painted, complete] = await page.evaluate(() => [performance.getEntriesByName("first-contentful-paint")[0].startTime, performance.now()]);
  page.on("request", () => requests++);
  await page.waitForTimeout(WATCHED);
  const session = await context.newCDPSession(page);
  await session.send("HeapProfiler.enable");
  await session.send("HeapProfiler.collectGarbage");
  await session.send("Performance.enable");
  const { metrics } = await session.send("Performance.getMetrics");
  const metric = (name) => metrics.find((each) => each.name === name).value;
  await context.close();
  return `${view}: painted after ${Math.round(painted)} ms, complete after ${Math.round(complete)} ms; ${((1000 * requests) / WATCHED).toFixed(1)} requests a second, `
    + `${(metric("JSHeapUsedSize") / (1 << 20)).toFixed(1)} MiB, ${metric("Nodes")} nodes`;
}

async function measureViews(when) {
  console.log(`${when}: ${memory("serve")}; load ${readFileSync("/proc/loadavg", "utf8").split(" ")[0]}`);
  for (const view of VIEWS) console.log(`  ${await watch(view)}`);
  console.log(`  ${memory("serve")}`);
}

async function manyPersons() {
  start("serve", "serve");
  await until(() => get("/health").then(({ condition }) => condition === "running", () => false));
  const [code] = await once(await visit("past", persons, visits), "exit");
  running.delete("past");
  assert.equal(code, 0, "the records were not written");
  await visit("live", "live");
  await until(() => get("/cameras").then(({ cameras: all }) => all.filter(isUp).length === CAMERAS));
  console.log(`${persons} persons, ${visits} visits and ${CAMERAS} cameras are there`);
  await measureViews("at once");
  await new Promise((next) => setTimeout(next, Number(minutes) * 60_000));
  await measureViews(`${minutes} minutes after that`);
}

async function manyCameras() {
  const address = await sources();
  const records = Array.from({ length: CAMERAS }, (_, i) => ({
    id: `camera-${i}`, source: `${address}/${i % 2 ? "motion" : "picture"}/${i}`, maxFps: RATE, site: `site ${i % 20}` }));
  writeFileSync(join(work, "cameras.json"), JSON.stringify(records));
  await until(() => run("import", "cameras", "import", join(work, "cameras.json")));
  for (const name of ["serve", "agent1", "agent2"]) start(name, name.replace(/\d/, ""));
  await until(() => get("/cameras").then(({ cameras: all }) => all.filter(isUp).length === CAMERAS, () => false));
  console.log(`all ${CAMERAS} cameras are up`);
  await new Promise((next) => setTimeout(next, 60_000));
  await measure("a minute later");
  await new Promise((next) => setTimeout(next, Number(minutes) * 60_000));
  await measure(`${minutes} minutes after that`);
}

const isUp = (camera) => camera.state === "up";

async function measure(when) {
  const times = [];
  for (let i = 0; i < 7; i++) times.push(await paint());
  const median = (index) => Math.round(times.map((each) => each[index]).sort((a, b) => a - b)[3]);
  console.log(`${when}: ${["agent1", "agent2", "serve"].map(memory).join("; ")}; first paint after ${median(0)} ms, first camera after ${median(1)} ms`);
}

try {
  start("broker", "broker", "--data", join(work, "broker"), "--port", String(kafka), "--controller-port", String(controller));
  await until(() => run("topics", "topics", "create"));
  await (Number(persons) ? manyPersons() : manyCameras());
} finally {
  await browser.close();
  for (const part of running.values()) part.kill("SIGKILL");
}
process.exit();
