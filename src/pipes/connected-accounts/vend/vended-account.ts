import { type Static, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import { defined } from '#platform/defined.ts'
import { connectionOwner, namedOwner } from '../owner.ts'
import type { AccountOwner } from '../schemas.ts'
import { type AccountSelector, selectorParameters, toSelector } from '../select-account.ts'

/** Which account a token or credentials are asked of. */
export const VendedAccount = Type.Object({ ...connectionOwner, ...selectorParameters })

/** @throws what `namedOwner` and `toSelector` do */
export async function accountToVend(
  ctx: Context,
  { connected_account_id, supports_multiple_connections, ...named }: Static<typeof VendedAccount>,
): Promise<{ owner: AccountOwner; selector: AccountSelector }> {
  const selector = toSelector(defined({ connected_account_id, supports_multiple_connections }))
  return { owner: await namedOwner(ctx, named), selector }
}
