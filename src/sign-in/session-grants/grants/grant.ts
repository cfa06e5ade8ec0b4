import { type Static, type TSchema, Type } from 'typebox'
import type { Context } from '#platform/context.ts'
import type { CommittedError, ErrorFactory } from '#platform/http/errors.ts'
import { IpAddressText } from '#platform/http/fields.ts'
import { secret } from '#platform/marks.ts'
import type { SignInAnswer } from '../sign-in-answer.ts'

/** A way to authenticate: its body and what it does. */
export interface Grant<S extends TSchema = TSchema> {
  body: S
  /** Whether the client must prove itself with its secret. */
  needsSecret: boolean
  /** What it may be refused with. */
  errors: readonly ErrorFactory<never[]>[]
  run(ctx: Context, body: Static<S>): Promise<SignInAnswer | CommittedError>
}

/** A grant with any body, for the list of grants. */
export interface AnyGrant extends Omit<Grant, 'run'> {
  run(ctx: Context, body: never): Promise<SignInAnswer | CommittedError>
}

export function defineGrant<S extends TSchema>(grant: Grant<S>): Grant<S> {
  return grant
}

/** Members that every grant takes: where the user is, in the words of the application's server. */
export const originFields = {
  ip_address: Type.Optional(IpAddressText),
  device_id: Type.Optional(Type.String({ maxLength: 255 })),
  user_agent: Type.Optional(Type.String({ maxLength: 1_024 })),
}

export const confidentialClient = {
  client_id: Type.String(),
  client_secret: Type.String({ ...secret, 'x-noun': 'management key of the environment (sk_…)' }),
}
export const anyClient = { client_id: Type.String(), client_secret: Type.Optional(Type.String(secret)) }
