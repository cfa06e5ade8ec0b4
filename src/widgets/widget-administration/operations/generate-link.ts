import { Type } from 'typebox'
import { secret } from '#platform/marks.ts'
import { defineOrganizationOperation } from '../../widget-tokens/index.ts'
import { linkFor, permissionOf } from '../links.ts'

/**
 * A link that opens the Admin Portal once, within five minutes. The widget posts its token instead of opening the
 * address.
 */
export const generateWidgetLinkOperation = defineOrganizationOperation({
  id: 'gatehouse.widgets.portal_link.create',
  method: 'POST',
  path: '/_widgets/admin-portal/generate-link',
  summary: 'Create an Admin Portal link for a widget',
  description: 'Requires the permission of the widget to which the intent belongs.',
  permission: ({ intent }) => permissionOf[intent],
  query: Type.Object({ intent: Type.Enum(['domain_verification', 'sso', 'log_streams']) }),
  success: {
    status: 201,
    body: Type.Object({ link: Type.String({ ...secret, description: 'The link. It opens once, within 5 minutes.' }) }),
  },
  handler: async ({ query }, ctx, widget) => ({ link: await linkFor(ctx, widget, query.intent) }),
})
