import { execFile } from 'node:child_process'
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

const run = promisify(execFile)

export async function isPgbenchInstalled(): Promise<boolean> {
  return run('pgbench', ['--version']).then(
    () => true,
    () => false,
  )
}

/** Runs a script as prepared statements from as many clients as the servers have, and gives the runs of it a second. */
export async function runPgbench(
  databaseUrl: string,
  script: string,
  { clients, seconds }: { clients: number; seconds: number },
): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'gatehouse-pgbench-'))
  try {
    const file = join(folder, 'script.sql')
    await writeFile(file, script)
    const size = ['-c', String(clients), '-j', '2', '-T', String(Math.max(1, Math.round(seconds)))]
    const { stdout } = await run('pgbench', ['-n', '-M', 'prepared', ...size, '-f', file, databaseUrl])
    const rate = /^tps = ([\d.]+)/m.exec(stdout)?.[1]
    if (rate === undefined) throw new Error(`pgbench gave no rate:\n${stdout}`)
    return Number(rate)
  } finally {
    await rm(folder, { recursive: true })
  }
}
