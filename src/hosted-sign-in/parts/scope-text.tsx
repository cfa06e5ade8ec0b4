import { type PageProps, withNode } from '#pages/kit/index.ts'
import { texts } from '../texts/index.ts'
import type { ScopeWords } from './scope-words.ts'

const known = new Set(['openid', 'profile', 'email', 'offline_access'])

function isKnown(scope: string): scope is 'openid' | 'profile' | 'email' | 'offline_access' {
  return known.has(scope)
}

interface ScopeTextProps extends PageProps {
  scope: string
  words?: ScopeWords | undefined
}

/** The meaning of a scope for the user: in our words, in the operator's, or by its name. */
export function ScopeText({ page, scope, words }: ScopeTextProps) {
  const text = texts.parts.scopes(page)
  if (isKnown(scope)) return <span>{text[scope]}</span>
  const own = words?.[scope]
  return own === undefined ? <span>{withNode(text.otherScope, <bdi>{scope}</bdi>)}</span> : <bdi>{own}</bdi>
}
