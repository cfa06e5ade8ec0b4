import { execFile } from 'node:child_process'
import { copyFile, mkdir, rename, rm, stat, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import type { Peer } from './peer.ts'

const run = promisify(execFile)
const cache = fileURLToPath(new URL('../../node_modules/.cache/gatehouse-peers/', import.meta.url))

/**
 * Installs a peer by the names and versions of its packages, unless an earlier run did, and puts its server beside them. No script of
 * a package is run.
 *
 * @returns the module of its server; `undefined` for one that cannot be installed, which is said on standard error
 */
export async function installPeer({ name, packages }: Peer): Promise<string | undefined> {
  try {
    return await installServer(name, packages, fileURLToPath(new URL(`servers/${name}.mjs`, import.meta.url)))
  } catch (error) {
    console.error(`${name} cannot be installed, and is left out: ${String(error).split('\n', 3).join(' ')}`)
    return undefined
  }
}

/** Installs packages by their names and versions, unless an earlier run did. @returns the copy of the module beside them */
export async function installServer(name: string, packages: readonly string[], module: string): Promise<string> {
  const folder = `${cache}${[name, ...packages].join('_').replaceAll(/[^\w.@-]+/g, '-')}`
  if (!(await exists(`${folder}/node_modules`))) await install(name, packages, folder)
  const server = `${folder}/server.mjs`
  await copyFile(module, server)
  return server
}

/** Beside its place first, so that what was broken off is not taken for an installation. */
async function install(name: string, packages: readonly string[], folder: string): Promise<void> {
  console.error(`Installing ${name} (${packages.join(', ')}) once, outside of the project's own packages.`)
  const unfinished = `${folder}-${process.pid}`
  try {
    await mkdir(unfinished, { recursive: true })
    await writeFile(`${unfinished}/package.json`, '{ "private": true }')
    const options = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock', '--loglevel=error']
    await run('npm', ['install', ...options, ...packages], { cwd: unfinished, timeout: 600_000 })
    await rename(unfinished, folder)
  } finally {
    await rm(unfinished, { recursive: true, force: true })
  }
}

async function exists(path: string): Promise<boolean> {
  return (await stat(path).catch(() => undefined)) !== undefined
}
