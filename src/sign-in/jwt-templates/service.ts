import type { Context } from '#platform/context.ts'
import { sql } from '#platform/db/sql.ts'
import { notFound, platformErrors } from '#platform/http/errors.ts'
import { parseTemplate, type Template, TemplateFault } from './parse.ts'
import { renderTemplate } from './render.ts'
import type { JwtTemplateRow } from './schemas.ts'
import { loadTemplateData, type TemplateSubject } from './template-data.ts'

/** In UTF-8. */
const maxTemplateBytes = 8_192

/** An environment has one template at most, so the environment is what names it. */
function templateNotFound({ environmentId }: Context) {
  return notFound('JWT template', environmentId, 'Set one with PUT /user_management/jwt_template.')
}

/** The template of the environment, if it has one. */
export function findTemplate(ctx: Context): Promise<JwtTemplateRow | undefined> {
  return ctx.db.maybe<JwtTemplateRow>(
    sql`select content, created_at, updated_at from jwt_templates where environment_id = ${ctx.environmentId}`,
  )
}

/** @throws notFound */
export async function getTemplate(ctx: Context): Promise<JwtTemplateRow> {
  const row = await findTemplate(ctx)
  if (row === undefined) throw templateNotFound(ctx)
  return row
}

/** Whether this is the template of the environment. */
export async function isTemplate(ctx: Context, content: string): Promise<boolean> {
  return (await findTemplate(ctx))?.content === content
}

/** Takes effect with the next token that is made. @throws invalidRequest, which says where the template is wrong */
export function setTemplate(ctx: Context, content: string): Promise<JwtTemplateRow> {
  readTemplate(content)
  return ctx.db.one<JwtTemplateRow>(sql`
    insert into jwt_templates (environment_id, content, created_at, updated_at)
    values (${ctx.environmentId}, ${content}, ${ctx.now()}, ${ctx.now()})
    on conflict (environment_id) do update set content = excluded.content, updated_at = excluded.updated_at
    returning content, created_at, updated_at`)
}

/** Tokens are made without a template again. @throws notFound */
export async function deleteTemplate(ctx: Context): Promise<void> {
  const deleted = await ctx.db.run(sql`delete from jwt_templates where environment_id = ${ctx.environmentId}`)
  if (deleted === 0) throw templateNotFound(ctx)
}

/**
 * The claims that a template adds to a token of this user. It is read for every token.
 *
 * @throws tokenTooBig, templateFailed
 */
export async function templateClaims(
  ctx: Context,
  template: JwtTemplateRow | undefined,
  subject: TemplateSubject,
): Promise<Record<string, unknown>> {
  if (template === undefined) return {}
  return renderTemplate(parseTemplate(template.content), await loadTemplateData(ctx, subject))
}

/** @throws invalidRequest, which says where the template is wrong */
export function readTemplate(content: string): Template {
  if (Buffer.byteLength(content) > maxTemplateBytes)
    throw refused('content_too_long', `\`content\` is too long. Send a template of at most ${maxTemplateBytes} bytes.`)
  try {
    return parseTemplate(content)
  } catch (error) {
    if (!(error instanceof TemplateFault)) throw error
    const { code, line, column, message } = error
    const where = `in line ${line}, column ${column}`
    throw refused(`content_${code}`, `\`content\` is not a template: ${where}, ${message}.`)
  }
}

function refused(code: string, message: string) {
  return platformErrors.invalidRequest([{ field: 'content', code, message }])
}
