import { generateKeyPair, SignJWT, UnsecuredJWT } from 'jose'
import { type Signing, secevent, type startTransmitter } from './received-signals.fixture.ts'

const now = () => Math.floor(Date.now() / 1_000)

/** `String` throws for it. */
export const unprintable = { toString: 1, valueOf: 1 }

/** Tokens that must be refused, by what is wrong with them, with the code of RFC 8935 that says so. */
export async function hostileTokens(
  transmitter: Pick<Awaited<ReturnType<typeof startTransmitter>>, 'sign' | 'issuer' | 'jwk'>,
  audience: string,
  subject: object,
): Promise<(readonly [what: string, token: string, err: string])[]> {
  const sign = (signing: Signing) => transmitter.sign(audience, 'caep/session-revoked', subject, signing)
  const stranger = (await generateKeyPair('RS256')).privateKey
  const revoked = `${secevent}/caep/event-type/session-revoked`
  const claims = { iss: transmitter.issuer, aud: audience, jti: 'x', iat: now(), events: { [revoked]: {} } }
  const [header = '', payload = '', signature = ''] = (await sign({})).split('.')
  const changed = Buffer.from(JSON.stringify({ ...claims, sub_id: subject })).toString('base64url')
  const publicKey = Buffer.from(JSON.stringify(transmitter.jwk))
  return [
    ['text', 'hello', 'invalid_request'],
    ['unsigned', new UnsecuredJWT(claims).encode(), 'invalid_request'],
    [
      'unsigned, of its type',
      `${Buffer.from('{"alg":"none","typ":"secevent+jwt"}').toString('base64url')}.${payload}.`,
      'authentication_failed',
    ],
    [
      'the public key as a secret',
      await new SignJWT(claims).setProtectedHeader({ alg: 'HS256', kid: 'one', typ: 'secevent+jwt' }).sign(publicKey),
      'authentication_failed',
    ],
    ['another key', await sign({ key: stranger }), 'authentication_failed'],
    ['a key that is not published', await sign({ key: stranger, header: { kid: 'two' } }), 'invalid_key'],
    [
      'a key that it brings along',
      await sign({ key: stranger, header: { jwk: transmitter.jwk } }),
      'authentication_failed',
    ],
    ['other claims', `${header}.${changed}.${signature}`, 'authentication_failed'],
    ...['alg', 'crit'].map((name) => {
      const hostile = { alg: 'RS256', kid: 'one', typ: 'secevent+jwt', [name]: unprintable }
      const encoded = Buffer.from(JSON.stringify(hostile)).toString('base64url')
      return [`an object as ${name}`, `${encoded}.${payload}.${signature}`, 'authentication_failed'] as const
    }),
    ['an object as the name of its key', await sign({ header: { kid: unprintable } }), 'invalid_key'],
    ['an unknown extension', await sign({ header: { crit: ['b64'], b64: true } }), 'authentication_failed'],
    ['an ID token', await sign({ header: { typ: 'JWT' } }), 'invalid_request'],
    ['another issuer', await sign({ claims: { iss: 'https://evil.example' } }), 'invalid_issuer'],
    ['no issuer', await sign({ claims: { iss: undefined } }), 'invalid_issuer'],
    ['another audience', await sign({ claims: { aud: 'https://other.example' } }), 'invalid_audience'],
    ['another audience too', await sign({ claims: { aud: [audience, 'https://other.example'] } }), 'invalid_audience'],
    ['no audience', await sign({ claims: { aud: undefined } }), 'invalid_audience'],
    ['an empty audience', await sign({ claims: { aud: [] } }), 'invalid_audience'],
    ['no id', await sign({ claims: { jti: undefined } }), 'invalid_request'],
    ['a long id', await sign({ claims: { jti: 'x'.repeat(300) } }), 'invalid_request'],
    ['an id with a null byte', await sign({ claims: { jti: 'x\u0000' } }), 'invalid_request'],
    ['no time', await sign({ claims: { iat: undefined } }), 'invalid_request'],
    ['a time as text', await sign({ claims: { iat: String(now()) } }), 'invalid_request'],
    ['more than a week old', await sign({ claims: { iat: now() - 8 * 86_400 } }), 'invalid_request'],
    ['of tomorrow', await sign({ claims: { iat: now() + 86_400 } }), 'invalid_request'],
    ['with a subject', await sign({ claims: { sub: 'ada' } }), 'invalid_request'],
    ['with an end', await sign({ claims: { exp: now() + 300 } }), 'invalid_request'],
    ['no event', await sign({ claims: { events: {} } }), 'invalid_request'],
    ['two events', await sign({ claims: { events: { [revoked]: {}, x: {} } } }), 'invalid_request'],
    ['events as a list', await sign({ claims: { events: [revoked] } }), 'invalid_request'],
    ['an event as text', await sign({ claims: { events: { [revoked]: 'now' } } }), 'invalid_request'],
  ]
}
