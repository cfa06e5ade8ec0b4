import type { SourceFailureCause } from '#directory-sync/pulled-directories/index.ts'
import type { Reader } from '#pages/kit/index.ts'
import type { RequestStage } from '#platform/outgoing/errors.ts'
import { stageText } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'

/** Why a provider could not be read. */
export interface SourceFailure {
  code: SourceFailureCause
  /** What the provider itself said. */
  said?: string | undefined
  /** How far the request came. */
  stage?: RequestStage | undefined
  /** Of an answer that is an error. */
  status?: number | undefined
}

type Field = 'service_account_key' | 'admin_email' | 'api_key' | 'group_filter'
type Remedy = { cure: keyof ReturnType<typeof texts.source>['cures']; field?: Field }

/** What Google says where something has not been set up, and the field that it is about. */
const said: readonly [RegExp, Remedy][] = [
  [/unauthorized_client|access_denied/i, { cure: 'scopes' }],
  [/invalid email or user id/i, { cure: 'user', field: 'admin_email' }],
  [
    /invalid jwt signature|account not found|invalid_grant: invalid signature/i,
    { cure: 'key', field: 'service_account_key' },
  ],
  [/has not been used|is disabled|accessnotconfigured/i, { cure: 'api' }],
  [/not authorized/i, { cure: 'admin', field: 'admin_email' }],
]

/** What to do about it, and the field of the form that it belongs to, where one is known. */
export function describeFailure(page: Reader, provider: string, type: string, failure: SourceFailure) {
  const { code, said: words = '', stage, status } = failure
  const text = texts.source(page)
  const quote = words === '' ? undefined : text.says(provider, words)
  const cure = code === 'credentials_refused' ? remedyOf(type, words) : undefined
  const field = code === 'group_not_found' ? ('group_filter' as const) : cure?.field
  const what = cure === undefined ? text.causes[code](provider) : text.cures[cure.cure]
  const reached = stage !== undefined && isUnclear(code) ? stageText(page, stage, status) : undefined
  return { field, words: [what, reached, quote].filter(Boolean).join(' ') }
}

/** Whether a cause leaves open what failed on the way; of the others, the provider has answered. */
function isUnclear(code: SourceFailureCause): boolean {
  return code === 'unreachable' || code === 'throttled' || code === 'unexpected_answer'
}

function remedyOf(type: string, words: string): Remedy | undefined {
  if (type === 'bamboohr') return { cure: 'company', field: 'api_key' }
  return said.find(([pattern]) => pattern.test(words))?.[1]
}
