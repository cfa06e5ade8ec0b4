import type { Static, TSchema } from 'typebox'
import type { Context } from '#platform/context.ts'
import { type CommittedError, notFound } from '#platform/http/errors.ts'
import { defineOperation, type Input, type Operation, type OperationDefinition } from '#platform/http/operation.ts'
import { admitTo, admitUser } from './admit.ts'
import { requireElevated } from './elevated-access.ts'
import { elevatedAccessRequired, widgetNeedsUser, widgetPermissionMissing, widgetTokenEnded } from './errors.ts'
import type { WidgetPermission } from './scopes.ts'
import type { OrganizationWidget, UserWidget } from './widget.ts'

export type WidgetDefinition<W, P extends TSchema, Q extends TSchema, B extends TSchema, S extends TSchema> = Omit<
  OperationDefinition<'widget', P, Q, B, S>,
  'surface' | 'access' | 'cors' | 'handler' | 'idempotency'
> & { handler(input: Input<P, Q, B>, ctx: Context, widget: W): Promise<Static<S> | CommittedError> }

const common = { surface: 'widgets', access: 'widget', cors: 'widgets', idempotency: 'none' } as const

/** Of every operation: whatever a widget is about may be deleted at any moment. */
const commonErrors = [widgetTokenEnded, notFound]

/**
 * An operation that the official widgets call to manage an organization: never a 204, as they read every answer as JSON.
 *
 * @param permission may depend on what is asked for.
 */
export function defineOrganizationOperation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>({
  permission,
  ...definition
}: WidgetDefinition<OrganizationWidget, P, Q, B, S> & {
  permission: WidgetPermission | ((query: Static<Q>) => WidgetPermission)
}): Operation {
  return defineOperation<'widget', P, Q, B, S>({
    ...definition,
    ...common,
    errors: [...commonErrors, widgetPermissionMissing, ...(definition.errors ?? [])],
    async handler(input, ctx) {
      const wanted = typeof permission === 'function' ? permission(input.query) : permission
      return definition.handler(input, ctx, await admitTo(ctx, wanted))
    },
  })
}

/**
 * An operation that the official widgets call for their user, who needs no permission for it. An elevated one needs a proof of the
 * last minutes as well.
 */
export function defineUserOperation<
  P extends TSchema = TSchema,
  Q extends TSchema = TSchema,
  B extends TSchema = TSchema,
  S extends TSchema = TSchema,
>({ elevated = false, ...definition }: WidgetDefinition<UserWidget, P, Q, B, S> & { elevated?: boolean }): Operation {
  return defineOperation<'widget', P, Q, B, S>({
    ...definition,
    ...common,
    errors: [
      ...commonErrors,
      widgetNeedsUser,
      ...(elevated ? [elevatedAccessRequired] : []),
      ...(definition.errors ?? []),
    ],
    async handler(input, ctx) {
      const widget = admitUser(ctx)
      if (elevated) await requireElevated(ctx, widget.userId)
      return definition.handler(input, ctx, widget)
    },
  })
}
