import { accessSync, constants } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type * as Playwright from 'playwright-core';
import type { BrowserAct } from '../../../domain/probe.ts';
import type { Outcome } from '../outcome.ts';
import { type Browse, type BrowserTask, withoutBrowser } from './browser.ts';
import { textUnmet } from './expectation.ts';
import { targetOf } from './request-step.ts';
import { filled, MissingValue } from './template.ts';

const programs = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The Chromium that is installed, by the search path; null when there is none. */
export function findChromium(path = process.env.PATH ?? ''): string | null {
  const folders = path.split(delimiter).filter((folder) => folder !== '');
  return (
    folders.flatMap((folder) => programs.map((program) => join(folder, program))).find(executable) ?? null
  );
}

/** playwright-core as it is installed here, or in the directory that is verified: an Action does not bring it along. */
async function loadPlaywright(directory: string): Promise<typeof Playwright | null> {
  try {
    return await import('playwright-core');
  } catch {
    const near = createRequire(pathToFileURL(join(resolve(directory), 'package.json')));
    for (const name of ['playwright-core', 'playwright']) {
      try {
        return await import(pathToFileURL(near.resolve(name)).href);
      } catch {
        // The next one may be there.
      }
    }
    return null;
  }
}

/**
 * Browses with Chromium, when there is one.
 * @param path the program to use; looked for in the search path where null
 * @param directory where playwright-core is looked for beside our own
 */
export async function chromium(path: string | null, directory: string): Promise<Browse> {
  const program = path ?? findChromium();
  if (program === null || !executable(program)) {
    return withoutBrowser(
      path === null
        ? 'there is no Chromium here. Install one, or name it.'
        : `${path} is no program. Name the Chromium that is installed.`,
    );
  }
  const playwright = await loadPlaywright(directory);
  if (playwright === null) return withoutBrowser('playwright-core is not installed here. Install it.');
  return (task) => browse(playwright, program, task);
}

/** Everything that the browser may find, at the addresses that were judged; all else has no address. */
function resolverRules(pinned: BrowserTask['pinned']): string {
  const rules = [...pinned].flatMap(([hostname, [first]]) => {
    if (first === undefined) return [];
    const address = first.family === 6 ? `[${first.address}]` : first.address;
    return hostname === address ? [`EXCLUDE ${address}`] : [`MAP ${hostname} ${address}`];
  });
  return [...rules, 'MAP * ~NOTFOUND'].join(',');
}

async function browse(playwright: typeof Playwright, program: string, task: BrowserTask): Promise<Outcome> {
  const { mask } = task.values;
  let browser: Playwright.Browser;
  try {
    browser = await playwright.chromium.launch({
      executablePath: program,
      timeout: 30_000,
      // Chromium refuses its sandbox to root.
      chromiumSandbox: process.getuid?.() !== 0,
      args: [
        `--host-resolver-rules=${resolverRules(task.pinned)}`,
        '--no-proxy-server',
        '--force-webrtc-ip-handling-policy=disable_non_proxied_udp',
        '--disable-quic',
      ],
      env: { PATH: process.env.PATH ?? '' },
    });
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return { verdict: 'inconclusive', reason: mask.shown(`It could not be run: ${why}`) };
  }
  try {
    return await acted(browser, task);
  } finally {
    await browser.close().catch(() => undefined);
  }
}

async function acted(browser: Playwright.Browser, task: BrowserTask): Promise<Outcome> {
  const { acts, timeout, values } = task;
  const deadline = Date.now() + timeout;
  const page = await browser.newPage({ serviceWorkers: 'block', acceptDownloads: false });
  // Hosts decide what is found; the scheme and the port are decided here.
  await page.route('**/*', (route) =>
    mayAsk(route.request().url(), task) ? route.continue() : route.abort(),
  );
  for (const [index, act] of acts.entries()) {
    try {
      page.setDefaultTimeout(Math.max(1, deadline - Date.now()));
      const problems = await take(page, act, task);
      if (problems.length > 0) return { verdict: 'fail', reason: said(index, act, problems.join('; ')) };
    } catch (error) {
      const why = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      const verdict = error instanceof MissingValue ? 'inconclusive' : 'fail';
      return { verdict, reason: said(index, act, why) };
    }
  }
  return { verdict: 'pass', reason: `${acts.length} acts in a browser` };

  function said(index: number, act: BrowserAct, why: string): string {
    return values.mask.shown(`act ${index + 1} (${Object.keys(act)[0]}): ${why}`);
  }
}

function mayAsk(address: string, { base, pinned }: BrowserTask): boolean {
  if (!URL.canParse(address)) return false;
  const url = new URL(address);
  if (url.protocol === 'data:' || url.protocol === 'blob:') return true;
  if (url.hostname === base.hostname) return url.origin === base.origin;
  return url.protocol === 'https:' && pinned.has(url.hostname);
}

async function take(
  page: Playwright.Page,
  act: BrowserAct,
  { base, values }: BrowserTask,
): Promise<string[]> {
  if (act.open !== undefined) {
    const answer = await page.goto(targetOf(filled(act.open, values), base).href);
    const status = answer?.status() ?? 0;
    return status >= 400 ? [`the status is ${status}`] : [];
  }
  if (act.click !== undefined) await page.locator(act.click).click();
  if (act.fill !== undefined) await page.locator(act.fill.selector).fill(filled(act.fill.value, values));
  if (act.press !== undefined) await page.locator(act.press.selector).press(act.press.key);
  if (act.visible !== undefined) await page.locator(act.visible).first().waitFor();
  if (act.see !== undefined) await page.getByText(filled(act.see, values)).first().waitFor();
  if (act.title !== undefined) return textUnmet('the title', await page.title(), act.title, values);
  if (act.url !== undefined) return textUnmet('the address', page.url(), act.url, values);
  return [];
}
