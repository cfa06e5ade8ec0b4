import { execFile } from 'node:child_process'
import { cpSync, existsSync, lstatSync, readdirSync } from 'node:fs'
import { chmod, chown, mkdir, readFile, rm } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { type Binaries, findBinaries } from './binaries.ts'
import { temporaryFolder } from './fixtures/harness.ts'
import { placeBinaries } from './place-binaries.ts'
import { isRoot, nobody, type SystemUser } from './system-user.ts'

const run = promisify(execFile)
// Built once for the whole run, by `test/global-setup.ts`.
const placerProgram = fileURLToPath(new URL('../../dist/postgres-owner/placer.js', import.meta.url))

test('library links that no install script created are created in the package', async () => {
  const folder = temporaryFolder()
  const unpacked = await unpack(folder)

  const placed = await placeBinaries(unpacked, join(folder, 'base'), undefined, () => {})

  expect(placed).toEqual(unpacked)
  expect(await version(placed)).toContain('(PostgreSQL) 18')
})

test.runIf(isRoot())('programs that the unprivileged user cannot read are copied once to where it can', async () => {
  const folder = temporaryFolder()
  const unpacked = await unpack(join(folder, 'private'))
  await chmod(join(folder, 'private'), 0o700)
  const base = join(folder, 'base')
  await mkdir(base, { mode: 0o711 })
  await mkdir(join(base, 'programs-17.1'))
  const messages: string[] = []

  const placed = await placeBinaries(unpacked, base, nobody(), (message) => messages.push(message))

  expect(placed.bin.startsWith(base)).toBe(true)
  expect(await version(placed, nobody())).toContain('(PostgreSQL) 18')
  expect(await placeBinaries(unpacked, base, nobody(), (message) => messages.push(message))).toEqual(placed)
  expect(messages).toHaveLength(1)
  expect(readdirSync(base)).toHaveLength(1)
})

test('links that may not be written are written in a copy', async () => {
  const folder = temporaryFolder()
  const unpacked = await unpack(folder)
  await chmod(join(folder, 'package/native/lib'), 0o555)
  const base = join(folder, 'base')
  await mkdir(base)
  // Root may write everywhere.
  const user = isRoot() ? nobody() : undefined
  if (user) await chown(base, user.uid, user.gid)

  const { stdout } = await run(process.execPath, [placerProgram, JSON.stringify(unpacked), base], { cwd: '/', ...user })
  await chmod(join(folder, 'package/native/lib'), 0o755)

  const placed = JSON.parse(stdout) as Binaries
  expect(placed.bin.startsWith(base)).toBe(true)
  expect(await version(placed)).toContain('(PostgreSQL) 18')
})

/** The package as npm unpacks it without running its install script. */
async function unpack(folder: string): Promise<Binaries> {
  const binaries = await findBinaries()
  if (binaries.native === undefined) throw new Error('there is no package for this platform')
  const native = join(folder, 'package/native')
  cpSync(binaries.native, native, { recursive: true, verbatimSymlinks: true, filter: (path) => !path.endsWith('.a') })
  const links = JSON.parse(await readFile(join(native, 'pg-symlinks.json'), 'utf8')) as { target: string }[]
  expect(links.length).toBeGreaterThan(0)
  for (const { target } of links) {
    await rm(join(dirname(native), target), { force: true })
    expect(existsSync(join(dirname(native), target))).toBe(false)
  }
  expect(lstatSync(native).isDirectory()).toBe(true)
  return { ...binaries, native, bin: join(native, 'bin') }
}

async function version(binaries: Binaries, user?: SystemUser): Promise<string> {
  const { stdout } = await run(join(binaries.bin, 'postgres'), ['--version'], { cwd: '/', ...user })
  return stdout
}
