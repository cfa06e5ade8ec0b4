import { mkdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { findBinaries, fromPath } from './binaries.ts'
import { temporaryFolder } from './fixtures/harness.ts'

test('the packaged server is preferred, and its version is that of the package', async () => {
  const binaries = await findBinaries()

  expect(binaries.native).toBeDefined()
  expect(binaries.version).toMatch(/^18\.\d/)
  expect(binaries.major).toBe(18)
})

test('on the PATH the first server of version 15 or later that has its initdb is taken', async () => {
  const folder = temporaryFolder()
  await program(folder, 'old', '14.9', ['postgres', 'initdb'])
  await program(folder, 'bare', '16.1', ['postgres'])
  await program(folder, 'good', '16.2 (Debian 16.2-1)', ['postgres', 'initdb'])
  await program(folder, 'later', '17.0', ['postgres', 'initdb'])
  // Debian's way: a link to one of the programs.
  await mkdir(join(folder, 'links'))
  await symlink(join(folder, 'good/postgres'), join(folder, 'links/postgres'))

  const path = ['none', 'old', 'bare', 'links', 'later'].map((name) => join(folder, name)).join(':')

  expect(await fromPath(path)).toEqual({ bin: join(folder, 'good'), version: '16.2', major: 16 })
  expect(await fromPath(`${join(folder, 'old')}::`)).toBeUndefined()
})

async function program(folder: string, name: string, version: string, programs: string[]): Promise<void> {
  await mkdir(join(folder, name))
  for (const file of programs) {
    await writeFile(join(folder, name, file), `#!/bin/sh\necho "${file} (PostgreSQL) ${version}"\n`, { mode: 0o755 })
  }
}
