import {
  createInvitation,
  findOpenInvitation,
  type InvitationRow,
  resendInvitation,
  revokeInvitation,
  toInvitation,
} from '#access/invitations/index.ts'
import { lockEnvironment } from '#environment/environments/index.ts'
import {
  canonicalEmailOf,
  deleteUser,
  findUserByEmail,
  malformedEmail,
  parseEmailAddress,
  type UserRow,
} from '#people/users/index.ts'
import type { Context, TransactionContext } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { onViolation } from '#platform/db/violations.ts'
import { notFound } from '#platform/http/errors.ts'
import { type ListQuery, type Page, readPage } from '#platform/http/list.ts'
import { environmentUnknown, lastOwner, operatorExists, operatorSignedIn, repeatedScope } from './errors.ts'
import type { OperatorRole } from './roles.ts'
import { type OperatorRow, type ScopedRole, selectOperators } from './schemas.ts'

// All of this works in the environment of the operators: `ctx` is of that one.

/** An operator with the link that makes its reader the operator. */
export interface Invited {
  operator: OperatorRow
  signInUrl: string
}

/**
 * Makes someone an operator and mails them an invitation. They are the operator once they have signed in with that email.
 *
 * @throws malformedEmail, operatorExists, environmentUnknown
 */
export function inviteOperator(ctx: Context, email: string, role: ScopedRole): Promise<Invited> {
  const address = parseEmailAddress(email)
  if (address === undefined) throw malformedEmail()
  return ctx.transaction(async (tx) => {
    const id = await insertOperator(tx, address)
    if (id === undefined) throw operatorExists(address.email)
    await insertRoles(tx, id, [role])
    const signInUrl = await invite(tx, address.email)
    return { operator: await getOperator(tx, id), signInUrl }
  })
}

/** Mails the invitation again, with a new link. @throws notFound, operatorSignedIn, tooManyMails */
export async function inviteAgain(ctx: Context, id: string): Promise<Invited> {
  const operator = await getOperator(ctx, id)
  if (operator.user_id !== null) throw operatorSignedIn()
  const open = await findOpenInvitation(ctx, operator.email)
  const signInUrl =
    open === undefined ? await ctx.transaction((tx) => invite(tx, operator.email)) : await again(ctx, open)
  return { operator, signInUrl }
}

async function again(ctx: Context, { id }: Pick<InvitationRow, 'id'>): Promise<string> {
  return linkOf(ctx, await resendInvitation(ctx, id, undefined))
}

/** @returns the link. Who is a user already needs none, and signs in. */
async function invite(tx: TransactionContext, email: string): Promise<string> {
  if ((await findUserByEmail(tx, email)) !== undefined) return `${tx.system.config.url}/console/sign-in`
  const open = await findOpenInvitation(tx, email)
  return linkOf(tx, open ?? (await createInvitation(tx, { email })))
}

async function linkOf(ctx: Context, row: InvitationRow): Promise<string> {
  return (await toInvitation(ctx, row)).accept_invitation_url
}

/** An operator without an invitation: for the developer of a server on loopback. @returns its id */
export async function ensureOperator(tx: TransactionContext, email: string, role: OperatorRole): Promise<string> {
  const address = parseEmailAddress(email)
  if (address === undefined) throw malformedEmail()
  const id = await insertOperator(tx, address)
  if (id !== undefined) await insertRoles(tx, id, [{ environment_id: null, role }])
  const known = await tx.db.one<{ id: string }>(sql`
    select id from operators where environment_id = ${tx.environmentId} and canonical_email = ${address.canonicalEmail}`)
  return known.id
}

/** @throws notFound */
export async function getOperator(ctx: Context, id: string): Promise<OperatorRow> {
  const row = await ctx.db.maybe<OperatorRow>(
    sql`${selectOperators} where o.environment_id = ${ctx.environmentId} and o.id = ${id}`,
  )
  if (row === undefined) throw notFound('Operator', id)
  return row
}

export function findOperatorByEmail(ctx: Context, email: string): Promise<OperatorRow | undefined> {
  return ctx.db.maybe<OperatorRow>(
    sql`${selectOperators} where o.environment_id = ${ctx.environmentId} and o.canonical_email = ${canonicalEmailOf(email)}`,
  )
}

export function listOperators(ctx: Context, query: ListQuery): Promise<Page<OperatorRow>> {
  return readPage<OperatorRow>(ctx.db, query, {
    select: selectOperators,
    where: [sql`o.environment_id = ${ctx.environmentId}`],
    id: sql`o.id`,
    prefix: 'operator',
  })
}

/**
 * Gives an operator other roles, in the place of all that they have. They hold from the operator's next call on.
 *
 * @throws notFound, repeatedScope, environmentUnknown, lastOwner
 */
