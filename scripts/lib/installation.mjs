import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { bundled } from './bundle.mjs'
import { npm, run, StepError, step, tail } from './steps.mjs'

/** What an installation has of the repository, apart from its manifest and packages. The image has nothing else. */
export const parts = ['dist', 'migrations', 'assets', 'LICENSE', 'NOTICE']

/** Of the build, the programs and this folder; benches that tests have built there stay. */
const builtFolders = ['console']

/** What only a compiler or a debugger reads: half of what packages weigh. */
const unread = /(\.map|\.[cm]?ts|\.tsbuildinfo)$/

/**
 * Puts what runs in production into an empty folder: the built server, and the packages it loads, in the versions of
 * package-lock.json. Nothing else is needed to run it, and nothing is ever written there.
 *
 * @param {string} root the repository, built
 * @param {string} folder
 * @param {{ os?: string, cpu?: string, version?: string }} options the platform by npm's names, this one's by default (packages of
 *   others are for glibc), and another version than the repository's
 * @throws StepError
 */
export async function makeInstallation(root, folder, { os, cpu, version } = {}) {
  if (!existsSync(join(root, 'dist/main.js'))) throw new StepError('There is no dist/main.js. Run npm run build first.')
  mkdirSync(folder, { recursive: true })
  if (readdirSync(folder).length > 0) throw new StepError(`${folder} is not empty. Give a new folder.`)
  for (const part of parts) cpSync(join(root, part), join(folder, part), { recursive: true, filter: isUsed(root) })
  for (const file of ['package-lock.json', '.npmrc']) cpSync(join(root, file), join(folder, file))
  writeFileSync(
    join(folder, 'package.json'),
    `${JSON.stringify({ ...manifestOf(root), ...(version === undefined ? {} : { version }) }, undefined, 2)}\n`,
  )
  const target = os === undefined ? [] : ['--os', os, '--cpu', cpu, '--libc', 'glibc']
  const args = ['ci', '--omit=dev', '--include=optional', '--ignore-scripts', '--prefer-offline', ...target]
  const { code, output } = await step('Installing packages', () => run(...npm(...args), { cwd: folder }))
  if (code !== 0) throw new StepError(`${tail(output)}\n\nnpm ${args.join(' ')} failed (exit code ${code}).`)
  removeUnread(join(folder, 'node_modules'))
  // Of the whole repository; the folder of packages has its own list.
  for (const file of ['package-lock.json', '.npmrc']) rmSync(join(folder, file))
  mkdirSync(join(folder, 'bin'))
  chmodSync(join(folder, 'dist/cli.js'), 0o755)
  symlinkSync('../dist/cli.js', join(folder, 'bin/gatehouse'))
}

/**
 * Only with what a running server needs: no tools, no packaged PostgreSQL, no parts that are built into `dist`.
 *
 * @param {string} root
 */
function manifestOf(root) {
  const { name, version, description, license, type, engines, bin, dependencies } = readJson(join(root, 'package.json'))
  const loaded = Object.entries(dependencies).filter(([name]) => !bundled.includes(name))
  return {
    name,
    version,
    description,
    license,
    private: true,
    type,
    engines,
    bin,
    dependencies: Object.fromEntries(loaded),
  }
}

/** @param {string} root */
function isUsed(root) {
  const dist = join(root, 'dist')
  return (/** @type {string} */ path) => {
    if (unread.test(path) || basename(path) === '.build.json') return false
    const [folder] = path.startsWith(`${dist}/`) ? path.slice(dist.length + 1).split('/') : []
    return folder === undefined || folder.includes('.') || builtFolders.includes(folder)
  }
}

/** @param {string} folder */
function removeUnread(folder) {
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true }))
    if (entry.isFile() && unread.test(entry.name)) rmSync(join(entry.parentPath, entry.name))
}

function readJson(path) {
  return JSON.parse(readFileSync(path, 'utf8'))
}
