import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'

/** A new password as it is sent. Accepts more than the policy, so that the page can show what is wrong. */
export const newPassword = Type.String({ ...secret, maxLength: 16_384 })
