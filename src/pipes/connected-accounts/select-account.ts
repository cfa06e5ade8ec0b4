import { type Static, Type } from 'typebox'
import { type Statement, sql } from '#platform/db/sql.ts'
import { defined } from '#platform/defined.ts'
import { invalidSelector } from './errors.ts'
import type { AccountOwner } from './schemas.ts'

/**
 * Which of the accounts that someone has of an integration: the one with this id, the only one that there is (`isPlural`), or
 * the one that stands for them.
 */
export interface AccountSelector {
  id?: string
  isPlural?: boolean
}

const isPlural = Type.Optional(
  Type.Boolean({
    description:
      'Whether all accounts count, and not the one with the `connection_role` `compatibility` alone. Of several, `connected_account_id` says which.',
  }),
)
const accountId = Type.Optional(Type.String({ description: 'The account that is meant, in place of the first one.' }))

export const pluralParameter = { supports_multiple_connections: isPlural }
/** How calls say which account they mean. */
export const selectorParameters = { ...pluralParameter, connected_account_id: accountId }
/** How calls that change an account say so. Whether there may be several does not count for them. */
export const targetParameters = {
  connected_account_id: accountId,
  connection_intent: Type.Optional(
    Type.Literal('reauthorize', { description: 'May be sent with `connected_account_id`, and not without it.' }),
  ),
}

const Selector = Type.Object({ ...selectorParameters, ...targetParameters })

/** @throws invalidSelector */
export function toSelector({
  connected_account_id: id,
  supports_multiple_connections: isPlural,
  connection_intent,
}: Static<typeof Selector>): AccountSelector {
  if (id === undefined && connection_intent !== undefined)
    throw invalidSelector('`connection_intent` is `reauthorize`, and `connected_account_id` is missing.')
  if (id !== undefined && !/^data_installation_[0-9A-HJKMNP-TV-Z]{26}$/.test(id))
    throw invalidSelector('`connected_account_id` is no id of a connected account.')
  return defined({ id, isPlural })
}

/** The account that a call changes: without an id, it is the one that stands for its owner. @throws invalidSelector */
export function toTarget({ supports_multiple_connections: _, ...target }: Static<typeof Selector>): AccountSelector {
  return toSelector(target)
}

/** Which accounts, by the alias `a`, are someone's. */
export function isOf({ userId, organizationId }: AccountOwner): Statement {
  if (userId === null) return sql`a.user_id is null and a.organization_id = ${organizationId}`
  return organizationId === null
    ? sql`a.user_id = ${userId} and a.organization_id is null`
    : sql`a.user_id = ${userId} and a.organization_id = ${organizationId}`
}

/** Which of them, by the same alias, a selector means. */
export function isSelected({ id, isPlural = false }: AccountSelector): Statement {
  if (id !== undefined) return sql`a.id = ${id}`
  return isPlural ? sql`true` : sql`a.connection_role = 'compatibility'`
}
