// A deployment with a thousand camera records of simulated sources: prints the memory of its processes, and how soon the page
// shows the view Cameras, once all cameras are up and again some minutes later: node many.mjs WORK MINUTES COMMAND …
//
// COMMAND … runs sightline. WORK is a folder for data and logs.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, readFileSync, writeFileSync } from "node:fs";
import { createServer as webServer } from "node:http";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [work, minutes, command, ...rest] = process.argv.slice(2);
const CAMERAS = 1000;
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

async function measure(when) {
  const times = [];
  for (let i = 0; i < 7; i++) times.push(await paint());
  const median = (index) => Math.round(times.map((each) => each[index]).sort((a, b) => a - b)[3]);
  console.log(`${when}: ${["agent1", "agent2", "serve"].map(memory).join("; ")}; first paint after ${median(0)} ms, first camera after ${median(1)} ms`);
}

try {
  const address = await sources();
  start("broker", "broker", "--data", join(work, "broker"), "--port", String(kafka), "--controller-port", String(controller));
  await until(() => run("topics", "topics", "create"));
  const records = Array.from({ length: CAMERAS }, (_, i) => ({
    id: `camera-${i}`, source: `${address}/${i % 2 ? "motion" : "picture"}/${i}`, maxFps: RATE, site: `site ${i % 20}` }));
  writeFileSync(join(work, "cameras.json"), JSON.stringify(records));
  await until(() => run("import", "cameras", "import", join(work, "cameras.json")));
  for (const name of ["serve", "agent1", "agent2"]) start(name, name.replace(/\d/, ""));
  const isUp = (camera) => camera.state === "up";
  await until(() => get("/cameras").then(({ cameras }) => cameras.filter(isUp).length === CAMERAS, () => false));
  console.log(`all ${CAMERAS} cameras are up`);
  await new Promise((next) => setTimeout(next, 60_000));
  await measure("a minute later");
  await new Promise((next) => setTimeout(next, Number(minutes) * 60_000));
  await measure(`${minutes} minutes after that`);
} finally {
  await browser.close();
  for (const part of running.values()) part.kill("SIGKILL");
}
process.exit();
