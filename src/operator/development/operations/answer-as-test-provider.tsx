import { Type } from 'typebox'
import { assets } from '#pages/kit/index.ts'
import { notFound } from '#platform/http/errors.ts'
import { defineOperation } from '#platform/http/operation.ts'
import type { DevelopmentOptions } from '../options.ts'
import { writeAnswer } from '../test-provider/answer.ts'
import { testRequestRefused } from '../test-provider/errors.ts'
import { failureNames } from '../test-provider/failures.ts'
import { findPartner } from '../test-provider/partner.ts'
import { testProviderPath } from '../test-provider/test-organization.ts'
import type { Site } from '../views/document.tsx'
import { pageReply } from '../views/page-reply.ts'
import { TestProviderAnswerPage } from '../views/test-provider-answer-page.tsx'
import { carried } from './show-test-provider.tsx'

export function answerAsTestProvider({ environment: first }: DevelopmentOptions, site: Site) {
  return defineOperation({
    id: 'gatehouse.development.test_idp.answer',
    method: 'GET',
    path: `${testProviderPath}/answer`,
    summary: 'Respond as the test identity provider',
    description: 'A page whose form brings the SAML response to the connection.',
    surface: 'browser',
    access: 'public',
    query: Type.Object({
      ...carried,
      email: Type.String({ format: 'email', maxLength: 254 }),
      first_name: Type.Optional(Type.String({ maxLength: 255 })),
      last_name: Type.Optional(Type.String({ maxLength: 255 })),
      groups: Type.Optional(Type.String({ maxLength: 2_000, description: 'Separated by commas.' })),
      failure: Type.Optional(Type.Enum(failureNames)),
    }),
    success: { status: 200, description: 'A page.' },
    errors: [testRequestRefused, notFound],
    async handler({ query }, context) {
      const { ctx, key, acsUrl, spEntityId, requestId } = await findPartner(context, first, query)
      const { xml, isSigned } = writeAnswer(
        ctx,
        { acsUrl, spEntityId, inResponseTo: requestId },
        {
          email: query.email,
          firstName: query.first_name ?? '',
          lastName: query.last_name ?? '',
          groups: (query.groups ?? '').split(',').flatMap((each) => each.trim() || []),
        },
        query.failure,
      )
      // Loaded here: it brings a library for XML signatures.
      const { postFields } = await import('#protocol/saml/service-provider/post-binding.ts')
      const fields = postFields(xml, {
        field: 'SAMLResponse',
        relayState: query.RelayState,
        signing: isSigned ? key : undefined,
      })
      const page = (
        <TestProviderAnswerPage answer={{ action: acsUrl, fields, sendScriptUrl: assets.sendScriptUrl }} site={site} />
      )
      return pageReply(page, 200, { leadsAway: true })
    },
  })
}
