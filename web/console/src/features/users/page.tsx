import { Link, Outlet, useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { ButtonLink } from '../../ui/button.tsx'
import { PageHead, Tabs } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Impersonate } from './impersonate.tsx'
import { nameOf } from './name-of.ts'

export function UserPage() {
  const { environment, user: id } = useParams({ from: '/$environment/users/$user' })
  const read = useRead('GET /user_management/users/{id}', { path: { id } })
  const params = { environment, user: id }
  return (
    <Shown of={read}>
      {(user) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/users" params={{ environment }}>
                Users
              </Link>
            }
            title={nameOf(user) ?? user.email}
            id={id}
            actions={<Actions id={id} email={user.email} />}
          />
          <Tabs label="Parts of the user">
            <Link to="/$environment/users/$user" params={params} activeOptions={{ exact: true }}>
              Overview
            </Link>
            <Link to="/$environment/users/$user/sign-in" params={params}>
              Sign-in
            </Link>
            <Link to="/$environment/users/$user/memberships" params={params}>
              Memberships
            </Link>
            <Link to="/$environment/users/$user/sessions" params={params}>
              Sessions
            </Link>
            <Link to="/$environment/users/$user/applications" params={params}>
              Applications
            </Link>
            <Link to="/$environment/users/$user/flags" params={params}>
              Flags
            </Link>
            <Link to="/$environment/users/$user/api-keys" params={params}>
              Keys
            </Link>
            <Link to="/$environment/users/$user/pipes" params={params}>
              Pipes
            </Link>
            <Link to="/$environment/users/$user/events" params={params}>
              Events
            </Link>
            <Link to="/$environment/users/$user/mails" params={params}>
              Mails
            </Link>
            <Link to="/$environment/users/$user/radar" params={params}>
              Radar
            </Link>
            <Link to="/$environment/users/$user/history" params={params}>
              History
            </Link>
          </Tabs>
          <Outlet />
        </>
      )}
    </Shown>
  )
}

function Actions({ id, email }: { id: string; email: string }) {
  const { environment } = useParams({ from: '/$environment/users/$user' })
  const reset = useChange('POST /user_management/password_reset/send')
  return (
    <>
      <ButtonLink to="/$environment/diagnose" params={{ environment }} search={{ subject: id }}>
        Diagnose sign-in
      </ButtonLink>
      <Impersonate id={id} email={email} />
      <Act change={reset} input={{ body: { email } }} done={`Sent a link to reset the password to ${email}.`}>
        Send password reset
      </Act>
    </>
  )
}
