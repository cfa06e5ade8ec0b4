import { inflateRawSync } from 'node:zlib'
import { answerTo } from '#hosted-sign-in/single-sign-on/saml-answers.fixture.ts'
import { summarize } from '../kit/statistics.ts'
import { type Answer, ask } from '../sso/ask.ts'
import type { BenchProvider } from '../sso/oidc/provider.ts'
import { samlDomain } from '../sso/responses.ts'
import type { Load } from './peer.ts'

/** An application that people sign in to through a provider, at a server of whichever kind. */
export interface Application {
  /** Where its sign-ins begin. */
  startPath: string
  /** Where the server receives what the provider answers. */
  answerUrl: string
  /** By which a provider of SAML knows the server. */
  entityId: string
  redirectUri: string
  tokenPath: string
  clientId: string
  clientSecret: string
  /** Where it reads the person's profile, if the exchange of the code does not give it. */
  profilePath?: string
}

/** A browser at the provider. */
interface AtProvider {
  url: URL
  cookie: string
}

/** What the browser brings back from the provider. */
type Brought = { method: 'GET' | 'POST'; parameters: URLSearchParams }

/** From the start at the application until it has the profile. The provider signs between the two halves, off the clock. */
export function samlSignIns(application: Application): Load {
  return signIns(application, async (url, person) => {
    const request = inflateRawSync(Buffer.from(url.searchParams.get('SAMLRequest') ?? '', 'base64')).toString()
    const id = / ID="([^"]+)"/.exec(request)?.[1]
    const email = `person-${person}@${samlDomain}`
    const SAMLResponse = answerTo(id, application.answerUrl, application.entityId, { email })
    const RelayState = url.searchParams.get('RelayState') ?? ''
    return { method: 'POST', parameters: new URLSearchParams({ SAMLResponse, RelayState }) }
  })
}

export function oidcSignIns(application: Application, provider: BenchProvider): Load {
  return signIns(application, async (url, person) => {
    const code = await provider.signIn(person, url.searchParams.get('nonce') ?? '')
    const state = url.searchParams.get('state') ?? ''
    return { method: 'GET', parameters: new URLSearchParams({ code, state, iss: provider.issuer }) }
  })
}

/** So many people are on their way at a time. */
const batchSize = 100

function signIns(application: Application, answer: (url: URL, person: number) => Promise<Brought>): Load {
  return async ({ port }, { clients, seconds, requests }) => {
    const times: number[] = []
    let elapsedMs = 0
    while (elapsedMs < seconds * 1_000 && times.length < requests) {
      const people = Array.from({ length: Math.min(batchSize, requests - times.length) }, (_, i) => times.length + i)
      const begun = await timed(people, clients, () => begin(port, application))
      const brought = await Promise.all(
        begun.results.map(async ({ url, cookie }, i) => ({ ...(await answer(url, people[i] ?? 0)), cookie })),
      )
      const finished = await timed(brought, clients, (each) => finish(port, application, each))
      times.push(...begun.times.map((time, i) => time + (finished.times[i] ?? 0)))
      elapsedMs += begun.elapsedMs + finished.elapsedMs
    }
    return summarize(times, elapsedMs)
  }
}

async function timed<Item, Result>(items: readonly Item[], clients: number, work: (item: Item) => Promise<Result>) {
  const [results, times]: [Result[], number[]] = [[], []]
  const queue = items.entries()
  const started = performance.now()
  const client = async () => {
    for (const [i, item] of queue) {
      const begun = performance.now()
      results[i] = await work(item)
      times[i] = performance.now() - begun
    }
  }
  await Promise.all(Array.from({ length: clients }, client))
  return { results, times, elapsedMs: performance.now() - started }
}

async function begin(port: number, { startPath }: Application): Promise<AtProvider> {
  const answer = await ask(port, 'GET', startPath)
  const cookie = answer.headers['set-cookie']?.[0]?.split(';')[0] ?? ''
  return { url: new URL(locationOf(answer)), cookie }
}

async function finish(port: number, application: Application, brought: Brought & { cookie: string }): Promise<void> {
  const { answerUrl, redirectUri, tokenPath, clientId, clientSecret, profilePath } = application
  const { method, parameters, cookie } = brought
  const path = new URL(answerUrl).pathname
  const text = parameters.toString()
  const back =
    method === 'GET'
      ? await ask(port, 'GET', `${path}?${text}`, { cookie })
      : await ask(port, 'POST', path, { ...formOf(text), cookie }, text)
  let location = locationOf(back)
  while (!location.startsWith(redirectUri)) {
    const { pathname, search } = new URL(location)
    location = locationOf(await ask(port, 'GET', pathname + search, { cookie }))
  }
  const code = new URL(location).searchParams.get('code')
  if (code === null) throw new Error(`The browser came to ${location}.`)
  const form = new URLSearchParams({
    client_id: clientId,
    client_secret: clientSecret,
    grant_type: 'authorization_code',
    redirect_uri: redirectUri,
    code,
  }).toString()
  const exchanged = await ask(port, 'POST', tokenPath, formOf(form), form)
  const { access_token } = JSON.parse(bodyOf(exchanged)) as { access_token?: string }
  if (profilePath !== undefined)
    bodyOf(await ask(port, 'GET', profilePath, { authorization: `Bearer ${access_token}` }))
}

const formOf = (text: string) => ({
  'content-type': 'application/x-www-form-urlencoded',
  'content-length': String(text.length),
})

function locationOf({ status, headers, body }: Answer): string {
  if (status < 301 || status > 303 || headers.location === undefined)
    throw new Error(`A browser was answered ${status}: ${body}`)
  return headers.location
}

function bodyOf({ status, body }: Answer): string {
  if (status !== 200) throw new Error(`An application was answered ${status}: ${body}`)
  return body
}
