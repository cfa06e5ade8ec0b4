import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { type Mail, mailTexts } from './texts.ts'

/** Turns an email off, for an application that sends its own, and on again. */
export function MailSwitch({ mail: { name, is_sent: isSent, disabled_by: disabledBy } }: { mail: Mail }) {
  const settings = useRead('GET /environments/current/sign_in_settings', {}, { enabled: disabledBy !== null })
  const change = useChange('PATCH /environments/current/sign_in_settings')
  const disabled = settings.data?.disabled_mails
  if (disabledBy === null || disabled === undefined) return null
  const { title } = mailTexts[name]
  return (
    <Act
      change={change}
      input={{
        seen: settings.data === undefined ? [] : [settings.data],
        body: { disabled_mails: isSent ? [...disabled, disabledBy] : disabled.filter((each) => each !== disabledBy) },
      }}
      done={isSent ? `Turned off “${title}”. Your application sends it now.` : `Turned on “${title}”.`}
    >
      {isSent ? 'Turn off' : 'Turn on'}
    </Act>
  )
}
