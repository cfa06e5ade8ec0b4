import type { Answer } from '../../api/client.ts'
import type { FormValues } from '../../ui/form.tsx'
import type { Language } from '../../ui/languages.ts'
import { replaceable } from './texts.ts'

export type Branding = Answer<'GET /environments/current/branding'>

/** All of a branding that can be changed: publishing unsets what is left out. */
export type Draft = Omit<Branding, 'object' | 'colors'>

export function toDraft({ object: _object, colors: _colors, ...draft }: Branding): Draft {
  return draft
}

/** A draft with the fields of the form. The texts in it are those of one language. */
export function edited(draft: Draft, values: FormValues, language: Language): Draft {
  const text = (name: string): string | null => values.optional(name) ?? null
  return {
    name: text('name'),
    logo_url: text('logo_url'),
    logo_dark_url: text('logo_dark_url'),
    icon_url: text('icon_url'),
    favicon_url: text('favicon_url'),
    accent: text('accent'),
    accent_dark: text('accent_dark'),
    terms_url: text('terms_url'),
    privacy_url: text('privacy_url'),
    powered_by: values.isChecked('powered_by'),
    copy: withTexts(draft.copy, language, values),
  }
}

function withTexts(copy: Draft['copy'], language: Language, values: FormValues): Draft['copy'] {
  const { [language]: _, ...others } = copy
  const texts = Object.fromEntries(
    replaceable.flatMap(({ name }) => {
      const text = values.optional(name)
      return text === undefined ? [] : [[name, text]]
    }),
  )
  return Object.keys(texts).length === 0 ? others : { ...others, [language]: texts }
}

/** Whether two drafts would be published as the same. */
export function isSame(a: Draft, b: Draft): boolean {
  return JSON.stringify(normal(a)) === JSON.stringify(normal(b))
}

function normal({ copy, ...look }: Draft): unknown {
  const texts = Object.entries(copy)
    .map(([language, of]) => [language, Object.entries(of ?? {}).toSorted()] as const)
    .filter(([, of]) => of.length > 0)
    .toSorted(([a], [b]) => a.localeCompare(b))
  return [Object.entries(look).toSorted(([a], [b]) => a.localeCompare(b)), texts]
}
