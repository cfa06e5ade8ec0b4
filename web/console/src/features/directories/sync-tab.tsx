import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** How the people of the directory come here: we read them, or the provider sends them. */
export function SyncTab() {
  const { directory: id } = useParams({ from: '/$environment/directories/$directory/sync' })
  const read = useRead('GET /directories/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {({ type, external_key: key }) =>
        type === 'gsuite directory' || type === 'bamboohr' ? (
          <Reading id={id} />
        ) : (
          <>
            <Card title="Enter at the provider">
              <Facts>
                <Fact name="Endpoint">
                  <Copy value={`${location.origin}/scim/v2.0/${key}`} label="Copy endpoint" />
                </Fact>
                <Fact name="Token">The one that was shown when it was created. Create another below if it's lost.</Fact>
              </Facts>
            </Card>
            <Tokens id={id} />
          </>
        )
      }
    </Shown>
  )
}

function Reading({ id }: { id: string }) {
  const read = useRead('GET /directories/{id}/sync', { path: { id } }, { runs: (sync) => sync.is_running })
  const request = useChange('POST /directories/{id}/sync')
  return (
    <Card
      title="Reading"
      actions={
        <Act look="primary" change={request} input={{ path: { id } }} done="The directory is read as soon as possible.">
          Sync now
        </Act>
      }
    >
      <Shown of={read} rows={3}>
        {({ is_running: isRunning, last_run: last, failed_runs: failed, next_run_at: next }) => (
          <Facts>
            <Fact name="State">
              <State value={isRunning ? 'running' : (last?.outcome ?? 'not read yet')} />
            </Fact>
            <Fact name="Last read">
              <MaybeTime value={last?.ended_at} />
            </Fact>
            <Fact name="Cause of the failure">{last?.error?.message ?? <Missing />}</Fact>
            <Fact name="The provider said">{last?.error?.said ?? <Missing />}</Fact>
            <Fact name="Failed in a row">{failed === 0 ? <Missing /> : failed}</Fact>
            <Fact name="Users">{last === null ? <Missing /> : counted(last.users)}</Fact>
            <Fact name="Groups">{last === null ? <Missing /> : counted(last.groups)}</Fact>
            <Fact name="Next read">
              <MaybeTime value={next} />
            </Fact>
          </Facts>
        )}
      </Shown>
    </Card>
  )
}

const counted = (count: { read: number; created: number; updated: number; deleted: number; refused: number }) =>
  `${count.read} read, ${count.created} new, ${count.updated} changed, ${count.deleted} deleted, ${count.refused} refused`

/** A provider that sends changes proves itself with a token; two can be used at a time, for a change without a gap. */
function Tokens({ id }: { id: string }) {
  const path = { id }
  const read = useRead('GET /directories/{id}/tokens', { path })
  const create = useChange('POST /directories/{id}/tokens')
  const revoke = useChange('DELETE /directories/{id}/tokens/{token_id}')
  return (
    <Card
      title="Tokens of the provider"
      actions={
        <FormDialog
          trigger="Create token"
          title="Create a token"
          description="The provider sends users and groups with it, as they change."
          action="Create token"
          change={create}
          toInput={() => ({ path })}
          done={() => 'Created a token.'}
          result={({ bearer_token: token }) => (
            <>
              <p>Copy it now and enter it at the provider. You won't see it again.</p>
              <Copy value={token} label="Copy token" />
            </>
          )}
        >
          {null}
        </FormDialog>
      }
    >
      <Shown of={read} rows={2}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None. The provider cannot send anything.</Note>
          ) : (
            <Table
              label="Tokens"
              rows={data}
              keyOf={(token) => token.id}
              columns={[
                { name: 'Ends with', cell: (token) => <code>{token.token_suffix}</code> },
                { name: 'Last used', cell: (token) => <MaybeTime value={token.last_used_at} /> },
                { name: 'Created', cell: (token) => <Time value={token.created_at} /> },
                {
                  name: 'Action',
                  cell: (token) => (
                    <Danger
                      action="Revoke"
                      name={token.token_suffix}
                      consequence="What the provider sends with it is refused at once."
                      change={revoke}
                      onConfirm={() =>
                        revoke.mutate(
                          { path: { id, token_id: token.id } },
                          { onSuccess: () => announce('Revoked the token.') },
                        )
                      }
                    />
                  ),
                },
              ]}
            />
          )
        }
      </Shown>
    </Card>
  )
}
