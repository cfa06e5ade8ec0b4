import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, open, rm, rmdir, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { promisify } from 'node:util'
import { startPackagedPostgres } from '#packaged-postgres/index.ts'
import { startClients } from '../clients/clients.ts'
import type { Judgement } from '../clients/judge.ts'
import { startGatehouse } from '../process.ts'

const run = promisify(execFile)
const quiet = { log: () => undefined }

/**
 * The disk with the data of PostgreSQL is full for ten seconds; its log of changes is on another one. Changes are refused, reads go on.
 * Mounts a small file system, so it needs root.
 */
export async function fullDisk(): Promise<Judgement> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-disk-'))
  const disk = join(folder, 'disk')
  await mkdir(disk)
  await run('chmod', ['711', folder])
  await run('mount', ['-t', 'tmpfs', '-o', 'size=400m,mode=711', 'gatehouse-drill', disk])
  try {
    await moveLogOfChanges(disk, join(folder, 'changes'))
    const postgres = await startPackagedPostgres({ dataDir: disk, ...quiet })
    const gatehouse = await startGatehouse({ databaseUrl: postgres.connectionString })
    try {
      const clients = await startClients(gatehouse.url)
      await clients.areSteady()
      const filler = join(disk, 'filler')
      await fill(filler)
      await delay(10_000)
      await rm(filler)
      await clients.areSteady()
      return await clients.finish({ refused: ['create', 'sign-in', 'refresh', 'poll'], longestSeconds: 10 })
    } finally {
      await gatehouse.end()
      await postgres.stop()
    }
  } finally {
    await run('umount', [disk])
    await rmdir(disk)
    await rm(folder, { recursive: true, force: true })
  }
}

/** As `initdb --waldir` does it: PostgreSQL ends when it cannot write its log. */
async function moveLogOfChanges(dataDir: string, target: string): Promise<void> {
  const first = await startPackagedPostgres({ dataDir, ...quiet })
  await first.stop()
  const log = join(dataDir, 'postgres/cluster/pg_wal')
  await run('cp', ['-a', log, target])
  await rm(log, { recursive: true })
  await symlink(target, log)
}

/** Writes until there is no room, and keeps none for rows that fit into what is there already. */
async function fill(path: string): Promise<void> {
  const file = await open(path, 'w')
  const block = Buffer.alloc(65_536, 1)
  try {
    for (;;) await file.appendFile(block)
  } catch {
    // The disk is full.
  } finally {
    await file.close()
  }
}
