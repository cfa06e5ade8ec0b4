import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, run, StepError, step } from './steps.mjs'

/**
 * Runs `npm ci` unless node_modules already is what package-lock.json says.
 *
 * @param dev whether the development dependencies are needed now (to build, to test).
 * @param withDev whether to install them when something has to be installed at all.
 */
export async function ensureInstalled(root, { dev, withDev = dev }) {
  const wanted = { lock: hashOfLock(root), platform: `${process.platform}-${process.arch}` }
  if (isStamped(root, wanted, dev)) return
  if (!matchesLock(root, dev)) await install(root, withDev || dev)
  stamp(root, { ...wanted, dev: withDev || dev })
}

async function install(root, dev) {
  // Said outright: NODE_ENV=production or a user's .npmrc would leave out what the build needs.
  const args = ['ci', dev ? '--include=dev' : '--omit=dev', '--include=optional', '--no-audit', '--no-fund']
  const { code, output } = await step('Installing dependencies', () => run(...npm(...args), { cwd: root }))
  if (code === 0) return
  throw new StepError(
    `${errorsOf(output)}\n\nnpm ${args.join(' ')} failed (exit code ${code}). ` +
      'Make sure that the npm registry can be reached and that this folder is writable, then run the command again.',
  )
}

/** What npm says first is what went wrong; warnings before it and its usage after it are not. */
function errorsOf(output) {
  const lines = output.split('\n').filter((line) => line.trim() !== '' && !line.startsWith('npm warn'))
  return lines.slice(0, 12).join('\n')
}

function hashOfLock(root) {
  return createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex')
}

function stampFile(root) {
  return join(root, 'node_modules/.gatehouse-install.json')
}

function isStamped(root, { lock, platform }, dev) {
  const found = readJson(stampFile(root))
  return found?.lock === lock && found.platform === platform && (found.dev || !dev)
}

/** The stamp saves time only: where it cannot be written, the next start compares again. */
function stamp(root, content) {
  try {
    writeFileSync(stampFile(root), JSON.stringify(content))
  } catch {}
}

/** Whether node_modules was filled from this lock file by someone else's `npm ci`; npm keeps a list of what it put there. */
function matchesLock(root, dev) {
  const installed = readJson(join(root, 'node_modules/.package-lock.json'))?.packages
  const { packages } = readJson(join(root, 'package-lock.json'))
  if (!installed) return false
  return Object.entries(packages).every(([path, entry]) => {
    if (!path.startsWith('node_modules/') || entry.link || !isNeeded(entry, dev)) return true
    return installed[path]?.version === entry.version && existsSync(join(root, path))
  })
}

/** Of the optional packages those for this platform are needed; the others npm leaves out, some for reasons it keeps to itself. */
function isNeeded(entry, dev) {
  if ((entry.dev || entry.devOptional) && !dev) return false
  if (!entry.optional && !entry.devOptional) return true
  return Boolean(
    entry.os?.includes(process.platform) &&
      entry.cpu?.includes(process.arch) &&
      (!entry.libc || entry.libc.includes(libc())),
  )
}

function libc() {
  return existsSync('/lib64/ld-linux-x86-64.so.2') || existsSync('/lib/ld-linux-aarch64.so.1') ? 'glibc' : 'musl'
}

function readJson(path) {
  try {
    return JSON.parse(readFileSync(path, 'utf8'))
  } catch {
    return undefined
  }
}
