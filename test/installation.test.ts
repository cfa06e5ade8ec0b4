import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { WorkOS } from '@workos-inc/node'
import { Client } from 'pg'
import { expect, inject, onTestFinished, test } from 'vitest'
import { makeInstallation, parts } from '../scripts/lib/installation.mjs'
import { databaseUrl } from './database-url.ts'
import { freePort } from './free-port.ts'

const root = fileURLToPath(new URL('../', import.meta.url))
const dockerfile = readFileSync(join(root, 'Dockerfile'), 'utf8')
/** npm installs every package of production. */
const patient = { timeout: 180_000 }
/** Node 24 and the packages of Debian below it have 150; the image as a whole must stay below 250. */
const mostMegabytes = 95

test(
  'what the image copies serves on its own: migrations, an SDK call and a stop in order, with secrets from files, writing nothing into itself',
  patient,
  async () => {
    const scratch = newFolder()
    const folder = join(scratch, 'app')
    await makeInstallation(root, folder)
    const before = describeFiles(folder)
    const port = await freePort()
    const apiKey = 'sk_live_of_an_installation'
    const secrets = {
      DATABASE_URL: await emptyDatabase(),
      GATEHOUSE_SECRET_KEY: 'vQ3mB8rT1xWk6ZpN4sYd9LhJ7cGf2uEa0RiOqXyV5wM=',
      GATEHOUSE_API_KEY: apiKey,
    }
    const variables = {
      // Node alone: neither npm nor a PostgreSQL is on the path of the image.
      PATH: join(scratch, 'none'),
      ...settingsOf(dockerfile),
      HOST: '127.0.0.1',
      PORT: String(port),
      GATEHOUSE_DATA_DIR: join(scratch, 'data'),
      GATEHOUSE_URL: 'https://auth.example.com',
      GATEHOUSE_CLIENT_ID: 'client_of_an_installation',
      GATEHOUSE_DRAIN_SECONDS: '0',
      ...Object.fromEntries(
        Object.entries(secrets).map(([name, value]) => [`${name}_FILE`, keep(join(scratch, name), value)]),
      ),
    }
    mkdirSync(variables.GATEHOUSE_DATA_DIR)

    const migrating = runNode(folder, ['dist/cli.js', 'migrate'], variables)
    expect(await migrating.ended, migrating.output()).toBe(0)
    const server = runNode(folder, ['dist/main.js'], variables)
    await expect.poll(server.output, { timeout: 60_000 }).toContain('is ready after')

    const health = runNode(folder, healthcheck(dockerfile), variables)
    expect(await health.ended, health.output()).toBe(0)
    expect((await fetch(`http://127.0.0.1:${port}/ready`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/console`)).status).toBe(200)
    expect((await fetch(`http://127.0.0.1:${port}/docs`)).status).toBe(200)
    const workos = new WorkOS(apiKey, {
      clientId: variables.GATEHOUSE_CLIENT_ID,
      apiHostname: '127.0.0.1',
      port,
      https: false,
    })
    const credentials = { email: 'ada@example.com', password: 'a sturdy long passphrase' }
    const { id } = await workos.userManagement.createUser({ ...credentials, emailVerified: true })
    const session = await workos.userManagement.authenticateWithPassword({
      clientId: variables.GATEHOUSE_CLIENT_ID,
      ...credentials,
    })
    expect(session.user.id).toBe(id)

    server.child.kill('SIGTERM')
    expect(await server.ended, server.output()).toBe(0)
    expect(describeFiles(folder)).toEqual(before)
    const megabytes = before.reduce((sum, { size }) => sum + size, 0) / 1e6
    console.log(`The installation has ${megabytes.toFixed(1)} MB.`)
    expect(megabytes).toBeLessThan(mostMegabytes)
  },
)

test('the build of the image gets every file that the build here gets, and no other stage or step puts anything into the image', () => {
  const ignored = readFileSync(join(root, '.dockerignore'), 'utf8').split('\n')
  const sources = ['src', 'web', 'scripts', 'package.json', 'package-lock.json', 'tsconfig.json', '.npmrc']
  for (const name of [...sources, ...parts.filter((part) => part !== 'dist')]) expect(ignored).toContain(`!${name}`)
  const [, last = ''] = dockerfile.split(/^(?=FROM gcr)/m)

  expect(last.match(/^(COPY|ADD|RUN|USER) .*/gm)).toEqual([
    'COPY --from=server /gatehouse /app',
    'COPY --from=server --chown=65532:65532 /data /data',
  ])
  expect(last).toMatch(/^FROM \S+:nonroot$/m)
})

/** `ENV` of a Dockerfile. */
function settingsOf(text: string): Record<string, string> {
  const lines = [...text.matchAll(/^ENV (.*)$/gm)].flatMap(([, line = '']) => line.split(' '))
  return Object.fromEntries(lines.map((each) => each.split('=') as [string, string]))
}

/** What follows the program in the command that looks after a container. */
function healthcheck(text: string): string[] {
  const [, command = '[]'] = /^HEALTHCHECK .* CMD (\[.*\])$/m.exec(text) ?? []
  const [, ...args]: string[] = JSON.parse(command)
  return args
}

function runNode(cwd: string, args: string[], env: Record<string, string>) {
  const child = spawn(process.execPath, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      output += chunk.toString()
    })
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve))
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  return { child, output: () => output, ended }
}

function describeFiles(folder: string) {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .toSorted()
    .map((name) => ({ name, stat: statSync(join(folder, name)) }))
    .filter(({ stat }) => stat.isFile())
    .map(({ name, stat: { size, mtimeMs } }) => ({ name, size, mtimeMs }))
}

function keep(file: string, content: string): string {
  writeFileSync(file, `${content}\n`, { mode: 0o400 })
  return file
}

function newFolder(): string {
  const folder = mkdtempSync(join(tmpdir(), 'gatehouse-installation-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return folder
}

async function emptyDatabase(): Promise<string> {
  const name = `${inject('template')}_installation`
  const client = new Client({ connectionString: inject('postgresUrl') })
  await client.connect()
  await client.query(`create database ${name}`)
  await client.end()
  return databaseUrl(inject('postgresUrl'), name)
}
