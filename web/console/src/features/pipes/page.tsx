import { Link, useNavigate, useParams, useSearch } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Accounts } from './accounts.tsx'
import { EditIntegration } from './edit-integration.tsx'
import { methodInWords } from './method-in-words.ts'
import { type Ownership, ownershipOf } from './ownership.ts'

type Integration = Answer<'GET /data-integrations/{slug}'>

interface Of {
  integration: Integration
  ownership: Ownership
}

export function PipePage() {
  const { slug } = useParams({ from: '/$environment/pipes/$slug' })
  const { ownership } = useSearch({ from: '/$environment/pipes/$slug' })
  return ownershipOf(ownership) === 'user' ? <OfUsers slug={slug} /> : <OfOrganizations slug={slug} />
}

function OfUsers({ slug }: { slug: string }) {
  const read = useRead('GET /data-integrations/{slug}', { path: { slug } })
  return <Shown of={read}>{(integration) => <Page integration={integration} ownership="user" />}</Shown>
}

function OfOrganizations({ slug }: { slug: string }) {
  const read = useRead('GET /data-integrations/{slug}/organization', { path: { slug } })
  return <Shown of={read}>{(integration) => <Page integration={integration} ownership="organization" />}</Shown>
}

function Page({ integration, ownership }: Of) {
  const { environment } = useParams({ from: '/$environment/pipes/$slug' })
  const { slug, id, state, enabled, custom_provider: custom, credentials, scopes } = integration
  return (
    <>
      <PageHead
        crumbs={
          <Link to="/$environment/pipes" params={{ environment }}>
            Pipes
          </Link>
        }
        title={custom?.name ?? slug}
        id={id}
        state={<State value={enabled ? state : 'disabled'} />}
        actions={
          <>
            <EditIntegration integration={integration} ownership={ownership} />
            <Switch integration={integration} ownership={ownership} />
            <Delete integration={integration} ownership={ownership} />
          </>
        }
      />
      <Card title="Settings">
        <Facts>
          <Fact name="Slug">
            <code>{slug}</code>
          </Fact>
          <Fact name="Accounts of">{ownership === 'user' ? 'Users' : 'Organizations'}</Fact>
          <Fact name="Description">{integration.description ?? <Missing />}</Fact>
          <Fact name="Methods">{integration.auth_methods.map(methodInWords).join(', ')}</Fact>
          <Fact name="Scopes">{scopes?.join(', ') ?? "The service's own"}</Fact>
          <Fact name="Redirect address">
            <Copy value={integration.redirect_uri} label="Copy redirect address" />
          </Fact>
          <Fact name="Client id">{credentials?.client_id ?? <Missing />}</Fact>
          <Fact name="Client secret ends with">{credentials?.redacted_client_secret ?? <Missing />}</Fact>
          {custom === null ? null : (
            <>
              <Fact name="Authorization address">{custom.authorization_url ?? <Missing />}</Fact>
              <Fact name="Token address">{custom.token_url ?? <Missing />}</Fact>
            </>
          )}
          <Fact name="Created">
            <Time value={integration.created_at} precise />
          </Fact>
        </Facts>
      </Card>
      <Accounts slug={slug} ownership={ownership} />
    </>
  )
}

function Switch({ integration, ownership }: Of) {
  const { slug, enabled } = integration
  const ofUsers = useChange('PUT /data-integrations/{slug}')
  const ofOrganizations = useChange('PUT /data-integrations/{slug}/organization')
  return (
    <Act
      change={ownership === 'user' ? ofUsers : ofOrganizations}
      input={{ seen: [integration], path: { slug }, body: { enabled: !enabled } }}
      done={enabled ? 'No one can connect further accounts.' : 'Accounts can be connected.'}
    >
      {enabled ? 'Disable' : 'Enable'}
    </Act>
  )
}

function Delete({ integration, ownership }: Of) {
  const { slug } = integration
  const { environment } = useParams({ from: '/$environment/pipes/$slug' })
  const navigate = useNavigate()
  const ofUsers = useChange('DELETE /data-integrations/{slug}')
  const ofOrganizations = useChange('DELETE /data-integrations/{slug}/organization')
  const remove = ownership === 'user' ? ofUsers : ofOrganizations
  return (
    <Danger
      action="Delete"
      name={slug}
      consequence="Its connected accounts and their tokens are deleted with it. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [integration], path: { slug } },
          {
            onSuccess: () => {
              announce(`Deleted ${slug}.`)
              void navigate({ to: '/$environment/pipes', params: { environment } })
            },
          },
        )
      }
    />
  )
}
