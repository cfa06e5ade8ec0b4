import type { TSchema } from 'typebox'
import type { Operation } from '#platform/http/operation.ts'
import {
  defineUserOperation,
  heldPermissions,
  type UserWidget,
  type WidgetDefinition,
  widgetTokenEnded,
} from '../widget-tokens/index.ts'

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
    async handler(input, ctx, widget) {
      const { userId, organizationId } = widget
      const isIn = organizationId === null || (await heldPermissions(ctx, userId, organizationId)) !== undefined
      if (!isIn) throw widgetTokenEnded()
      return definition.handler(input, ctx, widget)
    },
  })
}
