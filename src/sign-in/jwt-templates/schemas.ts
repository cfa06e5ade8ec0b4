import { type Static, Type } from 'typebox'
import { Timestamp } from '#platform/http/fields.ts'

export const JwtTemplate = Type.Object({
  object: Type.Literal('jwt_template'),
  content: Type.String({
    description: 'The template: JSON whose values may be expressions such as `{{ user.email }}`.',
  }),
  created_at: Timestamp,
  updated_at: Timestamp,
})
export type JwtTemplate = Static<typeof JwtTemplate>

export interface JwtTemplateRow {
  content: string
  created_at: string
  updated_at: string
}

export function toJwtTemplate(row: JwtTemplateRow): JwtTemplate {
  return { object: 'jwt_template', ...row }
}
