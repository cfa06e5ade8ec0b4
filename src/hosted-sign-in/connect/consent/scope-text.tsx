import { withNode } from '#pages/kit/index.ts'
import type { ScopeWords } from '../../parts/index.ts'
import type { Texts } from '../../texts/en.ts'

const known = new Set(['openid', 'profile', 'email', 'offline_access'])

function isKnown(scope: string): scope is 'openid' | 'profile' | 'email' | 'offline_access' {
  return known.has(scope)
}

interface ScopeTextProps {
  scope: string
  words?: ScopeWords | undefined
  text: Texts['connect']['consent']
}

/** What a scope means for the user: in our words, in those of the operator, or by its name. */
export function ScopeText({ scope, words, text }: ScopeTextProps) {
  if (isKnown(scope)) return <span>{text[scope]}</span>
  const own = words?.[scope]
  return own === undefined ? <span>{withNode(text.otherScope, <bdi>{scope}</bdi>)}</span> : <bdi>{own}</bdi>
}
