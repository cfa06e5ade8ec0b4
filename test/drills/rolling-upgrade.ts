import { execFile } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { mkdir, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { setTimeout as delay } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { makeInstallation } from '../../scripts/lib/installation.mjs'
import { startGatehouse } from './process.ts'
import { startHttpProxy } from './proxy.ts'
import { startTraffic } from './traffic.ts'

const run = promisify(execFile)
const root = fileURLToPath(new URL('../../', import.meta.url))

/** The commit that stands for the release before this one where there is no tarball of it. */
const previousCommit = readFileSync(new URL('previous-release', import.meta.url), 'utf8').trim()
const tarball = process.env.RELEASE

/**
 * Two processes of the previous release are replaced one by one by this build, over one database and under load. The previous
 * release is the tarball in `RELEASE`, and this build is then installed as the release after it; without a tarball, a
 * commit.
 */
export async function rollingUpgrade(databaseUrl: string) {
  const scratch = await mkdtemp(join(tmpdir(), 'gatehouse-previous-'))
  const folder = tarball === undefined ? await buildPrevious(scratch) : await unpack(tarball, scratch)
  const next = tarball === undefined ? root : await installNext(folder, scratch)
  const settings = { GATEHOUSE_DRAIN_SECONDS: '10' }
  const first = { databaseUrl, folder, settings }
  const old = [await startGatehouse(first), await startGatehouse(first)]
  const servers = [...old]
  const proxy = await startHttpProxy(old.map(({ port }) => port))
  try {
    const traffic = await startTraffic(proxy.url, 60)
    await delay(3_000)
    for (const [i, server] of old.entries()) {
      server.child.kill('SIGTERM')
      await server.ended
      servers[i] = await startGatehouse({ databaseUrl, folder: next, port: server.port, settings })
      await proxy.allUp()
      // Both versions side by side.
      await delay(8_000)
    }
    const report = await traffic.finish()
    return {
      previous: tarball ?? previousCommit,
      next: versionOf(next),
      ...report,
      passed: Object.keys(report.failed).length === 0 && report.repeated === 0 && report.faults.length === 0,
    }
  } finally {
    await proxy.end()
    for (const server of servers) await server.end()
    if (tarball === undefined) await run('git', ['worktree', 'remove', '--force', folder], { cwd: root })
    await rm(scratch, { recursive: true, force: true })
  }
}

/** The previous release as it was, with the packages of its own lock file. */
async function buildPrevious(scratch: string): Promise<string> {
  const folder = join(scratch, 'release')
  await run('git', ['worktree', 'add', '--detach', folder, previousCommit], { cwd: root })
  await run('npm', ['ci', '--prefer-offline', '--no-audit', '--no-fund'], { cwd: folder })
  await run('npm', ['run', '--silent', 'build'], { cwd: folder })
  if (!existsSync(join(folder, 'dist/main.js'))) throw new Error('The previous release was not built.')
  return folder
}

async function unpack(file: string, scratch: string): Promise<string> {
  const folder = join(scratch, 'previous')
  await mkdir(folder)
  await run('tar', ['-xzf', resolve(file), '--strip-components=1', '-C', folder])
  return folder
}

/** This build as an operator would install it: as the release after that one, with nothing of the repository around it. */
async function installNext(previous: string, scratch: string): Promise<string> {
  const [major, minor, patch = 0] = versionOf(previous).split('.').map(Number)
  const folder = join(scratch, 'next')
  await makeInstallation(root, folder, { version: `${major}.${minor}.${patch + 1}` })
  return folder
}

function versionOf(folder: string): string {
  const { version }: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'))
  return version
}
