import type { OrganizationWidget } from '../../widget-tokens/index.ts'
import { permissionNotHeld } from '../errors.ts'
import { type KeyHolder, organizationKeys, ownKeys } from '../key-holders.ts'
import { CreateWidgetApiKey, NewWidgetApiKey } from '../schemas.ts'

const createKey = <W extends OrganizationWidget>({ define, name, whose, keysPath, make, refusals }: KeyHolder<W>) =>
  define({
    id: `gatehouse.widgets.${name}.create`,
    method: 'POST',
    path: keysPath,
    summary: `Create an API key ${whose} for a widget`,
    body: CreateWidgetApiKey,
    success: { status: 201, body: NewWidgetApiKey },
    errors: [permissionNotHeld, ...refusals],
    handler: ({ body }, ctx, widget) => make(ctx, widget, body),
  })

/** The answers are the only ones that have the value of a key. */
export const createKeyOperations = [createKey(organizationKeys), createKey(ownKeys)]
