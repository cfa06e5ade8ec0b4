import { mkdir, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { pidOf, signal, spawnOwner, temporaryFolder, until } from './fixtures/harness.ts'
import { lockDataDir } from './lock.ts'
import { processIdentity } from './process-identity.ts'

test('a folder can be locked once, and again after the release', async () => {
  const folder = temporaryFolder()

  const lock = await lockDataDir(folder)
  await expect(lockDataDir(folder)).rejects.toThrow(/in use by this very process/)
  await lock.release()

  await (await lockDataDir(folder)).release()
})

test('the lock of a process that was killed is taken over', async () => {
  const folder = temporaryFolder()
  const { child, ended } = spawnOwner(folder)
  await until('the process has the lock', async () => (await readdir(join(folder, 'lock'))).includes('1'))
  await expect(lockDataDir(folder)).rejects.toThrow(`pid ${child.pid}`)

  signal(pidOf(child), 'SIGKILL')
  await ended

  await lockDataDir(folder)
})

test('a lock whose pid belongs to another process by now is taken over', async () => {
  const folder = temporaryFolder()
  await hold(folder, process.ppid, 'the same pid, in an earlier boot')

  await lockDataDir(folder)
})

test('a lock is respected as long as the process that took it lives', async () => {
  const folder = temporaryFolder()
  await hold(folder, process.ppid, processIdentity(process.ppid) ?? '')

  await expect(lockDataDir(folder)).rejects.toThrow(`pid ${process.ppid}`)
})

test('a lock that a power cut left empty or cut short is taken over', async () => {
  for (const content of ['', '{"pid":']) {
    const folder = temporaryFolder()
    await mkdir(join(folder, 'lock'))
    await writeFile(join(folder, 'lock', '1'), content)

    await lockDataDir(folder)
  }
})

test('of many that take over a stale lock at once, one alone succeeds, and it leaves a single file', async () => {
  for (let round = 0; round < 20; round++) {
    const folder = temporaryFolder()
    await hold(folder, process.ppid, 'stale')

    const attempts = await Promise.allSettled(Array.from({ length: 20 }, () => lockDataDir(folder)))

    expect(attempts.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect(await readdir(join(folder, 'lock'))).toEqual(['2'])
  }
})

async function hold(folder: string, pid: number, identity: string): Promise<void> {
  await mkdir(join(folder, 'lock'))
  await writeFile(join(folder, 'lock', '1'), JSON.stringify({ pid, identity, since: '2026-01-01T00:00:00.000Z' }))
}