export function setOperatorRoles(ctx: Context, id: string, roles: readonly ScopedRole[]): Promise<OperatorRow> {
  if (new Set(roles.map(({ environment_id }) => environment_id)).size < roles.length) throw repeatedScope()
  return ctx.transaction((tx) =>
    keepingAnOwner(tx, async () => {
      const touched = await tx.db.run(sql`
        update operators set updated_at = ${tx.now()} where environment_id = ${tx.environmentId} and id = ${id}`)
      if (touched === 0) throw notFound('Operator', id)
      tx.db.send(sql`delete from operator_roles where environment_id = ${tx.environmentId} and operator_id = ${id}`)
      await insertRoles(tx, id, roles)
      return getOperator(tx, id)
    }),
  )
}

/**
 * Removes an operator with their user and all their sessions: their next call is refused. An open invitation ends too.
 *
 * @throws notFound, lastOwner
 */
export function removeOperator(ctx: Context, id: string): Promise<void> {
  return ctx.transaction(async (tx) => {
    const { user_id, email } = await getOperator(tx, id)
    if (user_id !== null) return deleteUser(tx, user_id)
    const open = await findOpenInvitation(tx, email)
    if (open !== undefined) await revokeInvitation(tx, open.id)
    await keepingAnOwner(tx, async () => {
      const removed = await tx.db.run(
        sql`delete from operators where environment_id = ${tx.environmentId} and id = ${id}`,
      )
      if (removed === 0) throw notFound('Operator', id)
    })
  })
}

/** An operator ends with their user, in whatever way that is deleted. @throws lastOwner */
export async function endOperator(tx: TransactionContext, userId: string): Promise<void> {
  const operator = await tx.db.maybe<{ id: string }>(
    sql`select id from operators where environment_id = ${tx.environmentId} and user_id = ${userId}`,
  )
  if (operator === undefined) return
  await keepingAnOwner(tx, async () => {
    tx.db.send(sql`delete from operators where environment_id = ${tx.environmentId} and id = ${operator.id}`)
  })
}

/**
 * The operator that a user is. At their first sign-in it is the one who was invited by the email, which the sign-in has proven.
 */
export function findOperatorOfUser(ctx: Context, user: Pick<UserRow, 'id' | 'email'>): Promise<string | undefined> {
  return ctx.transaction(async (tx) => {
    const known = await tx.db.maybe<{ id: string }>(
      sql`select id from operators where environment_id = ${tx.environmentId} and user_id = ${user.id}`,
    )
    if (known !== undefined) return known.id
    const invited = await tx.db.maybe<{ id: string }>(sql`
      update operators set user_id = ${user.id}, updated_at = ${tx.now()}
      where environment_id = ${tx.environmentId} and canonical_email = ${canonicalEmailOf(user.email)} and user_id is null
      returning id`)
    return invited?.id
  })
}

async function insertOperator(
  tx: TransactionContext,
  { email, canonicalEmail }: { email: string; canonicalEmail: string },
): Promise<string | undefined> {
  const row = await tx.db.maybe<{ id: string }>(sql`
    insert into operators (environment_id, id, email, canonical_email, created_at, updated_at)
    values (${tx.environmentId}, ${tx.newId('operator')}, ${email}, ${canonicalEmail}, ${tx.now()}, ${tx.now()})
    on conflict (environment_id, canonical_email) do nothing returning id`)
  return row?.id
}

async function insertRoles(tx: TransactionContext, operatorId: string, roles: readonly ScopedRole[]): Promise<void> {
  for (const { environment_id, role } of roles) {
    await tx.db
      .run(sql`
        insert into operator_roles (environment_id, id, operator_id, scope_environment_id, role)
        values (${tx.environmentId}, ${tx.newId('operator_role')}, ${operatorId}, ${environment_id}, ${role})`)
      .catch(onViolation('operator_roles_scope_environment_id_fkey', () => environmentUnknown(environment_id ?? '')))
  }
}

/** Refuses a change after which no owner of the whole server is left who has signed in. One change at a time. */
async function keepingAnOwner<T>(tx: TransactionContext, change: () => Promise<T>): Promise<T> {
  await lockEnvironment(tx)
  const before = await hasOwner(tx)
  const outcome = await change()
  if (before && !(await hasOwner(tx))) throw lastOwner()
  return outcome
}

async function hasOwner(tx: TransactionContext): Promise<boolean> {
  const found = await tx.db.maybe(sql`
    select 1 from operator_roles r join operators o on o.environment_id = r.environment_id and o.id = r.operator_id
    where r.environment_id = ${tx.environmentId} and r.scope_environment_id is null and r.role = 'owner'
      and o.user_id is not null limit 1`)
  return found !== undefined
}
