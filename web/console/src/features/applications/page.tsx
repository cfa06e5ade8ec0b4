import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { History } from '../../shell/history.tsx'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { Settled } from '../../shell/settled.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { FormDialog } from '../../ui/form-dialog.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Assertions } from './assertions.tsx'
import {
  type Application,
  CommonFields,
  commonMembers,
  LogoutFields,
  logoutMembers,
  ProfileField,
  profileInWords,
  profileMembers,
  RedirectField,
  redirectMembers,
} from './fields.tsx'
import { KeySet } from './key-set.tsx'
import { kindInWords } from './kind-in-words.ts'
import { Logouts } from './logouts.tsx'
import { Secrets } from './secrets.tsx'

export function ApplicationPage() {
  const { environment, application: id } = useParams({ from: '/$environment/applications/$application' })
  const read = useRead('GET /connect/applications/{id}', { path: { id } })
  return (
    <Shown of={read}>
      {(application) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/applications" params={{ environment }}>
                Applications
              </Link>
            }
            title={application.name}
            id={application.client_id}
            actions={
              <>
                <Edit application={application} />
                <Delete application={application} />
              </>
            }
          />
          <Settled>
            <About application={application} />
            <Secrets application={id} />
            <KeySet application={id} name={application.name} />
            {application.application_type === 'oauth' ? <Assertions application={application} /> : null}
            {application.application_type === 'oauth' && application.backchannel_logout_uri !== null ? (
              <Logouts application={id} />
            ) : null}
            <Card title="History">
              <History id={id} />
            </Card>
          </Settled>
        </>
      )}
    </Shown>
  )
}

function About({ application }: { application: Application }) {
  return (
    <Card title="Application">
      <Facts>
        <Fact name="Kind">{kindInWords(application)}</Fact>
        <Fact name="Description">{application.description || <Missing />}</Fact>
        {'organization_id' in application ? (
          <Fact name="Organization">
            <OrganizationLink id={application.organization_id} />
          </Fact>
        ) : null}
        <Fact name="Scopes">{application.scopes.join(', ') || <Missing />}</Fact>
        {application.application_type === 'oauth' ? (
          <>
            <Fact name="Redirect addresses">
              {application.redirect_uris.length === 0 ? (
                <Missing />
              ) : (
                application.redirect_uris.map(({ uri, default: isDefault }) => (
                  <div key={uri}>
                    <code>{uri}</code>{' '}
                    {isDefault && application.redirect_uris.length > 1 ? '(used without a name)' : ''}
                  </div>
                ))
              )}
            </Fact>
            <Fact name="Logout address">
              {application.backchannel_logout_uri === null ? (
                <Missing />
              ) : (
                <code>{application.backchannel_logout_uri}</code>
              )}
            </Fact>
            <Fact name="Proves itself by">{application.uses_pkce ? 'PKCE alone' : 'A secret or key'}</Fact>
          </>
        ) : null}
        <Fact name="Security profile">{profileInWords(application)}</Fact>
        <Fact name="Created">
          <Time value={application.created_at} precise />
        </Fact>
      </Facts>
    </Card>
  )
}

function Edit({ application }: { application: Application }) {
  const change = useChange('PUT /connect/applications/{id}')
  const isOauth = application.application_type === 'oauth'
  return (
    <FormDialog
      trigger="Edit"
      title={`Edit ${application.name}`}
      action="Save"
      change={change}
      of={[application]}
      toInput={(values) => ({
        seen: values.seen,
        path: { id: application.id },
        body: {
          ...commonMembers(values),
          ...profileMembers(values),
          ...(isOauth ? { ...redirectMembers(values), ...logoutMembers(values) } : {}),
        },
      })}
      done={({ name }) => `Saved ${name}.`}
    >
      <CommonFields application={application} />
      {isOauth ? (
        <>
          <RedirectField application={application} />
          <LogoutFields application={application} />
        </>
      ) : null}
      <ProfileField application={application} />
    </FormDialog>
  )
}

function Delete({ application }: { application: Application }) {
  const { id, name } = application
  const { environment } = useParams({ from: '/$environment/applications/$application' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /connect/applications/{id}')
  return (
    <Danger
      action="Delete application"
      name={name}
      consequence="Its secrets, tokens and the consents of users end. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [application], path: { id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/applications', params: { environment } })
            },
          },
        )
      }
    />
  )
}
