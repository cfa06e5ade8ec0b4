import { randomBytes } from 'node:crypto'
import { Client } from 'pg'
import { databaseUrl } from '#test/database-url.ts'
import { startChild } from '../kit/child.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import type { Stage } from '../kit/stage.ts'
import { type BenchProvider, providerClient } from '../sso/oidc/provider.ts'
import { samlProvider } from '../sso/responses.ts'
import { installPeer } from './install.ts'
import type { Peer, Started } from './peer.ts'

export interface Surroundings {
  stage: Stage
  provider: BenchProvider
  cleanUp: CleanUp
}

/** @returns undefined for a peer that cannot be installed or started, which is said on standard error */
export async function startPeer(peer: Peer, { stage, provider, cleanUp }: Surroundings) {
  const { name, packages, program, isDurable, sharesDatabase = false } = peer
  const server = packages.length === 0 ? undefined : await installPeer(peer)
  if (packages.length > 0 && server === undefined) return undefined
  const env = sharesDatabase ? stage.settings : { NODE_ENV: 'production' }
  const child = startChild(name, stage.programs(program ?? 'bench/peers/peer-server'), env)
  try {
    const url = isDurable && !sharesDatabase ? await createDatabase(stage, cleanUp) : undefined
    const oidc = { metadata: provider.metadata, clientId: providerClient.id, clientSecret: providerClient.secret }
    const begin = { module: server, databaseUrl: url, saml: samlProvider, oidc }
    const started = await withinSeconds(startSeconds, child.ask<Started>('start', begin))
    return { child, started: await prepare(peer, started) }
  } catch (error) {
    await child.stop()
    if (packages.length === 0) throw error
    console.error(`${name} does not start, and is left out: ${String(error)}`)
    return undefined
  }
}

const startSeconds = 120

async function withinSeconds<T>(seconds: number, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(`It did not start within ${seconds} seconds.`)), seconds * 1_000)
  })
  return Promise.race([work, late]).finally(() => clearTimeout(timer))
}

/** On the same server as Gatehouse's. */
async function createDatabase({ settings }: Stage, cleanUp: CleanUp): Promise<string> {
  const name = `peer_${randomBytes(6).toString('hex')}`
  const run = async (text: string) => {
    const client = new Client({ connectionString: settings.DATABASE_URL })
    await client.connect()
    await client.query(text).finally(() => client.end())
  }
  await run(`create database ${name}`)
  cleanUp.later(() => run(`drop database ${name} with (force)`))
  // The folder of a socket is a parameter, and some programs refuse an address that has no host besides.
  return databaseUrl(settings.DATABASE_URL.replace('@/', '@localhost/'), name)
}

/** What a case needs that the server gives only when asked: a token that it introspects. */
async function prepare({ name }: Peer, started: Started): Promise<Started> {
  if (name !== 'oidc-provider') return started
  const answer = await fetch(`http://127.0.0.1:${started.port}/token`, {
    method: 'POST',
    headers: { authorization: `Basic ${Buffer.from('machine:a-secret-of-the-machine').toString('base64')}` },
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: 'orders:read',
      resource: 'https://opaque.example',
    }),
  })
  const { access_token } = (await answer.json()) as { access_token?: string }
  if (access_token === undefined) throw new Error(`It gave no token: ${answer.status}`)
  return { ...started, token: access_token }
}
