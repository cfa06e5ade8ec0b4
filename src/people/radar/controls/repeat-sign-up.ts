import { findAddress } from '../addresses.ts'
import type { Control } from './control.ts'

const maxUses = 3

/** An address with which account after account is made and deleted. */
export const repeatSignUp: Control = {
  name: 'repeat_sign_up',
  async detect(ctx, { facts }) {
    if (facts.action === 'sign-in') return undefined
    const { sign_ups = 0 } = (await findAddress(ctx, facts.email)) ?? {}
    if (sign_ups < maxUses) return undefined
    return { control: 'repeat_sign_up', reason: `The address was used for ${sign_ups} accounts before` }
  },
}
