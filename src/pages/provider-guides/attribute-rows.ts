import type { MapAction } from './action.ts'
import type { Attribute } from './attribute.ts'
import type { GuideBody } from './guide.ts'

/** What a provider calls an attribute in its directory, beside the name that it has to send it under. */
export function attributeRows(
  { attributes }: Pick<GuideBody, 'attributes'>,
  { from, shown }: MapAction,
): { ours: string; theirs: string }[] {
  return Object.entries(from).map(([attribute, theirs]) => ({
    ours: shown?.[attribute as Attribute] ?? attributes[attribute as Attribute] ?? attribute,
    theirs,
  }))
}

/** The order of the columns in the console. */
export function columnsOf({ headings }: MapAction): ('ours' | 'theirs')[] {
  return Object.keys(headings)[0] === 'ours' ? ['ours', 'theirs'] : ['theirs', 'ours']
}
