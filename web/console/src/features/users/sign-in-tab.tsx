import { useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { Note } from '../../ui/note.tsx'
import { Shown } from '../../ui/states.tsx'
import { Table } from '../../ui/table.tsx'
import { MaybeTime, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'

/** With what this person can sign in. */
export function SignInTab() {
  const { user: id } = useParams({ from: '/$environment/users/$user/sign-in' })
  return (
    <>
      <Send id={id} />
      <Factors id={id} />
      <Passkeys id={id} />
      <Identities id={id} />
      <RecoveryCodes id={id} />
      <Limits id={id} />
    </>
  )
}

/** Mails by which this person gets in or proves their address. What they hold is for them alone. */
function Send({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{id}', { path: { id } })
  const code = useChange('POST /user_management/magic_auth/send')
  const verification = useChange('POST /user_management/users/{id}/email_verification/send')
  return (
    <Shown of={read} rows={1}>
      {({ email, email_verified: isVerified }) => (
        <Card
          title="Send a mail"
          actions={
            <>
              <Act change={code} input={{ body: { email } }} done={`Sent a code to ${email}.`}>
                Send sign-in code
              </Act>
              {isVerified ? null : (
                <Act change={verification} input={{ path: { id } }} done={`Sent a code to ${email}.`}>
                  Send verification code
                </Act>
              )}
            </>
          }
        >
          <Note>{isVerified ? `${email} is verified.` : `${email} was never verified.`}</Note>
        </Card>
      )}
    </Shown>
  )
}

function Factors({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{userlandUserId}/auth_factors', { path: { userlandUserId: id } })
  const remove = useChange('DELETE /auth/factors/{id}')
  return (
    <Card title="Second factors">
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None enrolled.</Note>
          ) : (
            <Table
              label="Second factors"
              rows={data}
              keyOf={(factor) => factor.id}
              columns={[
                { name: 'Kind', cell: ({ type }) => (type === 'sms' ? 'Text message' : 'Authenticator app') },
                { name: 'Enrolled', cell: (factor) => <Time value={factor.created_at} /> },
                {
                  name: 'Action',
                  cell: (factor) => (
                    <Danger
                      action="Remove"
                      name="second factor"
                      consequence="The person signs in without it, and enrols another one where one is required."
                      asksReason
                      change={remove}
                      onConfirm={(reason) =>
                        remove.mutate(
                          { path: { id: factor.id }, ...(reason === undefined ? {} : { reason }) },
                          { onSuccess: () => announce('Removed the second factor.') },
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

function Passkeys({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{id}/passkeys', { path: { id } })
  const remove = useChange('DELETE /user_management/passkeys/{id}')
  return (
    <Card title="Passkeys">
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>None.</Note>
          ) : (
            <Table
              label="Passkeys"
              rows={data}
              keyOf={(passkey) => passkey.id}
              columns={[
                { name: 'Added', cell: (passkey) => <Time value={passkey.created_at} /> },
                { name: 'Last used', cell: (passkey) => <MaybeTime value={passkey.last_used_at} /> },
                { name: 'Backed up', cell: (passkey) => (passkey.is_backed_up ? 'Yes' : 'No') },
                {
                  name: 'Action',
                  cell: (passkey) => (
                    <Danger
                      action="Remove"
                      name="passkey"
                      consequence="The person can no longer sign in with this passkey."
                      asksReason
                      change={remove}
                      onConfirm={(reason) =>
                        remove.mutate(
                          { path: { id: passkey.id }, ...(reason === undefined ? {} : { reason }) },
                          { onSuccess: () => announce('Removed the passkey.') },
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

function Identities({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{id}/identities', { path: { id } })
  return (
    <Card title="Accounts at providers">
      <Shown of={read} rows={1}>
        {(identities) =>
          identities.length === 0 ? (
            <Note>None linked.</Note>
          ) : (
            <Facts>
              {identities.map(({ provider, idp_id: subject }) => (
                <Fact key={subject} name={provider.replace('OAuth', '')}>
                  {subject}
                </Fact>
              ))}
            </Facts>
          )
        }
      </Shown>
    </Card>
  )
}

function RecoveryCodes({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{id}/recovery_codes', { path: { id } })
  return (
    <Card title="Recovery codes">
      <Shown of={read} rows={1}>
        {({ remaining }) => <Note>{remaining === 0 ? 'None left.' : `${remaining} left.`}</Note>}
      </Shown>
    </Card>
  )
}

function Limits({ id }: { id: string }) {
  const read = useRead('GET /user_management/users/{id}/guess_limits', { path: { id } })
  const reset = useChange('DELETE /user_management/users/{id}/guess_limits')
  const unlock = (
    <Act change={reset} input={{ path: { id } }} done="They can try again at once.">
      Unlock
    </Act>
  )
  return (
    <Card title="Limits" actions={read.data?.data.length ? unlock : null}>
      <Shown of={read} rows={1}>
        {({ data }) =>
          data.length === 0 ? (
            <Note>Nothing is counted now.</Note>
          ) : (
            <Facts>
              {data.map(({ name, counts, count, limit, window_ends_at: end }) => (
                <Fact key={`${name} ${counts}`} name={`${count} of ${limit}`}>
                  {counts}, until <Time value={end} precise />
                </Fact>
              ))}
            </Facts>
          )
        }
      </Shown>
    </Card>
  )
}
