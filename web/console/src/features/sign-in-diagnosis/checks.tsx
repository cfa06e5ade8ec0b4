import { Link, useParams } from '@tanstack/react-router'
import { Badge } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import { Time } from '../../ui/time.tsx'
import { CureOf } from './cure.tsx'
import styles from './diagnosis.module.css'
import { type Check, checkTitles, type Diagnosis, outcomes } from './words.ts'

const tones = { passes: 'success', stops: 'error', asks: 'warning', not_tested: 'neutral' } as const

/** What a sign-in depends on, in the order of a sign-in. */
export function Checks({ diagnosis: { checks, email } }: { diagnosis: Diagnosis }) {
  return (
    <Card title="Checks">
      <ol className={styles.checks}>
        {checks.map((check) => (
          <li key={check.name} className={styles.check}>
            <Badge tone={tones[check.outcome]}>{outcomes[check.outcome]}</Badge>
            <div className={styles.what}>
              <h3>{checkTitles[check.name]}</h3>
              <p>{check.message}</p>
              <Changed changed={check.changed} />
              {check.cure === null ? null : <CureOf cure={check.cure} email={email} />}
            </div>
          </li>
        ))}
      </ol>
    </Card>
  )
}

function Changed({ changed }: { changed: Check['changed'] }) {
  const { environment } = useParams({ from: '/$environment/diagnose' })
  if (changed === null) return null
  return (
    <p className={styles.quiet}>
      Changed <Time value={changed.at} /> by {changed.by ?? 'no one who is known'}.{' '}
      <Link to="/$environment/operator-log" params={{ environment }} search={{ entry: changed.entry_id }}>
        See the change
      </Link>
    </p>
  )
}
