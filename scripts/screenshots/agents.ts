// The pages on which people claim agents.

import { texts } from '#hosted-sign-in/texts/index.ts'
import { renderAgentClaim, renderAgentClaimCode, renderAgentClaimEnd } from '#pages/views.fixture.ts'
import {
  all,
  context,
  email,
  form,
  inLanguage,
  long,
  longEmail,
  longName,
  otherLocales,
  type Picture,
} from './samples.ts'

const page = context()
const claim = {
  page,
  form,
  email,
  changeUrl: '/',
  scopes: ['orders:read', 'orders:write'],
  organizations: [{ id: 'org_1', name: 'Northwind Traders' }],
}
const several = [...claim.organizations, { id: 'org_2', name: 'Fabrikam Residences' }]
const wrong = { value: undefined, error: texts.agentClaims.claim(page).codeWrong }

export function agentPictures(): Picture[] {
  return [
    { name: 'agent-claim', looks: all, html: renderAgentClaim(claim) },
    {
      name: 'agent-claim-wrong-code',
      looks: all,
      html: renderAgentClaim({ ...claim, organizations: several, organizationId: 'org_2', userCode: wrong }),
    },
    {
      name: 'agent-claim-long',
      looks: ['light', 'phone'],
      html: renderAgentClaim({
        ...claim,
        page: long,
        email: longEmail,
        scopes: ['x'.repeat(128), ...claim.scopes],
        issuer: longName,
        organizations: [{ id: 'org_1', name: longName }, ...several],
      }),
    },
    { name: 'agent-claim-code', looks: all, html: renderAgentClaimCode({ page, userCode: 'BCDF-GHJK' }) },
    ...(['completed', 'denied', 'other'] as const).map(
      (end): Picture => ({
        name: `agent-claim-${end}`,
        looks: all,
        html: renderAgentClaimEnd({ page, end, changeUrl: end === 'other' ? '/' : undefined }),
      }),
    ),
    ...otherLocales.map(
      (locale): Picture => ({
        name: `agent-claim-${locale.toLowerCase()}`,
        looks: ['phone'],
        html: renderAgentClaim({ ...claim, page: inLanguage(locale), organizations: several, issuer: 'Agents Inc.' }),
      }),
    ),
  ]
}
