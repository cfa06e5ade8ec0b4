import { createHash } from 'node:crypto'
import type { Metadata } from '../audit-actions/index.ts'
import type { NewAuditEvent } from './schemas.ts'
import { splitWords } from './split-words.ts'

/**
 * What an event keeps as `search` if it was written while processes of a release before 0076 may serve
 * (`written-form.ts`): lexemes of one `tsvector`, each with a mark of the organization at its beginning.
 *
 * A value that is compared as a whole, such as the id of the actor, is a keyless hash of 96 bits; a word of the text stands as
 * it is, so that its beginning finds it.
 */

export type ExactKind = 'action' | 'actor_id' | 'actor_name' | 'target_type' | 'target_id'

/** An event has no more words than this; further ones do not find it. */
const mostWords = 256

/** An organization of an environment. */
export interface Scope {
  environmentId: string
  organizationId: string
}

/** All lexemes of an event. */
export function searchTerms(scope: Scope, event: NewAuditEvent): string[] {
  const { action, actor, targets, context, metadata } = event
  const mark = markOf(scope)
  const exact: [ExactKind, string | undefined][] = [
    ['action', action],
    ['actor_id', actor.id],
    ['actor_name', actor.name],
    ...targets.flatMap(({ type, id }): [ExactKind, string][] => [
      ['target_type', type],
      ['target_id', id],
    ]),
  ]
  const texts = [
    action,
    ...textsOf(actor),
    ...targets.flatMap(textsOf),
    context.location,
    ...valuesOf(metadata),
    context.user_agent ?? '',
  ]
  return [
    ...exact.flatMap(([kind, value]) => (value === undefined ? [] : [exactTermIn(mark, kind, value)])),
    ...splitWords(texts.join(' '))
      .slice(0, mostWords)
      .map((word) => `${mark}:${word}`),
  ]
}

function textsOf({ id, name = '', type, metadata }: NewAuditEvent['actor']): string[] {
  return [id, name, type, ...valuesOf(metadata)]
}

function valuesOf(metadata: Metadata = {}): string[] {
  return Object.values(metadata).map(String)
}

export function exactTerm(scope: Scope, kind: ExactKind, value: string): string {
  return exactTermIn(markOf(scope), kind, value)
}

function exactTermIn(mark: string, kind: ExactKind, value: string): string {
  return `${mark}=${hash([kind, value])}`
}

/** @param word as {@link splitWords} gives it */
export function wordTerm(scope: Scope, word: string): string {
  return `${markOf(scope)}:${word}`
}

/** Two organizations with the same mark cost each other rows that are looked at in vain. */
function markOf({ environmentId, organizationId }: Scope): string {
  return hash([environmentId, organizationId]).slice(0, 5)
}

/** 16 characters: letters, digits, `-` and `_`. */
function hash(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url').slice(0, 16)
}
