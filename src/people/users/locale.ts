import { invalidLocale } from './errors.ts'

/**
 * The canonical form of a language tag: `en-us` becomes `en-US` (BCP 47, ECMA-402 §6.2.3).
 *
 * @throws invalidLocale
 */
export function requireLocale(tag: string): string {
  if (tag.length <= 64) {
    try {
      const [canonical] = Intl.getCanonicalLocales(tag)
      if (canonical !== undefined) return canonical
    } catch {
      // A RangeError: no language tag.
    }
  }
  throw invalidLocale(tag.slice(0, 64))
}
