import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { onTestFinished } from 'vitest'

/** One for all files of this process, with which it ends. */
let running: Promise<{ newContext(options: BrowserContextOptions): Promise<BrowserContext> }> | undefined

/** A page of a fresh browser profile, closed with the test. `options` set dark mode, phone width, no JavaScript and so on. */
export async function openPage(options: BrowserContextOptions = {}): Promise<Page> {
  running ??= launch()
  const context = await (await running).newContext(options)
  onTestFinished(() => context.close())
  // Before the test itself runs out of time, so that a step that waits in vain is named.
  context.setDefaultTimeout(20_000)
  return context.newPage()
}

async function launch() {
  const browser = await chromium.launch({
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
    env: { ...process.env, HOME: mkdtempSync(join(tmpdir(), 'gatehouse-browser-')) } as Record<string, string>,
  })
  return browser
}
