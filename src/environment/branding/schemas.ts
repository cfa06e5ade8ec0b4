import { type Static, Type } from 'typebox'
import { Name, Nullable } from '#platform/http/fields.ts'
import { locales } from '#platform/locale.ts'

const text = Type.Optional(Type.String({ minLength: 1, maxLength: 300 }))

/** The texts of the pages that an environment may put its own words for. */
export const Copy = Type.Object(
  {
    sign_in_title: text,
    sign_in_lead: text,
    sign_in_button: text,
    sign_up_title: text,
    sign_up_lead: text,
    sign_up_button: text,
    waitlist_title: text,
    waitlist_lead: text,
    waitlist_button: text,
    password_title: text,
    organization_selection_title: text,
  },
  { additionalProperties: false },
)
export type Copy = Static<typeof Copy>

const address = (description: string) => Nullable(Type.String({ maxLength: 2_048, description }))
const color = (description: string) => Nullable(Type.String({ maxLength: 7, description }))

const members = {
  name: Nullable(Name(100, { description: "Shown on pages and in emails. Null for the environment's name." })),
  logo_url: address('A word mark, shown instead of the name, 32 px high; https.'),
  logo_dark_url: address('The same for dark mode; https.'),
  icon_url: address('A square mark, shown before the name where there is no logo; https.'),
  favicon_url: address('The icon of the browser’s tab; null: `icon_url`; https.'),
  accent: color('Colour of buttons and links, `#rgb` or `#rrggbb`.'),
  accent_dark: color('The same for dark mode; null: `accent`.'),
  terms_url: address('Linked below every page; http(s).'),
  privacy_url: address('Linked below every page; http(s).'),
  powered_by: Type.Boolean({ description: 'Whether every page shows “Powered by Gatehouse”. Default: true.' }),
  copy: Type.Object(Object.fromEntries(locales.map((locale) => [locale, Type.Optional(Copy)])), {
    description: 'Your own texts by language, as plain text. Texts that you leave out keep the default.',
    additionalProperties: false,
  }),
}

const ofAnswer = Type.Unknown({ description: 'Ignored, so that you can send back the body of a GET.' })

/**
 * The branding of an environment. A member that is left out gets its default, so a misspelt one would unset what it means:
 * names that are not known are refused.
 */
export const ReplaceBranding = Type.Partial(Type.Object({ ...members, object: ofAnswer, colors: ofAnswer }), {
  additionalProperties: false,
})

export interface Branding {
  name: string | null
  logo_url: string | null
  logo_dark_url: string | null
  icon_url: string | null
  favicon_url: string | null
  accent: string | null
  accent_dark: string | null
  terms_url: string | null
  privacy_url: string | null
  powered_by: boolean
  copy: Partial<Record<(typeof locales)[number], Copy>>
}

const Mode = Type.Object({
  control: Type.String({ description: 'The fill of buttons.' }),
  outline: Type.String({
    description: 'The outline of buttons and of the focused element. If the fill is light, the outline is darker.',
  }),
  on_control: Type.String({ description: 'The colour of text on buttons.' }),
  text: Type.String({ description: 'The colour of links.' }),
  on_control_contrast: Type.Number({ description: 'The contrast of text on buttons, at least 4.5.' }),
  control_contrast: Type.Number({ description: 'The contrast between the outline and the page, at least 3.' }),
  text_contrast: Type.Number({ description: 'The contrast of links on the page, at least 4.5.' }),
})

export const ShownColors = Type.Object(
  { light: Mode, dark: Mode },
  { description: 'The accent as shown, adjusted to reach the required contrast (WCAG 2.2, 1.4.3 and 1.4.11).' },
)

export const BrandingAnswer = Type.Object({ object: Type.Literal('branding'), ...members, colors: ShownColors })

export const ColorScheme = Type.Enum(['light', 'dark'], { description: 'The mode to show. Default: light.' })
