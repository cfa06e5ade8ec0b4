import { createHash } from 'node:crypto'
import type { AuditEventFilter } from './filter.ts'
import { type ExactKind, exactTerm, type Scope, wordTerm } from './former-terms.ts'
import { splitWords } from './split-words.ts'
import { wordKinds } from './words-of-event.ts'

export interface TermQueries {
  /** What finds all words of the text in an event; `undefined` without one. Regular expressions, and a `tsquery` for the former form. */
  text: { ascii: readonly string[]; words: readonly string[]; former: string } | undefined
  /**
   * What the indexes are asked for by a `tsquery` for each form, which may find more than matches: of several words they get the longest, which most likely
   * is the rarest, since they list all that begins with a word before they compare. `undefined` where that says nothing.
   */
  indexed: { terms: string | undefined; former: string }
}

/** `undefined` for a filter that needs no index of words. */
export function toTermQueries(scope: Scope, filter: AuditEventFilter): TermQueries | undefined {
  const forms = { terms: termsIn(scope), former: formerTermsIn(scope) }
  const words = splitWords(filter.text ?? '').toSorted((a, b) => b.length - a.length)
  const ofBoth = <T>(queryOf: (terms: Terms) => T) => ({ terms: queryOf(forms.terms), former: queryOf(forms.former) })
  const { terms, former } = ofBoth((form) =>
    joined([...valuesOf(form, filter), ...words.slice(0, 1).map((word) => form.beginning(word))]),
  )
  // Which has a term for each value.
  if (former === undefined) return undefined
  return {
    text: words.length === 0 ? undefined : textOf(words, forms.former),
    indexed: { terms, former },
  }
}

/** Words have no characters that mean something in a regular expression. */
function textOf(words: readonly string[], former: Terms): TermQueries['text'] {
  return {
    // Behind what is no letter or digit, or behind an escape of JSON.
    ascii: words.map((word) => `([^a-z0-9\\\\]|\\\\[bfnrt]|\\\\u[0-9a-f]{4})${word}`),
    words: words.map((word) => `[${Object.values(wordKinds).join('')}]${word}`),
    former: words.map((word) => former.beginning(word)).join(' & '),
  }
}

type ValueFilter = 'actions' | 'actorIds' | 'actorNames' | 'actors' | 'targetTypes' | 'targetIds'

/** The terms of one form of events: what has a value, `undefined` if that may be anything, and what has a word with a beginning. */
interface Terms extends Record<ValueFilter, (value: string) => string | undefined> {
  beginning(word: string): string
}

function valuesOf({ beginning: _, ...terms }: Terms, filter: AuditEventFilter): (string | undefined)[] {
  return Object.entries(terms).map(([name, termOf]) => {
    const values = (filter[name as ValueFilter] ?? []).map(termOf)
    return values.length === 0 || values.includes(undefined) ? undefined : `(${values.join(' | ')})`
  })
}

function joined(conditions: readonly (string | undefined)[]): string | undefined {
  const given = conditions.filter((condition) => condition !== undefined)
  return given.length === 0 ? undefined : given.join(' & ')
}

/** As `audit_log_terms` makes them (migration 0275). */
function termsIn({ environmentId, organizationId }: Scope): Terms {
  const mark = createHash('sha256').update(`${environmentId} ${organizationId}`).digest('base64').slice(0, 5)
  const term = (kind: string, text: string) => `'${mark}${kind}${text.replace(/['\\]/g, '$&$&')}'`
  const words = (kind: string) => (value: string) =>
    joined(splitWords(value).map((word) => `(${term(kind, word)} | ${term(wordKinds.both, word)})`))
  const [ofActor, ofTarget] = [words(wordKinds.actor), words(wordKinds.target)]
  return {
    actions: (action) => term('=', action),
    actorIds: ofActor,
    actorNames: ofActor,
    actors: ofActor,
    targetTypes: ofTarget,
    targetIds: ofTarget,
    beginning: (word) =>
      `(${Object.values(wordKinds)
        .map((kind) => `${term(kind, word)}:*`)
        .join(' | ')})`,
  }
}

function formerTermsIn(scope: Scope): Terms {
  const value = (kind: ExactKind) => (text: string) => `'${exactTerm(scope, kind, text)}'`
  const [actorId, actorName] = [value('actor_id'), value('actor_name')]
  return {
    actions: value('action'),
    actorIds: actorId,
    actorNames: actorName,
    actors: (either) => `${actorId(either)} | ${actorName(either)}`,
    targetTypes: value('target_type'),
    targetIds: value('target_id'),
    beginning: (word) => `'${wordTerm(scope, word)}':*`,
  }
}
