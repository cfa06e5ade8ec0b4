import { Type } from 'typebox'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import { secret } from '#platform/marks.ts'
import { getOrganization } from '#tenancy/organizations/index.ts'
import type { DevelopmentOptions } from '../options.ts'
import { testRequestRefused } from '../test-provider/errors.ts'
import { findPartner } from '../test-provider/partner.ts'
import { testProviderPath } from '../test-provider/test-organization.ts'
import type { Site } from '../views/document.tsx'
import { pageReply } from '../views/page-reply.ts'
import { TestProviderPage } from '../views/test-provider-page.tsx'

/** The request that came with a browser, and is returned with the response. */
export const carried = {
  SAMLRequest: Type.Optional(Type.String({ ...secret, maxLength: 8_000 })),
  RelayState: Type.Optional(Type.String({ maxLength: 2_000 })),
  environment: Type.Optional(Type.String({ description: 'The id of an environment, unless it is the first.' })),
}

export function showTestProvider({ environment: first }: DevelopmentOptions, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.test_idp',
    method: 'GET',
    path: testProviderPath,
    summary: 'Show the test identity provider',
    description: 'Takes the SAML request of the test organization, or starts a sign-in itself.',
    surface: 'browser',
    access: 'public',
    query: Type.Object({ ...carried, login_hint: Type.Optional(Type.String({ maxLength: 320 })) }),
    success: { status: 200, description: 'A page.' },
    errors: [testRequestRefused, notFound],
    async handler({ query }, context) {
      const { login_hint, ...rest } = query
      const { ctx, connection } = await findPartner(context, first, rest)
      const organization = await getOrganization(ctx, connection.organization_id)
      const domain = organization.domains.find(({ state }) => state === 'verified')?.domain
      return pageReply(
        <TestProviderPage
          provider={{
            fields: Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value ? [[name, value]] : []))),
            organization: { id: organization.id, name: organization.name, domain },
            email: login_hint,
            isStart: rest.SAMLRequest === undefined,
          }}
          site={site}
        />,
      )
    },
  })
}
