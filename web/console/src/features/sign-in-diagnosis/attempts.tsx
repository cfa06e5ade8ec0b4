import { Badge } from '../../ui/badge.tsx'
import { browserInWords } from '../../ui/browser-in-words.ts'
import { Card } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Time } from '../../ui/time.tsx'
import { CureOf } from './cure.tsx'
import styles from './diagnosis.module.css'
import { type Attempt, attemptTitle, type Diagnosis } from './words.ts'

const shown = {
  succeeded: { tone: 'success', text: 'Succeeded' },
  failed: { tone: 'error', text: 'Failed' },
  pending: { tone: 'warning', text: 'Not finished' },
} as const

/** What happened before, newest first. */
export function Attempts({ diagnosis: { attempts, email } }: { diagnosis: Diagnosis }) {
  return (
    <Card title="Last attempts">
      {attempts.length === 0 ? (
        <Note>Nothing happened in the time for which events are kept.</Note>
      ) : (
        <ol className={styles.checks}>
          {attempts.map((attempt, index) => (
            <li key={`${attempt.name} ${attempt.id} ${attempt.at}`} className={styles.check}>
              <Badge tone={shown[attempt.outcome].tone}>{shown[attempt.outcome].text}</Badge>
              <div className={styles.what}>
                <h3>
                  {attemptTitle(attempt)} <span className={styles.quiet}>{<Time value={attempt.at} />}</span>
                </h3>
                {attempt.message === null ? null : <p>{attempt.message}</p>}
                <Origin attempt={attempt} />
                {attempt.cure === null || isSaidBefore(attempts, index) ? null : (
                  <CureOf cure={attempt.cure} email={email} />
                )}
              </div>
            </li>
          ))}
        </ol>
      )}
    </Card>
  )
}

/** Whether a later attempt, which stands above, has the same cure. */
function isSaidBefore(attempts: readonly Attempt[], index: number): boolean {
  return attempts.slice(0, index).some(({ cure }) => cure?.text === attempts[index]?.cure?.text)
}

function Origin({ attempt: { ip_address: address, user_agent: agent } }: { attempt: Attempt }) {
  if (address === null && agent === null) return null
  return (
    <p className={styles.quiet} title={agent ?? undefined}>
      {address === null ? 'From' : `From ${address}`}
      {agent === null ? '' : ` with ${browserInWords(agent)}`}
    </p>
  )
}
