import { expect, test } from 'vitest'
import { type Locale, locales } from '#platform/locale.ts'
import { customerKeyGuides, directoryGuides, guideTexts, logStreamGuides, providerGuides } from './index.ts'
import { markedParts } from './sentence.ts'

/** The notes of a language by their place. */
function notesIn(locale: Locale): Map<string, string> {
  const kinds: Record<string, Record<string, Record<string, string>>> = guideTexts({ locale }).notes
  return new Map(
    Object.entries(kinds).flatMap(([kind, providers]) =>
      Object.entries(providers).flatMap(([provider, notes]) =>
        Object.entries(notes).map(([name, note]) => [`${kind}.${provider}.${name}`, note] as const),
      ),
    ),
  )
}

const english = notesIn('en')

test.each(locales)('a note marks the same names of the console in %s as in English', (locale) => {
  const marked = (note = '') =>
    markedParts(note)
      .flatMap((part) => (part.as === 'text' ? [] : [part.text]))
      .sort()
  const translated = notesIn(locale)
  for (const [place, note] of english) expect(marked(translated.get(place)), place).toEqual(marked(note))
})

test('every note is shown by a guide', () => {
  const { notes } = guideTexts({ locale: 'en' })
  const guides = [...providerGuides, ...directoryGuides, ...logStreamGuides, ...customerKeyGuides]
  const shown = guides.flatMap((guide) => [
    ...guide.steps.flatMap((step) => (step.notes ?? []).map((note) => note(notes))),
    ...guide.steps.flatMap((step) =>
      step.actions.flatMap((action) => (action.do === 'say' ? [action.text(notes)] : [])),
    ),
  ])
  expect(new Set(shown)).toEqual(new Set(english.values()))
})
