// Signs in and out on the page in a real browser, at an issuer of another site: node signin.mjs COMMAND …
//
// COMMAND … starts page and issuer, prints the page's address and ends with its standard input.

import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { chromium } from "playwright-core";

const [command, ...rest] = process.argv.slice(2);
const server = spawn(command, rest, { stdio: ["pipe", "pipe", "inherit"] });
const address = String((await once(server.stdout, "data"))[0]).trim();

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking"],
});
const context = await browser.newContext();
const page = await context.newPage();
page.setDefaultTimeout(60_000);
const complaints = [];
page.on("pageerror", (error) => complaints.push(error.message));
page.on("console", (message) => {
  if (/Content Security Policy|Trusted/.test(message.text())) complaints.push(message.text());
});

const signIn = page.getByRole("button", { name: "Sign in with your account" });
const signOut = page.getByRole("button", { name: "Sign out" });
const status = (path, method) => page.evaluate(async ([to, how]) => (await fetch(`/api/v1${to}`, { method: how })).status, [path, method]);

await page.goto(`${address}#/events`);
await signIn.waitFor();
assert.equal(await status("/read", "GET"), 401);
await signIn.click();
await signOut.waitFor();
assert.equal(page.url(), `${address}#/events`, "back at the view from before");
assert.equal(await status("/read", "GET"), 200);
assert.equal(await status("/change", "POST"), 200);
const [cookie, ...others] = await context.cookies(address);
assert.deepEqual([cookie.name, cookie.sameSite, cookie.httpOnly, others.length], ["sightline-session", "Strict", true, 0]);
console.log("ok  sign in");

await page.reload();
await signOut.click();
await page.waitForURL(/\/logout\?/);
await page.goto(address);
await signIn.waitFor();
assert.equal(await status("/read", "GET"), 401);
console.log("ok  sign out");

await signIn.click();
await signOut.waitFor();
await context.clearCookies();
await page.evaluate(() => document.querySelector("main").append(document.createElement("textarea")));
await page.locator("main textarea").fill("typed");
const again = page.getByRole("button", { name: "Sign in again" });
await again.waitFor();
assert.equal(await page.locator("main textarea").inputValue(), "typed", "the page was left without being asked");
await again.click();
await signIn.waitFor();
console.log("ok  say that the sign-in has ended, and keep what was typed");

assert.deepEqual(complaints, []);
await browser.close();
server.stdin.end();
