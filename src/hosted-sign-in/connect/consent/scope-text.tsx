import { withNode } from '#pages/kit/index.ts'
import type { Texts } from '../../texts/index.ts'

const known = new Set(['openid', 'profile', 'email', 'offline_access'])

function isKnown(scope: string): scope is 'openid' | 'profile' | 'email' | 'offline_access' {
  return known.has(scope)
}

/** What a scope means for the user. Those of applications have no words but their name. */
export function ScopeText({ scope, text }: { scope: string; text: Texts['connect']['consent'] }) {
  return <span>{isKnown(scope) ? text[scope] : withNode(text.otherScope, <bdi>{scope}</bdi>)}</span>
}
