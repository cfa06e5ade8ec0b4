import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { startGatehouse } from './process.ts'
import { startHttpProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))

/** The commit that the release before this one was made of. */
export const previousRelease = readFileSync(new URL('previous-release', import.meta.url), 'utf8').trim()

/** Two processes of the previous release are replaced one by one by this build, over one database and under load. */
export async function rollingUpgrade(databaseUrl: string) {
  const folder = await buildPrevious()
  const old = [await startGatehouse({ databaseUrl, folder }), await startGatehouse({ databaseUrl, folder })]
  const servers = [...old]
  const proxy = await startHttpProxy(old.map(({ port }) => port))
  try {
    const traffic = await startTraffic(proxy.url, 60)
    await delay(3_000)
    for (const [i, server] of old.entries()) {
      server.child.kill('SIGTERM')
      await server.ended
      servers[i] = await startGatehouse({ databaseUrl, port: server.port, settings: { GATEHOUSE_DRAIN_SECONDS: '10' } })
      // Both versions side by side.
      await delay(8_000)
    }
    const report = await traffic.finish()
    return { previousRelease, ...report, passed: report.repeated === 0 && report.faults.length === 0 }
  } finally {
    await proxy.end()
    for (const server of servers) await server.end()
    await run('git', ['worktree', 'remove', '--force', folder], { cwd: root })
    await rm(folder, { recursive: true, force: true })
  }
}

/** The previous release as it was, with the packages of its own lock file. */
async function buildPrevious(): Promise<string> {
  const folder = join(await mkdtemp(join(tmpdir(), 'gatehouse-previous-')), 'release')
  await run('git', ['worktree', 'add', '--detach', folder, previousRelease], { cwd: root })
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder })
  await run('npm', ['run', '--silent', 'build'], { cwd: folder })
  if (!existsSync(join(folder, 'dist/main.js'))) throw new Error('The previous release was not built.')
  return folder
}
