import type { ReactNode } from 'react'
import { useChange } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { MaybeTime } from '../../ui/time.tsx'
import { NewCredentials } from './credentials.tsx'
import { stateOf, type Target } from './target-state.tsx'

/** Why a target gets nothing at the moment, and what to do about it. */
export function Advice({ target }: { target: Target }) {
  const { name, last_error: error, next_attempt_at: next } = target
  switch (stateOf(target)) {
    case 'active':
      return target.is_reconciling ? (
        <Card title="Comparing">
          <Note>Everyone is compared with what {name} has, page by page. What differs is pushed.</Note>
        </Card>
      ) : null
    case 'paused':
      return (
        <Card title="Paused">
          <Note>
            Nothing is pushed to {name}, also for people who lose their access. What changes meanwhile is pushed when
            you continue.
          </Note>
        </Card>
      )
    case 'waiting':
      return (
        <Card title="Waiting for the target" actions={<Again target={target}>Try now</Again>}>
          <Note>
            {error?.message} Nothing is lost: what changes meanwhile is pushed, in order, once {name} answers. Next
            attempt: <MaybeTime value={next} />.
          </Note>
        </Card>
      )
    case 'refused':
      return (
        <Card
          title="The target refused its credentials"
          actions={
            <>
              <Again target={target}>Try the present ones again</Again>
              <NewCredentials target={target} look="primary" />
            </>
          }
        >
          <Note>
            {error?.message} Nothing is pushed until you replace them, also for people who lose their access. Make a new
            token or secret in {name}, and enter it here.
          </Note>
        </Card>
      )
  }
}

/** Goes on at once, with the same credentials. */
function Again({ target, children }: { target: Target; children: ReactNode }) {
  const { id, name } = target
  const change = useChange('PATCH /scim_targets/{id}')
  return (
    <Act
      change={change}
      input={{ seen: [target], path: { id }, body: { state: 'active' } }}
      done={`Trying ${name} again.`}
    >
      {children}
    </Act>
  )
}
