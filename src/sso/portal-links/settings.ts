import { Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { requirePortalAddress } from './portal-address.ts'

const address = (description: string) => Nullable(Type.String({ maxLength: 2_048, description }))

/** The defaults of portal links. */
export const portalSettings = defineSettings(
  'sign_in',
  {
    portal_return_url: address('Where the logo of the Admin Portal leads.'),
    portal_success_url: address('Where the Admin Portal leads when a set-up is done.'),
    portal_support_email: Nullable(
      Type.String({
        format: 'email',
        maxLength: 254,
        description: 'Whom an IT contact asks for help in the Admin Portal.',
      }),
    ),
  },
  { portal_return_url: null, portal_success_url: null, portal_support_email: null },
  (ctx, { portal_return_url, portal_success_url }) => {
    requirePortalAddress(ctx, 'portal_return_url', portal_return_url)
    requirePortalAddress(ctx, 'portal_success_url', portal_success_url)
  },
)
