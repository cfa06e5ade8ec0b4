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
  const { environment, provider: name } = useParams({ from: '/$environment/social-providers/$provider' })
  // Another edition of the form has no secret in it any more.
  const [edition, setEdition] = useState(0)
  // There is no operation for one provider; they are a table of the server.
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
              actions={provider.client_id === null ? undefined : <Actions provider={provider} />}
            />
            <AtProvider provider={provider} />
            <Client key={edition} provider={provider} onSaved={() => setEdition((count) => count + 1)} />
          </>
        )
      }}
    </Shown>
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

function Actions({ provider: { provider, name, enabled } }: { provider: SocialProvider }) {
  const change = useChange('PATCH /environments/current/social_providers/{provider}')
  const remove = useChange('DELETE /environments/current/social_providers/{provider}')
  return (
    <>
      <Act
        change={change}
        input={{ path: { provider }, body: { enabled: !enabled } }}
        done={enabled ? `Turned off signing in with ${name}.` : `Users can sign in with ${name} now.`}
      >
        {enabled ? 'Disable' : 'Enable'}
      </Act>
      <Danger
        action="Remove"
        name={name}
        consequence="The client id and secret are deleted. Linked accounts stay, and work again once a client is set up."
        busy={remove.isPending}
        failure={remove.error}
        onConfirm={() =>
          remove.mutate({ path: { provider } }, { onSuccess: () => announce(`Removed the client of ${name}.`) })
        }
      />
    </>
  )
}
