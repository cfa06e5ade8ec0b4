import { Type } from 'typebox'
import type { FormState } from '#pages/kit/index.ts'
import type { ServiceField } from '#pages/provider-guides/index.ts'
import { defined } from '#platform/defined.ts'
import { secret } from '#platform/marks.ts'
import { texts } from '../../texts/index.ts'
import type { Portal, PortalContext } from './portal.ts'

const long = Type.Optional(Type.String({ maxLength: 2_000 }))
const hidden = (maxLength: number) => Type.Optional(Type.String({ maxLength, ...secret }))

/** Every field of every service: a form has those of one. */
export const serviceFormFields = {
  region: long,
  source: long,
  url: long,
  account_id: long,
  role_name: long,
  bucket_name: long,
  bucket_path: long,
  access_key_id: long,
  tenant_id: long,
  client_id: long,
  data_collection_endpoint: long,
  data_collection_rule_id: long,
  stream_name: long,
  format: long,
  header_name: long,
  key_arn: long,
  key_name: long,
  key_url: long,
  base_url: long,
  endpoint: long,
  api_key: hidden(2_000),
  token: hidden(2_000),
  secret_access_key: hidden(2_000),
  client_secret: hidden(2_000),
  header_value: hidden(2_000),
  service_account_key: hidden(20_000),
}

export type EnteredFields = Readonly<Record<string, unknown>>
export type FieldErrors = Readonly<Record<string, string>>

/** The fields that a form shows. */
export function shownFields({ ctx }: Portal, fields: readonly ServiceField[]): ServiceField[] {
  return fields.filter(({ isForDevelopment }) => isForDevelopment !== true || ctx.system.config.development)
}

const isSecret = ({ kind }: ServiceField) => kind === 'secret' || kind === 'secret_area'

/** What was filled in, and what is wrong with it: `isRight` says whether a value has the shape that its field wants. */
export function readFields(
  page: PortalContext,
  fields: readonly ServiceField[],
  entered: EnteredFields,
  { isKept, isRight }: { isKept: boolean; isRight: (name: string, value: string) => boolean },
): { values: Record<string, string>; errors: FieldErrors } {
  const text = texts.kit.frame(page)
  const values: Record<string, string> = {}
  const errors: Record<string, string> = {}
  for (const field of fields) {
    const { name, isOptional = false, example } = field
    const value = String(entered[name] ?? '').trim()
    if (value !== '') values[name] = value
    else if (!isOptional && !(isKept && isSecret(field))) errors[name] = text.errors.required
    if (value !== '' && !isRight(name, value))
      errors[name] = example === undefined ? text.errors.wrong : text.errors.unlike(example)
  }
  return { values, errors }
}

/** Longer ones do not fit into the cookie that brings them back. */
const longestKept = 500

/** What the page shows again, without what is secret. */
export function refusedFields(
  fields: readonly ServiceField[],
  entered: EnteredFields,
  errors: FieldErrors,
): NonNullable<FormState['fields']> {
  return Object.fromEntries(
    fields.map((field) => {
      const value = String(entered[field.name] ?? '')
      const error = errors[field.name]
      const isShown = !isSecret(field) && value.length <= longestKept
      return [field.name, { ...(isShown ? { value } : {}), ...defined({ error }) }]
    }),
  )
}
