// The pages on which people claim agents.

import { texts } from '#hosted-sign-in/texts/index.ts'
import { renderAgentClaim, renderAgentClaimCode, renderAgentClaimEnd, renderGrantedAccess } from '#test/views.ts'
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

const granted = {
  page,
  form,
  email,
  homeUrl: '/',
  access: [
    {
      kind: 'application' as const,
      id: 'conn_app_1',
      name: 'Contoso Reports',
      organizations: ['Northwind'],
      scopes: ['openid', 'email', 'reports:read'],
      since: '2026-11-20T09:30:00.000Z',
    },
    {
      kind: 'agent' as const,
      id: 'agent_reg_1',
      name: undefined,
      organizations: [`Personal (${email})`],
      scopes: ['orders:read'],
      since: '2026-09-02T18:05:00.000Z',
    },
  ],
  words: { 'reports:read': 'Open the reports of your organization' },
}

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
    { name: 'granted-access', looks: all, scripts: true, html: renderGrantedAccess(granted) },
    {
      name: 'granted-access-ended',
      looks: ['light', 'phone-dark'],
      scripts: true,
      html: renderGrantedAccess({ ...granted, access: [], hasEnded: true }),
    },
    {
      name: 'granted-access-long',
      looks: ['light', 'phone'],
      scripts: true,
      html: renderGrantedAccess({
        ...granted,
        page: long,
        email: longEmail,
        access: granted.access.map((each) => ({ ...each, name: longName, scopes: ['x'.repeat(128)] })),
      }),
    },
    ...otherLocales.map(
      (locale): Picture => ({
        name: `granted-access-${locale.toLowerCase()}`,
        looks: ['phone'],
        scripts: true,
        html: renderGrantedAccess({ ...granted, page: inLanguage(locale) }),
      }),
    ),
    { name: 'agent-claim-code', looks: all, html: renderAgentClaimCode({ page, userCode: 'BCDF-GHJK' }) },
    ...(['completed', 'denied', 'other'] as const).map(
      (end): Picture => ({
        name: `agent-claim-${end}`,
        looks: all,
        html: renderAgentClaimEnd({
          page,
          end,
          ...(end === 'other' ? { changeUrl: '/' } : { manageUrl: '/apps-and-agents' }),
        }),
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
