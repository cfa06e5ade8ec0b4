import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type CDPSession,
  chromium,
  type LaunchOptions,
  type Page,
  type ViewportSize,
} from 'playwright-core'
import { onTestFinished } from 'vitest'

/** What a profile is made with, and keeps. */
type ProfileOptions = Pick<BrowserContextOptions, 'javaScriptEnabled' | 'locale' | 'timezoneId'>

export interface PageOptions extends ProfileOptions {
  viewport?: ViewportSize
  colorScheme?: 'light' | 'dark'
  permissions?: string[]
}

/** A browser profile with one page, for one test at a time. */
interface Profile {
  page: Page
  context: BrowserContext
  devTools: CDPSession
}

/** One for all files of this process, with which it ends. */
let running: Promise<Browser> | undefined

/** Profiles that no test uses, by what was chosen for them. */
const idle = new Map<string, Profile[]>()

/** Longer than a busy machine takes to start a browser or to open a page in it. */
const patience = 12_000

/**
 * A page of an empty browser profile, for the test that runs. `options` set dark mode, phone width, no JavaScript and so on.
 *
 * A page that was used is emptied and given to a later test: its process, its assets and what it compiled stay. A new profile takes
 * four times as much of the processor for a page of a sign-in, and six times for one of the console.
 */
export async function openPage(options: PageOptions = {}): Promise<Page> {
  const { viewport = { width: 1280, height: 720 }, colorScheme = 'light', permissions = [], ...kept } = options
  const kind = JSON.stringify(kept)
  const profile = idle.get(kind)?.pop() ?? (await makeProfile(kept))
  onTestFinished(() => giveBack(profile, kind))
  const { page, context } = profile
  await page.setViewportSize(viewport)
  // What moves is drawn many times, and is looked at by no test.
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
  // An empty list would deny what a browser asks its user for.
  if (permissions.length > 0) await context.grantPermissions(permissions)
  return page
}

/** Runs a script before any other of the pages that are loaded until the test ends. */
export async function addInitScript(page: Page, script: string): Promise<void> {
  const added = await page.addInitScript(script)
  onTestFinished(() => added.dispose())
}

/**
 * Requests of the page to such addresses fail at once, until the test ends. A route for them would lead all requests through this
 * process, and have nothing taken from the browser's cache.
 */
export async function blockAddresses(page: Page, urls: string[]): Promise<void> {
  const devTools = await page.context().newCDPSession(page)
  onTestFinished(() => devTools.detach())
  await devTools.send('Network.enable')
  await devTools.send('Network.setBlockedURLs', { urls })
}

async function giveBack(profile: Profile, kind: string): Promise<void> {
  // What cannot be emptied, as its page hangs, was closed or has crashed, is of no use to another test.
  const isEmpty = await inTime(empty(profile)).catch(() => false)
  if (isEmpty) idle.set(kind, [...(idle.get(kind) ?? []), profile])
  else await inTime(profile.context.close()).catch(stopBrowser)
}

async function empty({ page, context, devTools }: Profile): Promise<boolean> {
  for (const event of ['console', 'load', 'pageerror', 'request', 'response'] as const) page.removeAllListeners(event)
  const others = context.pages().filter((each) => each !== page)
  await Promise.all([
    page.unrouteAll({ behavior: 'ignoreErrors' }),
    context.unrouteAll({ behavior: 'ignoreErrors' }),
    ...others.map((each) => each.close()),
  ])
  await page.goto('about:blank')
  await Promise.all([
    context.clearCookies(),
    context.clearPermissions(),
    // The one store of all origins, and that of the tab.
    devTools.send('Storage.clearDataForOrigin', { origin: '*', storageTypes: 'local_storage,indexeddb,cache_storage' }),
    devTools.send('Page.resetNavigationHistory'),
  ])
  return true
}

async function makeProfile(options: ProfileOptions): Promise<Profile> {
  running ??= launch()
  const browser = await running
  // Now and then a Chromium stops answering; then every test that follows in this process would run out of time.
  return await inTime(openProfile(browser, options)).catch(async () => {
    await stopBrowser()
    running = launch()
    return openProfile(await running, options)
  })
}

async function openProfile(browser: Browser, options: ProfileOptions): Promise<Profile> {
  const context = await browser.newContext(options)
  // Before the test itself runs out of time, so that a step that waits in vain is named.
  context.setDefaultTimeout(20_000)
  const page = await context.newPage()
  return { page, context, devTools: await context.newCDPSession(page) }
}

async function stopBrowser(): Promise<void> {
  idle.clear()
  const stopped = running
  running = undefined
  // Not awaited: one that hangs is killed later.
  void stopped?.then((browser) => browser.close()).catch(() => undefined)
}

/** @throws if it takes longer than anything that still goes on does */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const isLate = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('The browser does not answer.')), patience)
  })
  return Promise.race([work, isLate]).finally(() => clearTimeout(timer))
}

async function launch(): Promise<Browser> {
  const options: LaunchOptions = {
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      // A process less.
      '--in-process-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
    timeout: patience,
    env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'gatehouse-browser-')) } as Record<string, string>,
  }
  return chromium.launch(options).catch(() => chromium.launch({ ...options, timeout: 60_000 }))
}
