/** The result of an entry: created, changed to match the file, or unchanged because it existed. */
export type Outcome = 'created' | 'changed' | 'left'

/** An entry that was applied: `{ kind: 'user', name: 'ada@acme.com', outcome: 'created' }`. */
export interface AppliedEntry {
  /** One of them, as the API calls it. Several are written with an s. */
  kind: string
  name: string
  outcome: Outcome
}

/** So many names of a kind are written out. */
const namesShown = 5

/**
 * What a file did, as sentences: one for what it created, one for what it changed, one for what it left.
 *
 * @param development whether the environment can be reset.
 */
export function describeApplied(file: string, entries: readonly AppliedEntry[], development: boolean): string[] {
  const of = (outcome: Outcome) => describeKinds(entries.filter((entry) => entry.outcome === outcome))
  const created = of('created')
  const changed = of('changed')
  const left = of('left')
  const replace = development ? ' To replace it, empty the environment and apply the file again: POST /_dev/reset.' : ''
  return [
    created && `The seed file ${file} created ${created}.`,
    changed && `The seed file ${file} changed ${changed}.`,
    left && `The seed file ${file} left what existed before as it was: ${left}.${replace}`,
  ].filter((sentence) => sentence !== '')
}

/** `2 users (ada@acme.com, bob@acme.com), 1 organization (Acme)`. */
function describeKinds(entries: readonly AppliedEntry[]): string {
  return [...new Set(entries.map(({ kind }) => kind))]
    .map((kind) => {
      const names = entries.filter((entry) => entry.kind === kind).map(({ name }) => name)
      const more = names.length > namesShown ? ` and ${names.length - namesShown} more` : ''
      return `${names.length} ${kind}${names.length === 1 ? '' : 's'} (${names.slice(0, namesShown).join(', ')}${more})`
    })
    .join(', ')
}
