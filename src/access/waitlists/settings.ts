import { type Static, Type } from 'typebox'
import { defineSettings } from '#environment/environments/index.ts'
import { platformErrors } from '#platform/http/errors.ts'
import { Name } from '#platform/http/fields.ts'
import { locales } from '#platform/locale.ts'

const label = Name(100, { description: 'The label of the field on the page.' })

/** A field of the hosted page, in addition to the email. */
export const WaitlistField = Type.Object({
  name: Type.String({
    pattern: '^[a-z][a-z0-9_]{0,39}$',
    'x-characters': 'lower-case letters, digits and underscores, beginning with a letter',
    description: 'The name of the field in `additional_fields` of an entry.',
  }),
  label,
  labels: Type.Optional(
    Type.Object(Object.fromEntries(locales.map((locale) => [locale, Type.Optional(label)])), {
      description: 'The label in other languages. Pages in any other language show `label`.',
    }),
  ),
  required: Type.Optional(Type.Boolean({ description: 'Whether the field must be filled in. Default: false.' })),
})
export type WaitlistField = Static<typeof WaitlistField>

export const maxWaitlistFields = 10

export const waitlistSettings = defineSettings(
  'sign_in',
  {
    waitlist: Type.Boolean({
      description:
        'Whether people join a waitlist instead of signing up. People with an invitation can still sign up, and existing users can sign in.',
    }),
    waitlist_fields: Type.Array(WaitlistField, {
      maxItems: maxWaitlistFields,
      description: 'Fields that the waitlist page asks for in addition to the email.',
    }),
  },
  { waitlist: false, waitlist_fields: [] },
  (_ctx, { waitlist_fields }) => {
    const names = ((waitlist_fields ?? []) as WaitlistField[]).map(({ name }) => name)
    const twin = names.find((name, i) => names.indexOf(name) !== i)
    if (twin === undefined) return
    const message = `\`waitlist_fields\` has two fields with the name \`${twin}\`. Give each a name of its own.`
    throw platformErrors.invalidRequest([{ field: 'waitlist_fields', code: 'waitlist_fields_invalid', message }])
  },
)
