import { useSearch } from '@tanstack/react-router'
import { useRead } from '../../shell/query.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Split } from '../../ui/split.tsx'
import { Shown } from '../../ui/states.tsx'
import { MailChoice } from './mail-choice.tsx'
import { MailPreview } from './mail-preview.tsx'

/** The emails that Gatehouse sends: which, how they look, and a test of each. */
export function MailsPage() {
  const { mail } = useSearch({ from: '/$environment/emails' })
  const read = useRead('GET /environments/current/mails', {})
  return (
    <>
      <PageHead title="Emails" />
      <Shown of={read}>
        {({ data }) => {
          const shown = data.find(({ name }) => name === mail) ?? data[0]
          return shown === undefined ? null : (
            <Split beside={<MailPreview mail={shown} />}>
              <MailChoice mails={data} shown={shown.name} />
            </Split>
          )
        }}
      </Shown>
    </>
  )
}
