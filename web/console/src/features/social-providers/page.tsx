import { Link, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Copy } from '../../ui/copy.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Empty, Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Client } from './client.tsx'
import { type SocialProvider, stateOf } from './state-of.ts'

export function SocialProviderPage() {
  const { provider: name } = useParams({ from: '/$environment/social-providers/$provider' })
  // Those without a client are a table of the server, without an operation for each.
  const read = useRead('GET /environments/current/social_providers', {})
  return (
    <Shown of={read}>
      {({ data }) => {
        const provider = data.find((each) => each.provider === name)
        if (provider === undefined)
          return (
            <>
              <PageHead title={name} />
              <Empty title="No such provider">Gatehouse does not know this provider.</Empty>
            </>
          )
        return provider.client_id === null ? <Provider provider={provider} /> : <SetUp name={provider.provider} />
      }}
    </Shown>
  )
}

function SetUp({ name }: { name: SocialProvider['provider'] }) {
  const read = useRead('GET /environments/current/social_providers/{provider}', { path: { provider: name } })
  return <Shown of={read}>{(provider) => <Provider provider={provider} />}</Shown>
}

function Provider({ provider }: { provider: SocialProvider }) {
  const { environment } = useParams({ from: '/$environment/social-providers/$provider' })
  // Another edition of the form has no secret in it any more.
  const [edition, setEdition] = useState(0)
  return (
    <>
      <PageHead
        crumbs={
          <Link to="/$environment/social-providers" params={{ environment }}>
            Social providers
          </Link>
        }
        title={provider.name}
        id={provider.provider}
        state={<State value={stateOf(provider)} />}
        actions={provider.client_id === null ? undefined : <Actions stored={provider} />}
      />
      <AtProvider provider={provider} />
      <Client key={edition} provider={provider} onSaved={() => setEdition((count) => count + 1)} />
    </>
  )
}

function AtProvider({ provider }: { provider: SocialProvider }) {
  const { redirect_uri: address, entry_source: source, entry_status: status, name } = provider
  return (
    <Card title={`Register at ${name}`}>
      <Facts>
        <Fact name="Callback address">
          <Copy value={address} label="Copy address" />
        </Fact>
        <Fact name="Scopes">
          <code>{provider.scopes.join(' ')}</code>
        </Fact>
        <Fact name="Verified addresses">{provider.email_trust}</Fact>
        <Fact name="Documentation">
          <a href={source} target="_blank" rel="noreferrer">
            {source}
          </a>
          {status === 'verified' ? null : <p>Our settings were not checked against it. Test a sign-in first.</p>}
        </Fact>
      </Facts>
    </Card>
  )
}

function Actions({ stored }: { stored: SocialProvider }) {
  const { provider, name, enabled } = stored
  const seen = [stored]
  const change = useChange('PATCH /environments/current/social_providers/{provider}')
  const remove = useChange('DELETE /environments/current/social_providers/{provider}')
  return (
    <>
      <Act
        change={change}
        input={{ seen, path: { provider }, body: { enabled: !enabled } }}
        done={enabled ? `Turned off signing in with ${name}.` : `Users can sign in with ${name} now.`}
      >
        {enabled ? 'Disable' : 'Enable'}
      </Act>
      <Danger
        action="Remove"
        name={name}
        consequence="The client id and secret are deleted. Linked accounts stay, and work again once a client is set up."
        change={remove}
        onConfirm={() =>
          remove.mutate({ seen, path: { provider } }, { onSuccess: () => announce(`Removed the client of ${name}.`) })
        }
      />
    </>
  )
}
