import type { Answer } from '../../api/client.ts'
import { useChange } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Button } from '../../ui/button.tsx'
import { CheckField, FieldGroup } from '../../ui/form.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { announce } from '../../ui/toasts.tsx'

export type SetupLink = Answer<'GET /portal/setup_links'>['data'][number]

const parts = [
  { value: 'sso', text: 'Single sign-on' },
  { value: 'directory_sync', text: 'Directory sync' },
  { value: 'domain_verification', text: 'Domain verification' },
  { value: 'log_streams', text: 'Log streams' },
  { value: 'bring_your_own_key', text: 'Own encryption key' },
] as const

interface Props {
  organization: string
  contact: string
  email: string
}

/** The parts of a link by the names that an invitation has for them. */
const partsOf = ({ intent, intents }: SetupLink) =>
  (intents ?? [intent]).map((each) => (each === 'dsync' ? 'directory_sync' : each))

/** Invites a contact into the portal; while an invitation is active, sends it again or takes it back. */
export function ContactInvitation({ link, ...props }: Props & { link: SetupLink | undefined }) {
  if (link === undefined) return <Invite {...props} />
  return (
    <>
      <SendAgain {...props} link={link} /> <Revoke {...props} />
    </>
  )
}

function Invite({ organization, contact, email }: Props) {
  const invite = useChange('POST /organizations/{organization_id}/it_contacts/{contact_id}/invite')
  return (
    <FormDialog
      trigger="Invite to portal"
      title={`Invite ${email}`}
      description="They get a mail with a link that opens these parts of the portal for 30 days. An organization has one invitation at a time."
      action="Send invitation"
      change={invite}
      toInput={(values) => ({
        path: { organization_id: organization, contact_id: contact },
        body: { intents: parts.map(({ value }) => value).filter((value) => values.isChecked(value)) },
      })}
      done={() => `Sent an invitation to ${email}.`}
    >
      <FieldGroup label="They may set up">
        {parts.map(({ value, text }) => (
          <CheckField key={value} name={value} label={text} defaultChecked={value === 'sso'} />
        ))}
      </FieldGroup>
    </FormDialog>
  )
}

/** The former link ends: another one is mailed for the same parts. */
function SendAgain({ organization, contact, email, link }: Props & { link: SetupLink }) {
  const path = { organization_id: organization, contact_id: contact }
  const revoke = useChange('POST /organizations/{organization_id}/it_contacts/{contact_id}/revoke')
  const invite = useChange('POST /organizations/{organization_id}/it_contacts/{contact_id}/invite')
  const former = partsOf(link)
  const intents = parts.map(({ value }) => value).filter((value) => former.includes(value))
  // Between the two, the invitation is gone and this button with it.
  const sendAgain = async (): Promise<void> => {
    try {
      await revoke.mutateAsync({ path })
      await invite.mutateAsync({ path, body: { intents } })
      announce(`Sent another invitation to ${email}.`)
    } catch (error) {
      announce(error instanceof Error ? error.message : String(error), 'error')
    }
  }
  if (intents.length === 0) return null
  return (
    <Button change={invite} busy={revoke.isPending || invite.isPending} onClick={() => void sendAgain()}>
      Send again
    </Button>
  )
}

function Revoke({ organization, contact, email }: Props) {
  const revoke = useChange('POST /organizations/{organization_id}/it_contacts/{contact_id}/revoke')
  return (
    <Act
      look="quiet"
      change={revoke}
      input={{ path: { organization_id: organization, contact_id: contact } }}
      done={`Revoked the invitation of ${email}.`}
    >
      Revoke
    </Act>
  )
}
