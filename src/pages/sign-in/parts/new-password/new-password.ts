import { Type } from 'typebox'

/** A new password as it is sent. Accepts more than the policy, so that the page can show what is wrong. */
export const newPassword = Type.String({ maxLength: 16_384 })
