import { Type } from 'typebox'
import { ColorScheme, ReplaceBranding } from '#environment/branding/index.ts'
import { Nullable } from '#platform/http/fields.ts'
import { locales } from '#platform/locale.ts'
import { type MailKindName, mailKinds } from './mail-kinds.ts'
import { mailNames } from './settings.ts'

// `Object.keys` loses the names from the type.
export const mailKindNames = Object.keys(mailKinds) as MailKindName[]

export const MailParams = Type.Object({ name: Type.String({ description: 'The name of the email.' }) })

export const MailObject = Type.Object({
  object: Type.Literal('mail'),
  name: Type.Enum(mailKindNames),
  is_sent: Type.Boolean({ description: 'Whether Gatehouse sends it. Otherwise your application does.' }),
  disabled_by: Nullable(
    Type.Enum([...mailNames], {
      description: 'The name in `disabled_mails` that turns it off. Null for one that is always sent.',
    }),
  ),
})

const locale = Type.Optional(Type.Enum([...locales], { description: 'The language. Default: en.' }))

export const PreviewMail = Type.Object(
  {
    locale,
    branding: Type.Optional({
      ...ReplaceBranding,
      description: 'A branding that is not stored. Default: that of the environment.',
    }),
    color_scheme: Type.Optional(ColorScheme),
  },
  { additionalProperties: false },
)

export const TestMail = Type.Object({
  locale,
  to: Type.Optional(
    Type.String({ description: 'The recipient. Required with a key; an operator of the console gets it themselves.' }),
  ),
})

export const MailPreview = Type.Object({
  object: Type.Literal('mail_preview'),
  subject: Type.String(),
  html: Type.String({ description: 'Show it in a sandboxed frame.' }),
  text: Type.String({ description: 'The text part.' }),
})
