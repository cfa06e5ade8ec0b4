import { createLocalJWKSet, type JWTPayload, jwtVerify } from 'jose'
import { expect } from 'vitest'
import { getToken, makeMachine } from '#connect/oauth-server/machine.fixture.ts'
import type { TestServer } from '#test/server.ts'

export interface Signalled {
  jti: string
  /** The short name of its only event. */
  type: string
  payload: Record<string, unknown>
  subject: Record<string, unknown>
  claims: JWTPayload & Record<string, unknown>
}

interface Polled {
  sets: Record<string, string>
  moreAvailable?: boolean
}

/** Streams of a server, as a receiver sees them. */
export async function signalsOf(server: TestServer) {
  const { url, clientId, api } = server
  const issuer = `${url}/oauth2/${clientId}`
  const metadata = (await (await fetch(`${url}/.well-known/ssf-configuration/oauth2/${clientId}`)).json()) as Record<
    string,
    string
  > & { jwks_uri: string }

  let keys: ReturnType<typeof createLocalJWKSet> | undefined
  /** Verifies a token by the published keys, as each receiver does. */
  async function read(token: string, audience: string): Promise<Signalled> {
    keys ??= createLocalJWKSet(await (await fetch(metadata.jwks_uri)).json())
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ['RS256'],
      typ: 'secevent+jwt',
      issuer,
      audience,
    })
    expect(protectedHeader).toEqual({ alg: 'RS256', typ: 'secevent+jwt', kid: expect.any(String) })
    const { sub, exp, sub_id, events } = payload as Record<string, unknown>
    expect([sub, exp]).toEqual([undefined, undefined])
    const [[uri, event] = ['', {}], ...others] = Object.entries(events as Record<string, Record<string, unknown>>)
    expect(others).toEqual([])
    const subject = sub_id as Record<string, unknown>
    return { jti: String(payload.jti), type: uri.split('/').at(-1) ?? '', payload: event, subject, claims: payload }
  }

  return {
    issuer,
    metadata,
    read,
    async create(body: object = {}): Promise<Record<string, unknown> & { stream_id: string; aud: string }> {
      const answer = await api.post<{ stream_id: string; aud: string }>('/ssf/streams', body)
      if (answer.status !== 201) throw new Error(`No stream: ${JSON.stringify(answer.body)}`)
      return answer.body
    },
    async poll(streamId: string, body: object = {}, key?: string): Promise<Polled> {
      const answer = await api.request<Polled>(`/ssf/poll/${streamId}`, {
        method: 'POST',
        body: { returnImmediately: true, ...body },
        ...(key === undefined ? {} : { key }),
      })
      if (answer.status !== 200) throw new Error(`Not polled: ${JSON.stringify(answer.body)}`)
      return answer.body
    },
    /** All that comes by a stream until there is one of a type, acknowledged, in order. */
    async until(stream: { stream_id: string; aud: string }, last: string): Promise<Signalled[]> {
      const came: Signalled[] = []
      let ack: string[] = []
      await expect
        .poll(
          async () => {
            const { sets } = await this.poll(stream.stream_id, { ack })
            ack = Object.keys(sets)
            for (const token of Object.values(sets)) came.push(await read(token, stream.aud))
            return came.map(({ type }) => type)
          },
          { timeout: 20_000 },
        )
        .toContain(last)
      await this.poll(stream.stream_id, { ack, maxEvents: 0 })
      return came
    },
  }
}

/** A machine with these scopes, and its token. */
export async function machineWith(server: TestServer, scopes: string[]) {
  const machine = await makeMachine(server, scopes)
  return { ...machine, token: await getToken(server.url, machine) }
}
