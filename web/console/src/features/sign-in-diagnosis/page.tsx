import { Link, useParams, useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Attempts } from './attempts.tsx'
import { Checks } from './checks.tsx'
import styles from './diagnosis.module.css'
import { Question } from './question.tsx'
import { type Diagnosis, methods } from './words.ts'

/** Why a person can't sign in: what would happen now, and what happened. */
export function SignInDiagnosisPage() {
  const { subject, ...search } = useSearch({ from: '/$environment/diagnose' })
  return (
    <>
      <PageHead title="Diagnose sign-in" />
      <Question />
      {subject === undefined ? (
        <Empty title="Why can’t this person sign in?">
          Enter who it is. Nothing is sent, counted or changed; that you looked is kept in the operator log.
        </Empty>
      ) : (
        <Result subject={subject} search={search} />
      )}
    </>
  )
}

function Result({ subject, search }: { subject: string; search: Narrowing }) {
  const { method, ...rest } = search
  const known = Object.keys(methods).find((each): each is keyof typeof methods => each === method)
  const read = useRead(
    'GET /sign_ins/diagnosis',
    { query: { subject, ...rest, ...(known === undefined ? {} : { method: known }) } },
    { isOnce: true },
  )
  return (
    <Shown of={read}>
      {(diagnosis) => (
        <div className={read.isPlaceholderData ? styles.stale : undefined}>
          <Answered diagnosis={diagnosis} />
          <Checks diagnosis={diagnosis} />
          <Attempts diagnosis={diagnosis} />
        </div>
      )}
    </Shown>
  )
}

/** Which sign-in of the person. */
type Narrowing = { [name in 'method' | 'organization_id' | 'redirect_uri' | 'ip_address']?: string }

const looks = {
  can_sign_in: styles.success,
  is_asked: styles.warning,
  cannot_sign_in: styles.error,
  unknown: undefined,
} as const

function Answered({ diagnosis: { result, sentence, user_id: user, supposed } }: { diagnosis: Diagnosis }) {
  const { environment } = useParams({ from: '/$environment/diagnose' })
  const { method, ip_address: address } = supposed
  return (
    <section className={[styles.answer, looks[result]].join(' ')} aria-label="Answer" aria-live="polite">
      <p className={styles.sentence}>{sentence}</p>
      <p className={styles.quiet}>
        {method === null ? '' : `Looked at: ${methods[method].toLowerCase()}`}
        {address === null || method === null ? '' : `, from ${address}`}
        {method === null ? '' : '. '}
        {user === null ? null : (
          <Link to="/$environment/users/$user" params={{ environment, user }}>
            Open the user
          </Link>
        )}
      </p>
    </section>
  )
}
