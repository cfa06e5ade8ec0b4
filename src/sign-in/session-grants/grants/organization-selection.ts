import { Type } from 'typebox'
import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { holdUser } from '#people/users/index.ts'
import { secret } from '#platform/marks.ts'
import { decideSignIn } from '../../authentication/index.ts'
import { answerProgress, progressErrors } from '../answer-progress.ts'
import { invalidOrganizationId, invalidPendingAuthenticationToken } from '../errors.ts'
import { findPendingAuthentication, spendPendingAuthentication } from '../pending-authentications.ts'
import { confidentialClient, defineGrant, originFields } from './grant.ts'

/** Continues a sign-in that waits for an organization, with one in which the user is active. A wrong choice can be made again. */
export const organizationSelectionGrant = defineGrant({
  body: Type.Object({
    ...confidentialClient,
    grant_type: Type.Literal('urn:workos:oauth:grant-type:organization-selection'),
    pending_authentication_token: Type.String({ ...secret, maxLength: 255 }),
    organization_id: Type.String({ maxLength: 255 }),
    ...originFields,
  }),
  needsSecret: true,
  errors: [invalidOrganizationId, invalidPendingAuthenticationToken, ...progressErrors],
  async run(ctx, body) {
    const attempt = await findPendingAuthentication(ctx, 'organization_selection', body.pending_authentication_token)
    if (attempt === undefined) throw invalidPendingAuthenticationToken()
    const membership = await findActiveMembership(ctx, attempt.userId, body.organization_id)
    if (membership === undefined) throw invalidOrganizationId(body.organization_id)
    const chosen = { ...attempt, organizationId: body.organization_id }
    const decided = await decideSignIn(ctx, chosen)
    return ctx.transaction(async (tx) => {
      holdUser(tx, attempt.userId)
      if (!(await spendPendingAuthentication(tx, body.pending_authentication_token)))
        throw invalidPendingAuthenticationToken()
      return answerProgress(tx, chosen, decided)
    })
  },
})
