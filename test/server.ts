import { WorkOS } from '@workos-inc/node'
import { onTestFinished } from 'vitest'
import { createEnvironment } from '#environment/environments/index.ts'
import type { StoredMessage } from '#messaging/outbox/index.ts'
import { hashingConcurrency } from '#platform/bounded-queue.ts'
import type { Config, Secrets } from '#platform/config/config.ts'
import { loadConfig } from '#platform/config/load-config.ts'
import { type Context, createContext } from '#platform/context.ts'
import { createPasswordHasher } from '#platform/crypto/password-hasher.ts'
import { defined } from '#platform/defined.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { createLog } from '#platform/log.ts'
import { type App, createApp } from '../src/app.ts'
import { catalog } from '../src/catalog.ts'
import type { AppOptions } from '../src/system.ts'
import { createClient, type RawClient } from './client.ts'
import { createDatabase } from './database.ts'
import { nextKeyPair } from './key-pairs.ts'

/** A running server and an environment of the test's own in it. */
export interface TestServer {
  url: string
  app: App
  /** The context of the environment, for what no operation offers. */
  environment: Context
  apiKey: string
  clientId: string
  /** The official SDK with the environment's key. */
  workos: WorkOS
  /** Plain HTTP with the environment's key; every answer is held against the official schema. */
  api: RawClient
  /** The messages that went to an address, newest first. */
  outbox(to: string): Promise<StoredMessage[]>
  /** The newest six-digit code that was sent to an address. */
  lastCode(to: string): Promise<string>
}

export interface ServerOptions {
  config?: Partial<Config>
  secrets?: Partial<Secrets>
  now?: () => Date
  log?: AppOptions['log']
  traces?: AppOptions['traces']
  trustedRoots?: readonly string[]
  quietMs?: number
}

/** At the least cost that argon2 takes: tests hash thousands of passwords. `process.test.ts` holds that production does not. */
const passwords = createPasswordHasher(
  { concurrency: hashingConcurrency, queueLimit: 200, onOverload: platformErrors.overloaded },
  { memoryCost: 8, timeCost: 1 },
)

export const testMasterKey = 'a master key for tests that is long enough'

/** Followers of the log of events take a third of what a change costs, if each change wakes them. */
const quietMs = 300

const shared = new Map<boolean, Promise<{ app: App; url: string }>>()

/**
 * Gives a test an environment of its own. The server behind it is shared by everything that runs in this process. It keeps
 * no log of requests, which development does, unless the test is about what comes into it.
 */
export async function startServer({ requestLog = false } = {}): Promise<TestServer> {
  const running = shared.get(requestLog) ?? launch({ config: { databaseConnections: 25, requestLog }, quietMs })
  shared.set(requestLog, running)
  const { app, url } = await running
  return environmentOf({ app, url })
}

let clocked: Promise<{ app: App; url: string }> | undefined
let clock: () => Date = () => new Date()

/**
 * Gives a test an environment on a server that tests share, too, and whose time is the test's until it ends. For what depends on the time
 * of its own environment alone.
 */
export async function startServerWithClock(now: () => Date): Promise<TestServer> {
  clocked ??= launch({ now: () => clock(), quietMs })
  const { app, url } = await clocked
  clock = now
  onTestFinished(() => {
    clock = () => new Date()
  })
  return environmentOf({ app, url })
}

const own = new Set<() => Promise<void>>()

/** A server with settings of its own, on a database of its own. */
export async function startOwnServer(options: ServerOptions): Promise<TestServer & { close(): Promise<void> }> {
  const { app, url } = await launch(options)
  let closing: Promise<void> | undefined
  const close = () => {
    own.delete(close)
    closing ??= app.close()
    return closing
  }
  own.add(close)
  return { ...(await environmentOf({ app, url })), close }
}

/**
 * Gives a test environments on a server that only answers: what their tables hold follows from what the test sends. A server that also
 * works delivers, sends and cleans up at moments of its own.
 *
 * @param prepare what to do beforehand on a server that works. Names the environments that the test needs
 */
export async function startIdleServer<Name extends string>(
  prepare: (busy: TestServer) => Promise<Record<Name, TestServer>>,
  config: Partial<Config> = {},
): Promise<Record<Name, TestServer> & { close(): Promise<void> }> {
  const databaseUrl = await createDatabase()
  const busy = await startOwnServer({ secrets: { databaseUrl }, config })
  const prepared = await prepare(busy)
  await busy.close()
  // One public address, which stands in tokens.
  const here: Partial<Config> = { ...config, role: 'api', url: busy.url, port: Number(new URL(busy.url).port) }
  const { app, url, close } = await startOwnServer({ secrets: { databaseUrl }, config: here })
  const moved = Object.entries<TestServer>(prepared).map(([name, { environment, apiKey }]) => {
    const { environmentId, clientId } = environment
    const context = createContext(app.system, { environmentId, clientId, actor: { type: 'system' } })
    return [name, testServerOf(app, url, context, apiKey)]
  })
  return { ...Object.fromEntries(moved), close }
}

/** Ways to close the servers that {@link startOwnServer} started and no one has closed. */
export const openServers = (): ReadonlySet<() => Promise<void>> => new Set(own)

async function launch(options: ServerOptions): Promise<{ app: App; url: string }> {
  const { config, secrets } = loadConfig({
    GATEHOUSE_SECRET_KEY: testMasterKey,
    PORT: '0',
  })
  // Two processes that run tests, each with the server that it keeps and at times two more, share PostgreSQL's usual hundred.
  const settings = { ...config, rateLimits: false, databaseConnections: 16, ...options.config }
  const app = await createApp({
    config: settings,
    secrets: { ...secrets, databaseUrl: await createDatabase(), ...options.secrets } as Secrets & {
      databaseUrl: string
    },
    log: options.log ?? createLog(process.env.LOG_LEVEL ?? 'fatal', catalog.secretNames),
    newRsaKeyPair: nextKeyPair,
    passwords,
    ...defined({
      now: options.now,
      trustedRoots: options.trustedRoots,
      quietMs: options.quietMs,
      traces: options.traces,
    }),
  })
  const url = `http://localhost:${await app.listen()}`
  // The port is known only now; links and issuers must carry it.
  if (options.config?.url === undefined) settings.url = url
  return { app, url }
}

/** Another environment on a running server. */
export async function environmentOf({ app, url }: Pick<TestServer, 'app' | 'url'>): Promise<TestServer> {
  const { context, apiKey } = await createEnvironment(app.system, 'Test')
  return testServerOf(app, url, context, apiKey)
}

function testServerOf(app: App, url: string, context: Context, apiKey: string): TestServer {
  const api = createClient(url, apiKey)
  const outbox = async (to: string) => {
    const { body } = await api.get<{ data: StoredMessage[] }>(`/_dev/messages?to=${encodeURIComponent(to)}`)
    return body.data
  }
  return {
    url,
    app,
    environment: context,
    apiKey,
    clientId: context.clientId,
    workos: new WorkOS(apiKey, {
      apiHostname: 'localhost',
      port: Number(new URL(url).port),
      https: false,
      clientId: context.clientId,
    }),
    api,
    outbox,
    async lastCode(to) {
      const [message] = await outbox(to)
      const code = /\b\d{6}\b/.exec(message?.text ?? '')?.[0]
      if (code === undefined) throw new Error(`No code was sent to ${to}.`)
      return code
    },
  }
}
