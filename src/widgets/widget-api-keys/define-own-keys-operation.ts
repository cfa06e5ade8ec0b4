import type { TSchema } from 'typebox'
import type { Operation } from '#platform/http/operation.ts'
import {
  admitToAny,
  defineUserOperation,
  ownKeyPermissions,
  type WidgetDefinition,
  widgetPermissionMissing,
} from '../widget-tokens/index.ts'
import type { OwnKeysWidget } from './keys.ts'

/** An operation about the keys that a user has in the organization of the token, which a role of the user permits. */
export function defineOwnKeysOperation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>(definition: WidgetDefinition<OwnKeysWidget, P, Q, B, S>): Operation {
  return defineUserOperation<P, Q, B, S>({
    ...definition,
    errors: [widgetPermissionMissing, ...(definition.errors ?? [])],
    async handler(input, ctx, { userId }) {
      const { organizationId } = await admitToAny(ctx, ownKeyPermissions)
      return definition.handler(input, ctx, { userId, organizationId })
    },
  })
}
