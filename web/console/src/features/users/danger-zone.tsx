import { useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useMay } from '../../shell/permissions.ts'
import { useChange } from '../../shell/query.ts'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { announce } from '../../ui/toasts.tsx'

type User = Answer<'GET /user_management/users/{id}'>

/** What cannot be undone. */
export function DangerZone({ user }: { user: User }) {
  const { id, email } = user
  const mayDelete = useMay('DELETE /user_management/users/{id}')
  const mayErase = useMay('POST /user_management/users/{id}/erase')
  if (!mayDelete && !mayErase) return null
  return (
    <Card title="Danger zone">
      <Facts>
        {mayDelete ? (
          <Fact name={<Delete user={user} />}>
            The user with everything they sign in with. What happened stays in events and logs.
          </Fact>
        ) : null}
        {mayErase ? (
          <Fact name={<Erase id={id} email={email} />}>
            The same, and their personal data in events, deliveries and mails. For a request by law.
          </Fact>
        ) : null}
      </Facts>
    </Card>
  )
}

function Delete({ user }: { user: User }) {
  const { id, email } = user
  const { environment } = useParams({ from: '/$environment/users/$user' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /user_management/users/{id}')
  return (
    <Danger
      action="Delete user"
      name={email}
      consequence="The user, their memberships, sessions, passkeys and second factors are deleted. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={(reason) =>
        remove.mutate(
          { seen: [user], path: { id }, ...(reason === undefined ? {} : { reason }) },
          {
            onSuccess: () => {
              announce(`Deleted ${email}.`)
              void navigate({ to: '/$environment/users', params: { environment } })
            },
          },
        )
      }
    />
  )
}

function Erase({ id, email }: { id: string; email: string }) {
  const { environment } = useParams({ from: '/$environment/users/$user' })
  const navigate = useNavigate()
  const erase = useChange('POST /user_management/users/{id}/erase')
  return (
    <Danger
      action="Erase user"
      name={email}
      consequence="The user is deleted at once, and their personal data is removed from all that is kept. This cannot be undone."
      isFinal
      asksReason
      change={erase}
      onConfirm={(reason) =>
        erase.mutate(
          { path: { id }, ...(reason === undefined ? {} : { reason }) },
          {
            onSuccess: ({ id: erasure }) =>
              void navigate({ to: '/$environment/erasures/$erasure', params: { environment, erasure } }),
          },
        )
      }
    />
  )
}
