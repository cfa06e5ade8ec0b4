import type { Copy } from '#environment/branding/index.ts'
import type { Locale } from '#platform/locale.ts'

/** Who reads a page: in which language, and with which texts of the environment. */
export interface Reader {
  locale: Locale
  ownTexts?: Copy | undefined
}

/**
 * The texts of a page, or of a part that several pages have. English says which texts there are (`typeof en`); the
 * compiler refuses a language that lacks one or has one more.
 *
 * @param own the texts that an environment may replace, by their name in its branding.
 */
export function defineTexts<Texts extends object>(
  languages: Record<Locale, Texts>,
  own: { [Name in keyof Texts]?: keyof Copy } = {},
): (reader: Reader) => Texts {
  const names = Object.entries<keyof Copy | undefined>(own)
  return ({ locale, ownTexts = {} }) => {
    const replaced = names.flatMap(([name, copy]) => {
      const text = copy && ownTexts[copy]
      return text === undefined ? [] : [[name, text] as const]
    })
    const texts = languages[locale]
    return replaced.length === 0 ? texts : { ...texts, ...Object.fromEntries(replaced) }
  }
}
