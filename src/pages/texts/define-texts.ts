import type { Copy } from '#environment/branding/index.ts'
import type { Locale } from '#platform/locale.ts'
import { recordOf } from '#platform/records.ts'

/** Who reads a page: in which language, and with which texts of the environment. */
export interface Reader {
  locale: Locale
  ownTexts?: Copy | undefined
}

type Text = string | undefined | ((...values: never[]) => string)

/** A part of the texts, such as those of a page. Called with a reader, it returns them in the reader's language. */
export type TextPart<Texts> = ((reader: Reader) => Texts) & TextParts<Texts>

export type TextParts<Texts> = {
  readonly [Name in keyof Texts as Texts[Name] extends Text ? never : Name]: TextPart<Texts[Name]>
}

/** Which texts an environment may replace: at the place of each, its name in branding. */
export type OwnTexts<Texts> = {
  readonly [Name in keyof Texts]?: Texts[Name] extends Text ? keyof Copy : OwnTexts<Texts[Name]>
}

/**
 * The texts of an area, or of a large slice, as a tree of parts: `texts.passwords.resetPassword(page).title`. English
 * defines which texts there are (`typeof en`); the compiler refuses a language that lacks one or has one more.
 */
export function defineTexts<Texts extends object>(
  languages: Readonly<Record<Locale, Texts>>,
  own: OwnTexts<Texts> = {},
): TextParts<Texts> {
  // `TextParts` says in types what the walk over English does.
  return partsOf((locale) => recordOf(languages[locale]), recordOf(own)) as TextParts<Texts>
}

/** The texts that branding may replace, by the names that it has for them. */
export function copyOf<Texts extends object>(
  languages: Readonly<Record<Locale, Texts>>,
  own: OwnTexts<Texts>,
): (locale: Locale) => Copy {
  return (locale) => Object.fromEntries(collected(recordOf(languages[locale]), recordOf(own)))
}

function collected(texts: Tree, own: Tree): [name: string, text: string][] {
  return Object.entries(own).flatMap(([name, at]): [string, string][] => {
    const text = texts[name]
    if (typeof at !== 'string') return collected(recordOf(text), recordOf(at))
    return typeof text === 'string' ? [[at, text]] : []
  })
}

type Tree = Readonly<Record<string, unknown>>
type TreeIn = (locale: Locale) => Tree

function partsOf(treeIn: TreeIn, own: Tree): Tree {
  const parts = Object.entries(treeIn('en')).filter(([, texts]) => typeof texts === 'object')
  return Object.fromEntries(
    parts.map(([name]) => [name, partOf((locale) => recordOf(treeIn(locale)[name]), recordOf(own[name]))]),
  )
}

function partOf(treeIn: TreeIn, own: Tree) {
  const canBeReplaced = Object.keys(own).length > 0
  const read = ({ locale, ownTexts }: Reader) =>
    canBeReplaced && ownTexts ? replaced(treeIn(locale), own, ownTexts) : treeIn(locale)
  return Object.assign(read, partsOf(treeIn, own))
}

function replaced(texts: Tree, own: Tree, copy: Readonly<Record<string, string>>): Tree {
  const entries = Object.entries(own).map(([name, at]) => [
    name,
    typeof at === 'string' ? (copy[at] ?? texts[name]) : replaced(recordOf(texts[name]), recordOf(at), copy),
  ])
  return { ...texts, ...Object.fromEntries(entries) }
}
