import { findAddress } from '../addresses.ts'
import type { Control } from './control.ts'

const days = 60

/** Accounts without a sign-in for a long time. */
export const staleAccount: Control = {
  name: 'stale_account',
  async detect(ctx, { facts }) {
    if (facts.action === 'sign-up') return undefined
    const last = facts.lastSignInAt ?? (await findAddress(ctx, facts.email))?.last_success_at
    if (last === undefined || ctx.now().getTime() - Date.parse(last) < days * 86_400_000) return undefined
    return { control: 'stale_account', reason: `No sign-in for ${days} days` }
  },
}
