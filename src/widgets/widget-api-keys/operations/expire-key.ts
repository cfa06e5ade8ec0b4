import { Type } from 'typebox'
import { apiKeyAlreadyExpired, expireApiKey } from '#access/api-keys/index.ts'
import type { OrganizationWidget } from '../../widget-tokens/index.ts'
import { type KeyHolder, organizationKeys, ownKeys } from '../key-holders.ts'
import { ExpireWidgetApiKey, toWidgetApiKey, WidgetApiKey } from '../schemas.ts'

const expireKey = <W extends OrganizationWidget>({ define, name, whose, path, require }: KeyHolder<W>) =>
  define({
    id: `gatehouse.widgets.${name}.expire`,
    method: 'POST',
    path: `${path}/{id}/expire`,
    summary: `Expire an API key ${whose} for a widget`,
    params: Type.Object({ id: Type.String() }),
    body: ExpireWidgetApiKey,
    success: { status: 200, body: WidgetApiKey },
    errors: [apiKeyAlreadyExpired],
    async handler({ params, body: { expiresAt } }, ctx, widget) {
      const { id } = await require(ctx, widget, params.id)
      return toWidgetApiKey(await expireApiKey(ctx, id, expiresAt === undefined ? {} : { expires_at: expiresAt }))
    },
  })

/** Without a time, the key ends at once. */
export const expireKeyOperations = [expireKey(organizationKeys), expireKey(ownKeys)]
