import type { TSchema } from 'typebox'
import type { Operation } from '#platform/http/operation.ts'
import { admitMember, defineUserOperation, type UserWidget, type WidgetDefinition } from '../widget-tokens/index.ts'

/**
 * An operation about what a user has connected. They need no permission for it, and where the token is for an organization, they
 * are a member of it at this moment.
 */
export function defineOwnPipesOperation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>(definition: WidgetDefinition<UserWidget, P, Q, B, S>): Operation {
  return defineUserOperation<P, Q, B, S>({
    ...definition,
    handler: async (input, ctx) => definition.handler(input, ctx, await admitMember(ctx)),
  })
}
