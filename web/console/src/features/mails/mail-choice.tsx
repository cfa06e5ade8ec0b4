import { Link } from '@tanstack/react-router'
import { State } from '../../ui/badge.tsx'
import { Card } from '../../ui/facts.tsx'
import styles from './mails.module.css'
import { type Mail, mailTexts } from './texts.ts'

export function MailChoice({ mails, shown }: { mails: readonly Mail[]; shown: Mail['name'] }) {
  return (
    <Card title="Emails">
      <ul>
        {mails.map(({ name, is_sent: isSent }) => (
          <li key={name} className={styles.row}>
            <Link
              to="."
              search={(search) => ({ ...search, mail: name })}
              replace
              className={styles.mail}
              aria-current={name === shown ? 'true' : undefined}
            >
              <span>
                <span className={styles.title}>{mailTexts[name].title}</span>
                <span className={styles.when}>{mailTexts[name].when}</span>
              </span>
              {isSent ? null : <State value="Off" />}
            </Link>
          </li>
        ))}
      </ul>
    </Card>
  )
}
