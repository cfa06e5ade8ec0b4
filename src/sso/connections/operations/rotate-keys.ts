import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { Timestamp } from '#platform/http/fields.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { connectionRefused } from '../errors.ts'
import { rotateKeys } from '../rotate-keys.ts'
import { type OwnKey, pemOf } from '../saml/saml-keys.ts'

const ConnectionKeys = Type.Object({
  object: Type.Literal('connection_keys'),
  connection_id: Type.String(),
  data: Type.Array(
    Type.Object({
      certificate: Type.String({ description: 'The certificate in PEM.' }),
      fingerprint: Type.String({ description: 'SHA-256 of the certificate, in hexadecimal.' }),
      state: Type.Enum(['signing', 'waiting', 'retired', 'decrypting'], {
        description:
          '`waiting`: in the metadata, signs later. `retired`: only decrypts, for 30 days. `decrypting`: only decrypts, until it is deleted.',
      }),
      signs_from: Type.Union([Timestamp, Type.Null()], { description: 'When the key starts to sign.' }),
      expires_at: Timestamp,
    }),
  ),
})

export const rotateKeysOperation = defineOperation({
  id: 'gatehouse.connections.rotate_keys',
  method: 'POST',
  path: '/connections/{id}/rotate_keys',
  summary: 'Rotate the keys of a SAML connection',
  description:
    'The new key appears in our metadata immediately, beside the current one, and starts to sign after a few days, when the provider has read it. While a new key is waiting, this call changes when it starts to sign: `0` means now.',
  surface: 'api',
  access: 'api_key',
  repeatable: true,
  idempotency: 'replay',
  params: Type.Object({ id: Type.String() }),
  body: Type.Object({
    signs_after_days: Type.Optional(
      Type.Integer({ minimum: 0, maximum: 90, description: 'After how many days the new key signs. Default 14.' }),
    ),
  }),
  success: { status: 200, body: ConnectionKeys },
  errors: [notFound, connectionRefused],
  async handler({ params, body }, ctx) {
    const keys = await rotateKeys(ctx, params.id, body.signs_after_days ?? 14)
    return { object: 'connection_keys' as const, connection_id: params.id, data: keys.map(toConnectionKey) }
  },
})

function toConnectionKey({ certificate, fingerprint, state, signsFrom, expiresAt }: OwnKey) {
  return {
    certificate: pemOf('CERTIFICATE', Buffer.from(certificate, 'base64')),
    fingerprint,
    state,
    signs_from: signsFrom === null ? null : signsFrom.toISOString(),
    expires_at: expiresAt.toISOString(),
  }
}
