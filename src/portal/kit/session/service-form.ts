import { type TOptional, type TString, Type } from 'typebox'
import type { FormState } from '#pages/kit/index.ts'
import type { ServiceField, ServiceGuide } from '#pages/provider-guides/index.ts'
import { defined } from '#platform/defined.ts'
import { secret } from '#platform/marks.ts'
import { texts } from '../../texts/index.ts'
import type { Portal } from './portal.ts'
import { refusedFields } from './refused-fields.ts'

/** As a form submits them: values of other services are absent. */
export type EnteredFields = Readonly<Record<string, string | undefined>>
type FieldErrors = Readonly<Record<string, string>>

const schemas: Readonly<Record<ServiceField['kind'], TOptional<TString>>> = {
  text: Type.Optional(Type.String({ maxLength: 2_000 })),
  select: Type.Optional(Type.String({ maxLength: 2_000 })),
  secret: Type.Optional(Type.String({ maxLength: 2_000, ...secret })),
  secret_area: Type.Optional(Type.String({ maxLength: 20_000, ...secret })),
}

/** The fields of a form that is shown for one of several services: those that any of their guides declares. */
export function serviceFormFields(guides: readonly ServiceGuide[]): Record<string, TOptional<TString>> {
  const fields = guides.flatMap((guide) => guide.fields)
  return Object.fromEntries(fields.map(({ name, kind }) => [name, schemas[kind]]))
}

/** The fields that a form shows. */
export function shownFields({ ctx }: Portal, { fields }: Pick<ServiceGuide, 'fields'>): ServiceField[] {
  return fields.filter(({ isForDevelopment }) => isForDevelopment !== true || ctx.system.config.development)
}

const isSecret = ({ kind }: ServiceField) => kind === 'secret' || kind === 'secret_area'

interface ReadServiceForm {
  /** What was filled in. */
  values: Record<string, string>
  /** What the page shows of a refused form, without anything secret; `undefined` if each field has a value of its shape. */
  refusal: FormState | undefined
  /** What the page shows for errors that the service reports about the values. */
  refuse(errors: FieldErrors, alert?: string): FormState
}

/** @param isKept whether secrets are stored, so that they may be left out; `isRight` says whether a value has the shape that its field wants. */
export function readServiceForm(
  portal: Portal,
  guide: Pick<ServiceGuide, 'fields'>,
  entered: EnteredFields,
  { isKept, isRight }: { isKept: boolean; isRight: (name: string, value: string) => boolean },
): ReadServiceForm {
  const text = texts.kit.frame(portal.page)
  const values: Record<string, string> = {}
  const errors: Record<string, string> = {}
  const fields = shownFields(portal, guide)
  const names: string[] = fields.map(({ name }) => name)
  for (const field of fields) {
    const { name, isOptional = false, example } = field
    const value = (entered[name] ?? '').trim()
    if (value !== '') values[name] = value
    else if (!isOptional && !(isKept && isSecret(field))) errors[name] = text.errors.required
    if (value !== '' && !isRight(name, value))
      errors[name] = example === undefined ? text.errors.wrong : text.errors.unlike(example)
  }
  const refuse = (wrong: FieldErrors, alert?: string) => ({
    fields: refusedFields(
      names,
      entered,
      wrong,
      fields.filter(isSecret).map(({ name }) => name),
    ),
    ...defined({ alert }),
  })
  return { values, refusal: Object.keys(errors).length === 0 ? undefined : refuse(errors), refuse }
}
