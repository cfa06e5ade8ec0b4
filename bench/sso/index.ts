import type { System } from '../../src/platform/context.ts'
import { readCertificate } from '../../src/protocol/saml/certificate.ts'
import { validateOnThread } from '../../src/sso/connections/index.ts'
import type { CleanUp } from '../kit/clean-up.ts'
import { startGatehouse } from '../kit/gatehouse.ts'
import { setStage } from '../kit/stage.ts'
import { median } from '../kit/statistics.ts'
import { createSamlConnection, expectationsOf, type SamlConnection, signResponses } from './responses.ts'

export interface SsoResult {
  /** Responses a second that are validated on the threads, and nothing else. */
  validated: number
  /** Responses a second that are accepted over HTTP, with trace, replay protection and the answer for the browser. */
  accepted: number
  ratio: number
  bar: number
}

export interface SsoOptions {
  smoke: boolean
  /** A PostgreSQL server to make a database on; without one a packaged server is started. */
  serverUrl: string | undefined
}

const browsers = 16

/**
 * Rates of the same responses in turns: validated in the same pool of threads without a server, and accepted by the real
 * server. Signing them is no part of it.
 */
export async function runSsoBench({ smoke, serverUrl }: SsoOptions, cleanUp: CleanUp): Promise<SsoResult> {
  const [rounds, count] = smoke ? [1, 4] : [5, 1_000]
  const stage = await setStage({ sizes: [{ organizations: 1, users: 1 }], benches: [], serverUrl }, cleanUp)
  const [world] = stage.worlds
  if (world === undefined) throw new Error('The stage has no world.')
  const { child, port } = await startGatehouse(stage.programs, stage.settings)
  cleanUp.later(() => child.stop())
  const url = `http://127.0.0.1:${port}`
  const connection = await createSamlConnection(url, world)

  const figures: { validated: number; accepted: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const responses = signResponses(count, connection)
    const validated = await rateOf(responses, validate(connection))
    const accepted = await rateOf(responses, accept(url, connection))
    // The first round starts threads and warms both up.
    if (round > 0 || smoke) figures.push({ validated, accepted })
  }
  const [validated, accepted] = [median(figures.map((f) => f.validated)), median(figures.map((f) => f.accepted))]
  return { validated, accepted, ratio: median(figures.map((f) => f.accepted / f.validated)), bar: 0.5 }
}

export function ssoPasses({ ratio, bar }: SsoResult): boolean {
  return ratio >= bar
}

export function showSso(result: SsoResult): string {
  const { validated, accepted, ratio, bar } = result
  return [
    `  validated on threads   ${Math.round(validated)} responses/s`,
    `  accepted over HTTP     ${Math.round(accepted)} responses/s`,
    `  ratio                  ${ratio.toFixed(2)} (bar ${bar}, aim 0.7) ${ssoPasses(result) ? 'PASS' : 'MISSED'}`,
  ].join('\n')
}

/** How many a second, with as many at once as there are browsers. */
async function rateOf(responses: readonly string[], work: (response: string) => Promise<unknown>): Promise<number> {
  const started = performance.now()
  let next = 0
  const browser = async () => {
    for (let response = responses[next++]; response !== undefined; response = responses[next++]) await work(response)
  }
  await Promise.all(Array.from({ length: browsers }, browser))
  return (responses.length * 1_000) / (performance.now() - started)
}

function validate(connection: SamlConnection) {
  // Only names the pool.
  const pool = {} as System
  const expected = expectationsOf(connection)
  const certificates = expected.certificates.map(({ pem }) => readCertificate(pem))
  return (field: string) => validateOnThread(pool, { field, expected: { ...expected, certificates, now: new Date() } })
}

function accept(url: string, { acsUrl }: SamlConnection) {
  const address = `${url}${new URL(acsUrl).pathname}`
  return async (SAMLResponse: string) => {
    const body = new URLSearchParams({ SAMLResponse })
    const response = await fetch(address, { method: 'POST', body, redirect: 'manual' })
    if (response.status !== 303) throw new Error(`A response was answered with ${response.status}.`)
    await response.arrayBuffer()
  }
}
