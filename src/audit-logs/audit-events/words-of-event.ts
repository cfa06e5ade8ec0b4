import type { Metadata } from '../audit-actions/index.ts'
import type { NewAuditEvent } from './schemas.ts'
import { splitWords } from './split-words.ts'

/**
 * Where a word of an event is from, as in `audit_log_terms` (migration 0275): the id, type or name of its actor, those of
 * its targets, both, or what else is searched.
 */
export const wordKinds = { actor: '@', target: '>', both: '*', other: ':' } as const

/** Characters of texts of the last kind; what comes behind finds no event. */
const mostCharacters = 8_192

/**
 * The words of an event that has letters beyond ASCII, behind their kinds and with spaces in between; null for one
 * without. PostgreSQL itself splits ASCII, which is the same in each of its releases and locales.
 */
export function wordsOfEvent({ action, actor, targets, context, metadata }: NewAuditEvent): string | null {
  const ofActor = [actor.id, actor.type, actor.name ?? ''].join(' ')
  const ofTargets = targets.flatMap(({ id, type, name = '' }) => [id, type, name]).join(' ')
  const others = [
    action,
    context.location,
    context.user_agent ?? '',
    ...[actor, ...targets, { metadata }].flatMap((each) => valuesOf(each.metadata)),
  ].join(' ')
  if (isAscii(ofActor) && isAscii(ofTargets) && isAscii(others)) return null
  const [actorWords, targetWords] = [new Set(splitWords(ofActor)), new Set(splitWords(ofTargets))]
  const kindOf = (word: string) => {
    if (!actorWords.has(word)) return targetWords.has(word) ? wordKinds.target : wordKinds.other
    return targetWords.has(word) ? wordKinds.both : wordKinds.actor
  }
  const words = new Set([...actorWords, ...targetWords, ...splitWords(others.slice(0, mostCharacters))])
  return [...words].map((word) => `${kindOf(word)}${word}`).join(' ')
}

function valuesOf(metadata: Metadata = {}): string[] {
  return Object.values(metadata).map(String)
}

function isAscii(text: string): boolean {
  return /^[\0-\x7f]*$/.test(text)
}
