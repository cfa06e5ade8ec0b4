import { existsSync, readFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { run, StepError, step, tail } from './steps.mjs'

/** Those without windows first: tests take half the time in them. */
const names = [
  'chromium-headless-shell',
  'chrome-headless-shell',
  'chromium',
  'chromium-browser',
  'google-chrome',
  'google-chrome-stable',
  'chrome',
]

const macApps = ['Google Chrome', 'Chromium'].flatMap((app) =>
  ['/Applications', join(homedir(), 'Applications')].map((folder) => `${folder}/${app}.app/Contents/MacOS/${app}`),
)

/** Older releases of Debian have the second only. */
const aptBrowsers = ['chromium-headless-shell', 'chromium']
const aptFonts = 'fonts-dejavu-core'

/**
 * The path of a Chrome or Chromium that runs, installed first where that can be done without asking: as root on Debian.
 *
 * @throws StepError with the command that installs one.
 */
export async function ensureBrowser(root) {
  const found = await findBrowser(root)
  if (found) return found
  if (process.getuid?.() === 0 && isDebian()) {
    await installFromDebian()
    const installed = await findBrowser(root)
    if (installed) return installed
  }
  throw new StepError(
    `The browser tests need Chrome or Chromium, and there is none here. Install one with\n\n    ${installCommand()}\n\n` +
      'or set CHROMIUM_PATH to one you have, and run npm test again.',
  )
}

/**
 * `CHROMIUM_PATH`, else one on the PATH, among the applications of macOS, or in Playwright's own cache.
 *
 * @throws StepError when `CHROMIUM_PATH` is set to something that does not run.
 */
export async function findBrowser(root) {
  const chosen = process.env.CHROMIUM_PATH
  if (chosen) {
    if (await isBrowser(chosen)) return chosen
    throw new StepError(`CHROMIUM_PATH is ${chosen}, which is no Chrome or Chromium that runs. Correct it or unset it.`)
  }
  const folders = (process.env.PATH ?? '').split(delimiter).filter(Boolean)
  const candidates = [...folders.flatMap((folder) => names.map((name) => join(folder, name))), ...macApps]
  for (const path of candidates) if (await isBrowser(path)) return path
  const cached = await fromPlaywright(root)
  return cached && (await isBrowser(cached)) ? cached : undefined
}

/** Asks it: on Ubuntu `chromium-browser` may be a script that only says where to get one. */
async function isBrowser(path) {
  if (!existsSync(path)) return false
  const { code, output } = await run(path, ['--version'])
  return code === 0 && /chrom/i.test(output)
}

async function fromPlaywright(root) {
  try {
    const { chromium } = await import(join(root, 'node_modules/playwright-core/index.mjs'))
    return chromium.executablePath()
  } catch {
    return undefined
  }
}

async function installFromDebian() {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const { code, output } = await step('Installing Chromium', async () => {
    let last = await run('apt-get', ['update'], { env })
    if (last.code !== 0) return last
    for (const browser of aptBrowsers) {
      last = await run('apt-get', ['install', '-y', '--no-install-recommends', browser, aptFonts], { env })
      if (last.code === 0) break
    }
    return last
  })
  if (code !== 0) {
    throw new StepError(
      `${tail(output, 15)}\n\nChromium could not be installed with apt-get (exit code ${code}). Once its package server can be ` +
        `reached, run\n\n    ${aptCommand()}\n\nor set CHROMIUM_PATH to a Chrome or Chromium you have, and run npm test again.`,
    )
  }
}

function installCommand() {
  if (process.platform === 'darwin') return 'brew install --cask google-chrome'
  if (isDebian()) return process.getuid?.() === 0 ? aptCommand() : `sudo sh -c '${aptCommand()}'`
  // Fetches Chromium and, on systems it knows, the libraries it needs.
  return 'npx playwright-core install --with-deps chromium'
}

function aptCommand() {
  return `apt-get update && apt-get install -y --no-install-recommends chromium ${aptFonts}`
}

/** Debian and what is built on it, but not Ubuntu, whose package is a pointer to a snap. */
function isDebian() {
  try {
    const release = readFileSync('/etc/os-release', 'utf8')
    const family = [...release.matchAll(/^(?:ID|ID_LIKE)="?([^"\n]*)"?$/gm)].flatMap(([, words]) => words.split(' '))
    return family.includes('debian') && !family.includes('ubuntu')
  } catch {
    return false
  }
}
