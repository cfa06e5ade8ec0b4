import { Type } from 'typebox'
import { commitWith } from '#platform/http/errors.ts'
import { secret } from '#platform/marks.ts'
import { originOf, proceed } from '../../authentication/index.ts'
import { pollDevice, spendDevice } from '../devices/device-authorizations.ts'
import { accessDenied, authorizationPending, expiredToken, invalidGrant, slowDown } from '../errors.ts'
import { beginSession, beginSessionErrors } from '../sign-in-answer.ts'
import { defineGrant, originFields } from './grant.ts'

const refused = () => invalidGrant('The device code is unknown or was already used.')

/** A device polls for its approval (RFC 8628 §3.4). Every poll is stored. */
export const deviceCodeGrant = defineGrant({
  body: Type.Object({
    client_id: Type.String(),
    grant_type: Type.Literal('urn:ietf:params:oauth:grant-type:device_code'),
    device_code: Type.String({ ...secret, maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: false,
  errors: [invalidGrant, accessDenied, authorizationPending, slowDown, expiredToken, ...beginSessionErrors],
  run(ctx, body) {
    return ctx.transaction(async (tx) => {
      const device = await pollDevice(tx, body.device_code)
      if (device === undefined || device.status === 'used') return commitWith(refused())
      if (device.status === 'denied') return commitWith(accessDenied())
      if (Date.parse(device.expires_at) <= tx.now().getTime()) return commitWith(expiredToken())
      if (device.status === 'pending') return commitWith(device.is_too_soon ? slowDown() : authorizationPending())
      if (device.attempt === null || !(await spendDevice(tx, device.hash))) return commitWith(refused())
      const progress = await proceed(tx, { ...device.attempt, ...originOf(tx, body) })
      // The device cannot resolve changes since the approval, such as a deleted membership.
      if (progress?.kind !== 'complete') return commitWith(accessDenied())
      return (await beginSession(tx, progress)).answer
    })
  },
})
