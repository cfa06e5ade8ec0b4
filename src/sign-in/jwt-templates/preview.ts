import { findActiveMembership } from '#access/organization-memberships/index.ts'
import { getUser } from '#people/users/index.ts'
import type { Context } from '#platform/context.ts'
import { DomainError, notFound, platformErrors } from '#platform/http/errors.ts'
import { templateErrors } from './errors.ts'
import type { Template } from './parse.ts'
import { maxClaimsBytes, renderTemplate, sizeOf, type TemplateData } from './render.ts'
import { readTemplate } from './service.ts'
import { loadTemplateData } from './template-data.ts'

export interface TemplatePreviewRequest {
  content: string
  user_id: string
  organization_id?: string
}

/** The claims that a template would add. @throws invalidRequest for a template that is malformed or fails, notFound */
export async function previewTemplate(ctx: Context, { content, user_id, organization_id }: TemplatePreviewRequest) {
  const template = readTemplate(content)
  const [user, membership] = await Promise.all([
    getUser(ctx, user_id),
    organization_id === undefined ? undefined : findActiveMembership(ctx, user_id, organization_id),
  ])
  if (organization_id !== undefined && membership === undefined)
    throw notFound('Active membership of the user in organization', organization_id)
  const claims = render(template, await loadTemplateData(ctx, { user, membership }))
  return { object: 'jwt_template_preview' as const, claims, bytes: sizeOf(claims), max_bytes: maxClaimsBytes }
}

/** What refuses a sign-in is a fault of the template here. */
function render(template: Template, data: TemplateData): Record<string, unknown> {
  try {
    return renderTemplate(template, data)
  } catch (error) {
    if (!(error instanceof DomainError)) throw error
    const { definition, message } = error
    if (!templateErrors.some((each) => each.definition === definition)) throw error
    throw platformErrors.invalidRequest([{ field: 'content', code: `content_${definition.code}`, message }])
  }
}
