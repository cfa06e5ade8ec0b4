import type { System } from '#platform/context.ts'
import { noTraces } from '#platform/traces/traces.ts'
import { readCertificate } from '#protocol/saml/certificate.ts'
import { validateOnThread } from '#sso/saml-threads/index.ts'
import { median } from '../kit/statistics.ts'
import type { World } from '../kit/world.ts'
import { rateOf } from './rate.ts'
import { createSamlConnection, expectationsOf, type SamlConnection, signResponses } from './responses.ts'
import type { Size } from './size.ts'

export interface SamlResult {
  /** Responses a second that are validated on the threads, and nothing else. */
  validated: number
  /** Responses a second that are accepted over HTTP, with trace, replay protection and the answer for the browser. */
  accepted: number
  ratio: number
}

/**
 * Rates of the same responses in turns: validated in the same pool of threads without a server, and accepted by the real
 * server. Signing them is no part of it.
 */
export async function measureSaml(url: string, world: World, { rounds, count }: Size): Promise<SamlResult> {
  const connection = await createSamlConnection(url, world)
  const figures: { validated: number; accepted: number }[] = []
  for (let round = 0; round <= rounds; round++) {
    const responses = signResponses(count, connection)
    const validated = await rateOf(responses, validate(connection))
    const accepted = await rateOf(responses, accept(url, connection))
    // The first round starts threads and warms both up.
    if (round > 0) figures.push({ validated, accepted })
  }
  return {
    validated: median(figures.map((f) => f.validated)),
    accepted: median(figures.map((f) => f.accepted)),
    ratio: median(figures.map((f) => f.accepted / f.validated)),
  }
}

function validate(connection: SamlConnection) {
  // Names the pool, and has no more than validation takes.
  const pool = { traces: noTraces, queues: new Map() } as Pick<System, 'traces' | 'queues'> as System
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
