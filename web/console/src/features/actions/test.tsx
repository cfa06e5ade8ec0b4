import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import type { ActionEndpoint } from './action-texts.ts'
import styles from './actions.module.css'

/** Asks an endpoint about a user who does not exist, and shows what it answers. */
export function Test({ id, onFailure }: { id: string; onFailure: ActionEndpoint['on_failure'] }) {
  const test = useChange('POST /action_endpoints/{id}/test')
  return (
    <div className={styles.test}>
      <Button change={test} busy={test.isPending} onClick={() => test.mutate({ path: { id } })}>
        Send test
      </Button>
      <span role="status">
        {test.isPending
          ? 'Waiting for its answer, for up to five seconds'
          : test.error !== null
            ? test.error.message
            : test.data === undefined
              ? 'Asks about Ada Lovelace, who is no user of yours. The answer has no effect.'
              : resultOf(test.data, onFailure)}
      </span>
    </div>
  )
}

interface Result {
  verdict: 'allow' | 'deny' | null
  error_message: string | null
  failure: string | null
}

function resultOf({ verdict, error_message: message, failure }: Result, onFailure: 'allow' | 'deny'): string {
  if (verdict === 'allow') return 'It allowed it.'
  if (verdict === 'deny') return message === null ? 'It denied it, without a message.' : `It denied it: “${message}”`
  return `${failure ?? 'No verdict.'} A sign-in would be ${onFailure === 'allow' ? 'allowed' : 'denied'}.`
}
