import { useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useMay } from '../../shell/permissions.ts'
import { useChange } from '../../shell/query.ts'
import { Button } from '../../ui/button.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { saveFile } from '../../ui/save-file.ts'
import { announce } from '../../ui/toasts.tsx'

type User = Answer<'GET /user_management/users/{id}'>

/** What cannot be undone, and what shows all of a person. */
export function DangerZone({ user }: { user: User }) {
  const { id, email } = user
  const mayDelete = useMay('DELETE /user_management/users/{id}')
  const mayErase = useMay('POST /user_management/users/{id}/erase')
  const mayExport = useMay('POST /user_management/users/{id}/export')
  if (!mayDelete && !mayErase && !mayExport) return null
  return (
    <Card title="Danger zone">
      <Facts>
        {mayExport ? (
          <Fact name={<ExportData id={id} />}>
            Everything that is stored about them, as a file without secrets. For a request by law.
          </Fact>
        ) : null}
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

function ExportData({ id }: { id: string }) {
  const read = useChange('POST /user_management/users/{id}/export')
  return (
    <Button
      change={read}
      busy={read.isPending}
      onClick={() =>
        read.mutate(
          { path: { id } },
          {
            onSuccess: (content) => saveFile(`${id}.json`, JSON.stringify(content, null, 2)),
            onError: ({ message }) => announce(message, 'error'),
          },
        )
      }
    >
      Export data
    </Button>
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
