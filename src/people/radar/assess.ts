import type { Context } from '#platform/context.ts'
import type { AttemptFacts } from './attempt-facts.ts'
import type { Finding } from './controls/control.ts'
import { controls } from './controls/index.ts'
import { listsOf } from './lists.ts'
import { locationOf } from './location.ts'
import type { Verdict } from './schemas.ts'
import type { RadarSettings } from './settings.ts'

/** The findings about an attempt, and the verdict. */
export interface Assessment {
  verdict: Verdict
  /** In words, for the application. */
  reason: string
  /** The reason for the verdict; also a finding that is only logged. */
  finding?: Finding
}

const weights = { log: 0, notify: 0, challenge: 1, block: 2 }
const verdictOf = { log: 'allow', notify: 'allow', challenge: 'challenge', block: 'block' } as const

/**
 * Assesses an attempt with every enabled control. An allow list overrides all findings; otherwise the strictest action
 * counts. Changes nothing.
 */
export async function assess(ctx: Context, settings: RadarSettings, facts: AttemptFacts): Promise<Assessment> {
  const location = locationOf(ctx, facts)
  const lists = await listsOf(ctx, facts, location)
  const allowed = lists.find(({ action }) => action === 'allow')
  if (allowed !== undefined) return { verdict: 'allow', reason: `On the allow list of type ${allowed.type}` }

  const evidence = { facts, location, lists }
  const found = await Promise.all(
    controls.map(async (control) => {
      const action = settings[control.name]
      const finding = action === 'off' ? undefined : await control.detect(ctx, evidence)
      return finding === undefined || action === 'off' ? [] : [{ action, finding }]
    }),
  )
  const [worst] = found.flat().sort((a, b) => weights[b.action] - weights[a.action])
  if (worst === undefined) return { verdict: 'allow', reason: 'No risk was found' }
  return { verdict: verdictOf[worst.action], reason: worst.finding.reason, finding: worst.finding }
}
