import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { npm, run, StepError, step, tail } from './steps.mjs'

/** What the build depends on, files and folders. */
const inputs = [
  'src',
  'web/console',
  'migrations',
  'assets',
  'scripts/lib/bundle.mjs',
  'scripts/lib/build-console.mjs',
  'tsconfig.json',
  'package.json',
  'package-lock.json',
]

/** Whether `dist` has to be built: it is missing, or was built from other sources. An installation without sources never needs it. */
export function needsBuild(root) {
  if (!existsSync(join(root, 'src'))) return false
  const stamp = readStamp(root)
  if (!stamp || !existsSync(join(root, 'dist/main.js'))) return true
  const files = listInputs(root)
  if (stamp.times === hashOfTimes(files)) return false
  // A checkout or a copy gives files new times and the same content: worth a closer look before a build.
  if (stamp.content !== hashOfContent(root, files)) return true
  writeStamp(root, { ...stamp, times: hashOfTimes(files) })
  return false
}

/** Runs `npm run build`. Needs the development dependencies. */
export async function build(root) {
  const started = Date.now()
  // Taken before the build: what is saved meanwhile is for the next one.
  const files = listInputs(root)
  const stamp = { times: hashOfTimes(files), content: hashOfContent(root, files) }
  rmSync(stampFile(root), { force: true })
  const { code, output } = await step('Building', () => run(...npm('run', 'build'), { cwd: root }))
  if (code !== 0) {
    throw new StepError(
      `${tail(output)}\n\nThe build failed (npm run build, exit code ${code}). Mend the sources and run the command again.`,
    )
  }
  removeLeftovers(join(root, 'dist'), started)
  writeStamp(root, stamp)
}

/**
 * Removes what the build before left and this one did not write again. `dist` is not emptied first, because a server that runs
 * from it may still load a part of itself; folders in it belong to benches that may be running.
 */
function removeLeftovers(folder, builtAt) {
  for (const name of readdirSync(folder)) {
    const path = join(folder, name)
    // File systems keep times as coarse as two seconds.
    if (/\.m?js(\.map)?$/.test(name) && statSync(path).mtimeMs < builtAt - 2000) rmSync(path)
  }
}

/** Path, size and time of every input, in a fixed order. Tests are no part of the build. */
function listInputs(root) {
  const files = []
  const visit = (path) => {
    const stat = statSync(join(root, path), { throwIfNoEntry: false })
    if (stat?.isDirectory()) {
      for (const name of readdirSync(join(root, path)).sort()) if (name !== 'node_modules') visit(`${path}/${name}`)
    } else if (stat && !/\.test\.tsx?$/.test(path)) files.push({ path, size: stat.size, time: stat.mtimeMs })
  }
  for (const input of inputs) visit(input)
  return files
}

function hashOfTimes(files) {
  return hash((add) => {
    for (const { path, size, time } of files) add(`${path}\0${size}\0${time}\n`)
  })
}

function hashOfContent(root, files) {
  return hash((add) => {
    for (const { path, size } of files) {
      add(`${path}\0${size}\n`)
      add(readFileSync(join(root, path)))
    }
  })
}

function hash(feed) {
  const sha = createHash('sha256')
  feed((chunk) => sha.update(chunk))
  return sha.digest('hex')
}

function stampFile(root) {
  return join(root, 'dist/.build.json')
}

function readStamp(root) {
  try {
    return JSON.parse(readFileSync(stampFile(root), 'utf8'))
  } catch {
    return undefined
  }
}

/** Where it cannot be written (an image that runs as another user), the next start compares again. */
function writeStamp(root, stamp) {
  try {
    writeFileSync(stampFile(root), JSON.stringify(stamp))
  } catch {}
}
