import { useChange } from '../../shell/query.ts'
import { ChoiceField, TextField } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'

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
  const create = useChange('POST /portal/setup_links')
  return (
    <FormDialog
      trigger="Send setup link"
      title="Send a setup link"
      description="The administrator gets a mail with a link to the portal. It counts for 30 days."
      action="Send link"
      change={create}
      toInput={(values) => {
        const intent = intents.find(({ value }) => value === values.text('intent'))
        return {
          body: {
            organization,
            it_contact_emails: [values.text('it_contact_emails')],
            ...(intent === undefined ? {} : { intent: intent.value }),
          },
        }
      }}
      done={({ it_contact_emails: [email] }) => `Sent a setup link to ${email}.`}
    >
      <TextField name="it_contact_emails" type="email" label="Email of the administrator" />
      <ChoiceField name="intent" label="For" options={intents} />
    </FormDialog>
  )
}
