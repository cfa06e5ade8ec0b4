import { useSearch } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { useSession } from '../../shell/session.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { List } from '../../ui/list.tsx'
import { Empty } from '../../ui/states.tsx'
import { MaybeTime, Missing } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Roles } from './roles.tsx'

export function OperatorList({ system }: { system: string }) {
  const search = useSearch({ from: '/$environment/operators' })
  const read = useRead('GET /operators', { query: { ...search, limit: 50 } }, { environment: system })
  const invite = useChange('POST /operators/{id}/invite', { environment: system })
  const names = useEnvironmentNames()
  return (
    <List
      label="Operators"
      read={read}
      keyOf={({ id }) => id}
      empty={<Empty title="No operators">Invite your colleagues with the button above.</Empty>}
      columns={[
        { name: 'Email', cell: ({ email }) => email },
        { name: 'Name', cell: ({ name }) => name ?? <Missing /> },
        {
          name: 'Roles',
          cell: ({ roles }) =>
            roles
              .map(({ environment_id: id, role }) => `${role} of ${id === null ? 'everything' : names(id)}`)
              .join(', '),
        },
        { name: 'Last sign-in', cell: (operator) => <MaybeTime value={operator.last_sign_in_at} /> },
        {
          name: 'Action',
          cell: ({ id, email, user_id: user }) => (
            <>
              <Roles system={system} id={id} email={email} />{' '}
              {user === null ? (
                <Act change={invite} input={{ path: { id } }} done={`Sent the invitation to ${email} again.`}>
                  Resend
                </Act>
              ) : null}{' '}
              <Remove system={system} id={id} email={email} />
            </>
          ),
        },
      ]}
    />
  )
}

function useEnvironmentNames(): (id: string) => string {
  const { environments } = useSession()
  return (id) => environments.find((environment) => environment.id === id)?.name ?? id
}

function Remove({ system, id, email }: { system: string; id: string; email: string }) {
  const remove = useChange('DELETE /operators/{id}', { environment: system })
  return (
    <Danger
      action="Remove"
      name={email}
      consequence="Their next call is refused. What they changed stays in the log."
      change={remove}
      onConfirm={() => remove.mutate({ path: { id } }, { onSuccess: () => announce(`Removed ${email}.`) })}
    />
  )
}
