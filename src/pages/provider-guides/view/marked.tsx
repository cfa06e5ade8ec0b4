import type { Locale } from '#platform/locale.ts'
import { markedParts } from '../sentence.ts'

/** A sentence with the names of a console in bold. They are in English, so a screen reader reads them as English. */
export function Marked({ text, locale }: { text: string; locale: Locale }) {
  return markedParts(text).map((part, i) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts never move, and may repeat
    <Part key={i} {...part} lang={locale === 'en' ? undefined : 'en'} />
  ))
}

interface PartProps {
  as: 'text' | 'bold' | 'code'
  text: string
  lang: string | undefined
}

function Part({ as, text, lang }: PartProps) {
  if (as === 'text') return text
  return as === 'bold' ? <b lang={lang}>{text}</b> : <code>{text}</code>
}
