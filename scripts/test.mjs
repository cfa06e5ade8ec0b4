// `npm test`: on a fresh clone installs and finds a browser first, then runs every test, and beside them every check.
// With arguments (`npm test -- src/people/users`) they go to vitest, and only that runs.
import { requireNode } from './lib/node-version.mjs'

requireNode()
const { randomInt } = await import('node:crypto')
const { chmodSync, readFileSync, rmSync } = await import('node:fs')
const { dirname, join, relative } = await import('node:path')
const { fileURLToPath } = await import('node:url')
const { ensureBrowser, findBrowser } = await import('./lib/browser.mjs')
const { ensureInstalled } = await import('./lib/install.mjs')
const { makeScratch } = await import('./lib/scratch.mjs')
const { giveUp, npm, run, runInTerminal } = await import('./lib/steps.mjs')
const { countTests } = await import('./lib/totals.mjs')

const root = dirname(dirname(fileURLToPath(import.meta.url)))
const chosen = process.argv.slice(2)
/** More files than this fail for a reason of their own. */
const mostRepeated = 5

try {
  await ensureInstalled(root, { dev: true })
  // A few chosen files may need no browser, so none is installed for them; one that does need it fails and says so.
  const browser = chosen.length === 0 ? await ensureBrowser(root) : await findBrowser(root)
  if (browser) process.env.CHROMIUM_PATH = browser
  else
    console.error(
      'There is no Chrome or Chromium: browser tests among these will fail. A full npm test says how to get one.',
    )
} catch (error) {
  giveUp(error)
}

// What runs again tries the same (test/turns.ts).
process.env.TEST_TURN ??= String(randomInt(1_000_000))

const totals = { passed: 0, failed: 0 }
const failedSteps = []
const skippedTests = []
const unsteadyFiles = []
let isInterrupted = false
const checks = chosen.length === 0 ? startChecks() : []
await test(chosen)
for (const check of checks) await tell(check)
report()

/**
 * The parts of `npm run check`, one by one, so that one that fails does not hide the next; without the one that
 * `scripts/check-catalog.test.ts` does among the tests.
 */
function checkScripts() {
  const { scripts } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return scripts.check.match(/check:\w+/g).filter((script) => script !== 'check:catalog')
}

/**
 * Runs the checks one after another with what the tests leave of the processors, as they wait for databases and browsers. What
 * a check says is for the time after the tests, so that their output stays in one piece.
 */
function startChecks() {
  let before = Promise.resolve()
  return checkScripts().map((script) => {
    const done = before.then(() =>
      isInterrupted
        ? { code: 130, output: '' }
        : run(...npm('run', '--silent', script), { cwd: root, isPatient: true }),
    )
    before = done
    return { script, done }
  })
}

async function tell({ script, done }) {
  heading(`npm run ${script}`)
  const { code, output } = await done
  process.stdout.write(output)
  if (code === 0) totals.passed++
  else fail(`npm run ${script}`)
}

async function test(args) {
  const first = await runVitest(args)
  totals.passed += first.passed
  skippedTests.push(...first.skipped)
  if (first.failed === 0) return
  const isUnsteady = chosen.length === 0 && (await passesAlone(first.failedFiles))
  if (isUnsteady) totals.passed += first.failed
  else {
    totals.failed += first.failed
    failedSteps.push('vitest')
  }
}

/**
 * Browsers and other processes of a busy machine can make a file fail that has nothing wrong with it. Up to five such files run
 * once more with the machine to themselves. If they pass, the result names them, as a test that fails now and then is to be mended.
 */
async function passesAlone(files) {
  if (isInterrupted || files.length === 0 || files.length > mostRepeated) return false
  const names = files.map((file) => relative(root, file))
  const again = await runVitest([...names, '--maxWorkers=1'])
  if (again.failed > 0 || again.passed === 0) return false
  unsteadyFiles.push(...names)
  return true
}

async function runVitest(args) {
  heading(['vitest', ...args].join(' '))
  // Whatever tests leave behind goes with it. Their PostgreSQL runs as another user when they run as root.
  const folder = makeScratch()
  // Ctrl+C ends vitest, which gets it too; what is in the folder may lie in memory, and is removed first.
  process.once('SIGINT', () => {
    isInterrupted = true
  })
  chmodSync(folder, 0o711)
  const results = join(folder, 'results.json')
  const vitest = join(root, 'node_modules/vitest/vitest.mjs')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${results}`]
  const code = await runInTerminal(process.execPath, [vitest, 'run', ...reporters, ...args], {
    cwd: root,
    env: { ...process.env, TMPDIR: folder },
  })
  const counted = countTests(results, code)
  rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  return counted
}

function fail(name) {
  totals.failed++
  failedSteps.push(name)
}

function report() {
  heading('Result')
  // With arguments most of them were not meant to run.
  if (chosen.length > 0) console.log(`${skippedTests.length} skipped`)
  else for (const name of skippedTests) console.log(`Skipped: ${name}`)
  for (const name of unsteadyFiles) console.log(`Unsteady: ${name} failed among the others and passed alone`)
  for (const name of failedSteps) console.log(`Failed: ${name}`)
  console.log(`${totals.passed} passed, ${totals.failed} failed`)
  process.exitCode = totals.failed === 0 ? 0 : 1
}

function heading(text) {
  console.log(`\n=== ${text} ===\n`)
}
