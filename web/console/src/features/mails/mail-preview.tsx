import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { Act } from '../../ui/act.tsx'
import { ChoiceFilter } from '../../ui/filters.tsx'
import { chosen, colorSchemes, devices, languages } from '../../ui/languages.ts'
import { PreviewFrame } from '../../ui/preview-frame.tsx'
import { Failed } from '../../ui/states.tsx'
import { MailSwitch } from './mail-switch.tsx'
import styles from './mails.module.css'
import { type Mail, mailTexts } from './texts.ts'

export function MailPreview({ mail }: { mail: Mail }) {
  const { name } = mail
  const search = useSearch({ from: '/$environment/emails' })
  const locale = chosen(languages, search.language)
  const device = chosen(devices, search.device)
  const { operator } = useSession()
  const test = useChange('POST /environments/current/mails/{name}/test')
  const { data, error, refetch } = useRead('POST /environments/current/mails/{name}/preview', {
    path: { name },
    body: { locale, color_scheme: chosen(colorSchemes, search.colors) },
  })
  if (error !== null) return <Failed failure={error} retry={() => void refetch()} />
  return (
    <section aria-label={`Preview: ${mailTexts[name].title}`}>
      <div className={styles.controls}>
        <ChoiceFilter name="language" label="Language" value={locale} options={languages} isRequired />
        <ChoiceFilter
          name="colors"
          label="Colors"
          value={chosen(colorSchemes, search.colors)}
          options={colorSchemes}
          isRequired
        />
        <ChoiceFilter name="device" label="Device" value={device} options={devices} isRequired />
        <span className={styles.actions}>
          <MailSwitch mail={mail} />
          <Act change={test} input={{ path: { name }, body: { locale } }} done={`Sent a test to ${operator.email}.`}>
            Send me a test
          </Act>
        </span>
      </div>
      <p className={styles.subject}>
        <span>Subject</span> <strong>{data?.subject ?? '\u00a0'}</strong>
      </p>
      <PreviewFrame title="Preview of the email" html={data?.html} device={device} />
    </section>
  )
}
