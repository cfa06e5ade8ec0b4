import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card } from '../../ui/facts.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** This person's accounts at other services, which the application uses for them. */
export function PipesTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/pipes' })
  const read = useRead('GET /user_management/users/{user_id}/data_providers', { path: { user_id: id } })
  return (
    <Shown of={read}>
      {({ data }) =>
        data.length === 0 ? (
          <Empty title="No services">Services appear here once the environment has a pipe to them.</Empty>
        ) : (
          <Card title="Accounts at services">
            <Table
              label="Accounts at services"
              rows={data}
              keyOf={({ id: provider }) => provider}
              columns={[
                { name: 'Service', cell: ({ name }) => name },
                {
                  name: 'State',
                  cell: ({ connected_account: account }) =>
                    account === null ? <Missing /> : <State value={account.state} />,
                },
                {
                  name: 'Connected',
                  cell: ({ connected_account: account }) =>
                    account === null ? <Missing /> : <Time value={account.created_at} />,
                },
                {
                  name: 'Action',
                  cell: ({ slug, name, connected_account: account }) =>
                    account === null ? null : <Disconnect user={id} slug={slug} name={name} />,
                },
              ]}
            />
          </Card>
        )
      }
    </Shown>
  )
}

function Disconnect({ user, slug, name }: { user: string; slug: string; name: string }) {
  const remove = useChange('DELETE /user_management/users/{user_id}/connected_accounts/{slug}')
  return (
    <Danger
      action="Disconnect"
      name={name}
      consequence="The application can no longer use this account. The person can connect it again."
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { path: { user_id: user, slug } },
          { onSuccess: () => announce(`Disconnected the account at ${name}.`) },
        )
      }
    />
  )
}
