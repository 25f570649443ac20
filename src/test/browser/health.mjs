// Stops one part of a deployment after the other, and checks that the page's header names it, and is green again after a
// restart. Prints how long each took; the aim is ten seconds: node health.mjs WORK PHOTOGRAPHS COMMAND …
//
// COMMAND … runs sightline. WORK is a folder for data and logs, PHOTOGRAPHS what the cameras film.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdirSync, openSync, readdirSync, symlinkSync } from "node:fs";
import { createServer } from "node:net";
import { join, resolve } from "node:path";
import { chromium } from "playwright-core";

const [work, photographs, command, ...rest] = process.argv.slice(2);
const LIMIT = 60_000; // A timing decides no test.
const START = 120_000;

async function freePort() {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address();
  server.close();
  return port;
}

// Half an hour of film, slow enough for a small machine.
const film = join(work, "film");
mkdirSync(film, { recursive: true });
const pictures = readdirSync(photographs).sort();
for (let i = 0; i < 600; i++) symlinkSync(resolve(photographs, pictures[i % pictures.length]), join(film, `${String(i).padStart(3, "0")}.jpg`));
const [kafka, controller, web] = [await freePort(), await freePort(), await freePort()];
const settings = { "bootstrap.servers": `127.0.0.1:${kafka}`, "health.port": 0, "serve.port": web, "run.threads": 1, "topics.partitions": 1,
  "run.state.dir": resolve(work, "state"), "camera.max.fps": 0.3 };
const running = new Map();

function start(name, ...parameters) {
  const sets = name === "broker" ? [] : Object.entries(settings).flatMap(([key, value]) => ["--set", `${key}=${value}`]);
  const log = openSync(join(work, `${name}.log`), "a");
  const part = spawn(command, [...rest, ...parameters, ...sets], { stdio: ["ignore", log, log] });
  running.set(name, part);
  return part;
}

async function stop(name, signal = "SIGTERM") {
  const part = running.get(name);
  const ended = once(part, "exit");
  part.kill(signal);
  await ended;
}

const parts = {
  broker: () => start("broker", "broker", "--data", join(work, "broker"), "--port", String(kafka), "--controller-port", String(controller)),
  serve: () => start("serve", "serve"),
  detect: () => start("detect", "run", "--stages", "detect,embed"),
  match: () => start("match", "run", "--stages", "match"),
  door: () => start("door", "camera", "--id", "door", film),
  hall: () => start("hall", "camera", "--id", "hall", film),
};

let browser;
try {
  parts.broker();
  for (let created = false; !created;) {
    const [code] = await once(start("topics", "topics", "create"), "exit");
    created = code === 0;
  }
  for (const name of ["serve", "detect", "match", "door", "hall"]) parts[name]();
  browser = await chromium.launch({ executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium", args: ["--no-sandbox", "--disable-background-networking"] });
  const page = await browser.newPage();
  for (let open = false; !open;) {
    open = await page.goto(`http://127.0.0.1:${web}/#/system`).then(() => true, () => false);
    if (!open) await page.waitForTimeout(500);
  }
  const header = page.locator("#pulse");
  const shows = async (text, timeout) => {
    try {
      await header.filter({ hasText: text }).waitFor({ timeout });
    } catch {
      throw new Error(`within ${timeout / 1000} s the header did not show ${text} but ${await header.textContent()}`);
    }
  };
  const health = async () => (await fetch(`http://127.0.0.1:${web}/api/v1/health`)).json();
  await shows("all well", START);
  console.log("ok  all well");

  const faults = [
    ["the matcher stops", ["match"], "SIGTERM", "not recognising: no process runs the stage match", "not-recognising"],
    ["a stage is killed", ["detect"], "SIGKILL", /not recognising: (detect-embed makes no progress|no process runs the stage detect)/, "not-recognising"],
    ["a camera is killed", ["hall"], "SIGKILL", "degraded: camera hall is silent", "degraded"],
    ["all cameras stop", ["door", "hall"], "SIGTERM", "degraded: no camera sends frames", "degraded"],
    ["Kafka stops", ["broker"], "SIGKILL", "not recognising: Kafka does not answer", "not-recognising"],
  ];
  for (const [name, stopped, signal, text, verdict] of faults) {
    const before = Date.now();
    await Promise.all(stopped.map((part) => stop(part, signal)));
    await shows(text, LIMIT);
    assert.equal((await health()).verdict, verdict);
    const named = Date.now() - before;
    stopped.forEach((part) => parts[part]());
    await shows("all well", START);
    console.log(`ok  ${name}: named after ${(named / 1000).toFixed(1)} s, well again ${((Date.now() - before - named) / 1000).toFixed(1)} s after the restart`);
  }
} finally {
  await browser?.close();
  for (const name of [...running.keys()].reverse()) running.get(name).kill("SIGKILL");
}
