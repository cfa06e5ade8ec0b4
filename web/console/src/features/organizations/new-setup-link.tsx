import { useState } from 'react'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ChoiceField, Form, TextField } from '../../ui/form.tsx'
import { announce } from '../../ui/toasts.tsx'

const intents = [
  { value: 'sso', text: 'Single sign-on' },
  { value: 'dsync', text: 'Directory sync' },
  { value: 'domain_verification', text: 'Domain verification' },
  { value: 'audit_logs', text: 'Audit logs' },
  { value: 'log_streams', text: 'Log streams' },
  { value: 'certificate_renewal', text: 'Certificate renewal' },
  { value: 'bring_your_own_key', text: 'Own encryption key' },
] as const

/** Mails a link to the portal to the customer's administrator. The link itself is not shown: it would sign its reader in. */
export function NewSetupLink({ organization }: { organization: string }) {
  const [isOpen, setOpen] = useState(false)
  const create = useChange('POST /portal/setup_links')
  const close = (): void => setOpen(false)
  return (
    <>
      <Button change={create} onClick={() => setOpen(true)}>
        Send setup link
      </Button>
      <Dialog
        title="Send a setup link"
        description="The administrator gets a mail with a link to the portal. It counts for 30 days."
        isOpen={isOpen}
        onClose={close}
      >
        <Form
          action="Send link"
          change={create}
          secondary={<Button onClick={close}>Cancel</Button>}
          onSubmit={(values) => {
            const intent = intents.find(({ value }) => value === values.text('intent'))
            create.mutate(
              {
                body: {
                  organization,
                  it_contact_emails: [values.text('it_contact_emails')],
                  ...(intent === undefined ? {} : { intent: intent.value }),
                },
              },
              {
                onSuccess: ({ it_contact_emails: [email] }) => {
                  announce(`Sent a setup link to ${email}.`)
                  close()
                },
              },
            )
          }}
        >
          <TextField name="it_contact_emails" type="email" label="Email of the administrator" />
          <ChoiceField name="intent" label="For" options={intents} />
        </Form>
      </Dialog>
    </>
  )
}
