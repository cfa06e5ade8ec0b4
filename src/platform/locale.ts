/** Languages that the hosted pages speak, each by its BCP 47 tag. */
export const locales = ['en', 'es', 'fr', 'de', 'ja', 'pt-BR'] as const

export type Locale = (typeof locales)[number]

const FALLBACK: Locale = 'en'

/** Longer lists are cut off: no browser sends more, and parsing is bounded. */
const MAX_LENGTH = 512

/**
 * Chooses a language: first what the application requests (`ui_locales`, tags separated by spaces, best first,
 * OpenID Connect Core §3.1.2.1), then what the browser prefers (`Accept-Language`, RFC 9110 §12.5.4), then English.
 * A tag matches exactly or by its language, so `fr-CA` is French and `pt` is Brazilian Portuguese.
 */
export function pickLocale(uiLocales: string | undefined, acceptLanguage: string | undefined): Locale {
  const wanted = [...(uiLocales ?? '').slice(0, MAX_LENGTH).split(' '), ...preferred(acceptLanguage ?? '')]
  for (const tag of wanted) {
    const found = match(tag)
    if (found) return found
  }
  return FALLBACK
}

function preferred(header: string): string[] {
  return header
    .slice(0, MAX_LENGTH)
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.split(';')
      const quality = parameters.map((parameter) => parameter.trim()).find((parameter) => /^q=/i.test(parameter))
      return { tag: tag.trim(), quality: quality ? Number(quality.slice(2)) : 1 }
    })
    .filter(({ quality }) => quality > 0)
    .sort((a, b) => b.quality - a.quality)
    .map(({ tag }) => tag)
}

function match(tag: string): Locale | undefined {
  const lower = tag.toLowerCase()
  const language = lower.split('-')[0]
  return (
    locales.find((locale) => locale.toLowerCase() === lower) ??
    locales.find((locale) => locale.toLowerCase().split('-')[0] === language)
  )
}
