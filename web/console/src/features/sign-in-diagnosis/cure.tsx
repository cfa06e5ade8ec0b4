import { Link, useParams } from '@tanstack/react-router'
import { useChange } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import styles from './diagnosis.module.css'
import type { Check } from './words.ts'

type Given = NonNullable<Check['cure']>

/** What to do about something: a sentence, and the way to do it where the operator may. */
export function CureOf({ cure, email }: { cure: Given; email: string | null }) {
  return (
    <p className={styles.cure}>
      <span>{cure.text}</span> <Way cure={cure} email={email} />
    </p>
  )
}

function Way({ cure: { action, id }, email }: { cure: Given; email: string | null }) {
  const { environment } = useParams({ from: '/$environment/diagnose' })
  const params = { environment }
  if (action === 'open_connection' && id !== null)
    return (
      <Link to="/$environment/connections/$connection/attempts" params={{ ...params, connection: id }}>
        Open the connection
      </Link>
    )
  if (action === 'open_organization' && id !== null)
    return (
      <Link to="/$environment/organizations/$organization/policy" params={{ ...params, organization: id }}>
        Open the organization
      </Link>
    )
  if (action === 'open_user' && id !== null)
    return (
      <Link to="/$environment/users/$user/sign-in" params={{ ...params, user: id }}>
        Open the user
      </Link>
    )
  if (action === 'open_radar')
    return (
      <Link to="/$environment/radar" params={params}>
        Open Radar
      </Link>
    )
  if (action === 'open_messages')
    return (
      <Link to="/$environment/messages" params={params}>
        Open the messages
      </Link>
    )
  if (action === 'open_sign_in_settings' || action === 'open_redirect_uris')
    return (
      <Link to="/$environment/settings" params={params}>
        Open the settings
      </Link>
    )
  if (action === 'reset_limits' && id !== null) return <Unlock user={id} />
  if (action === 'send_password_reset' && email !== null) return <SendReset email={email} />
  if (action === 'invite_user' && email !== null) return <Invite email={email} />
  return null
}

function Unlock({ user }: { user: string }) {
  const reset = useChange('DELETE /user_management/users/{id}/guess_limits')
  return (
    <Act change={reset} input={{ path: { id: user } }} done="They can try again at once.">
      Unlock
    </Act>
  )
}

function SendReset({ email }: { email: string }) {
  const send = useChange('POST /user_management/password_reset/send')
  return (
    <Act change={send} input={{ body: { email } }} done={`Sent a link to reset the password to ${email}.`}>
      Send password reset
    </Act>
  )
}

function Invite({ email }: { email: string }) {
  const invite = useChange('POST /user_management/invitations')
  return (
    <Act change={invite} input={{ body: { email } }} done={`Sent an invitation to ${email}.`}>
      Send invitation
    </Act>
  )
}
