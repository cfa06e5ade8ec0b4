import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { useChange, useRead } from '../../shell/query.ts'
import { Settled } from '../../shell/settled.tsx'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { CustomTargets } from './custom-targets.tsx'
import { Evaluation } from './evaluation.tsx'
import { Rule } from './rule.tsx'
import { Targets } from './targets.tsx'

export function FeatureFlagPage() {
  const { environment, slug } = useParams({ from: '/$environment/feature-flags/$slug' })
  const read = useRead('GET /feature-flags/{slug}', { path: { slug } })
  return (
    <Shown of={read}>
      {(flag) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/feature-flags" params={{ environment }}>
                Feature flags
              </Link>
            }
            title={flag.name}
            id={slug}
            state={<State value={flag.enabled ? 'enabled' : 'disabled'} />}
            actions={
              <>
                <Switch flag={flag} />
                <Delete flag={flag} />
              </>
            }
          />
          <Settled>
            <Rule flag={flag} />
            <Targets slug={slug} />
            <CustomTargets slug={slug} />
            <Evaluation slug={slug} />
          </Settled>
        </>
      )}
    </Shown>
  )
}

function Switch({ flag }: { flag: Answer<'GET /feature-flags/{slug}'> }) {
  const { slug, enabled } = flag
  const input = { seen: [flag], path: { slug } }
  const enable = useChange('PUT /feature-flags/{slug}/enable')
  const disable = useChange('PUT /feature-flags/{slug}/disable')
  return enabled ? (
    <Act change={disable} input={input} done="Disabled the flag.">
      Disable
    </Act>
  ) : (
    <Act change={enable} input={input} done="Enabled the flag.">
      Enable
    </Act>
  )
}

function Delete({ flag }: { flag: Answer<'GET /feature-flags/{slug}'> }) {
  const { slug, name } = flag
  const { environment } = useParams({ from: '/$environment/feature-flags/$slug' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /feature-flags/{slug}')
  return (
    <Danger
      action="Delete flag"
      name={name}
      consequence="Code that asks for it gets its own default. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [flag], path: { slug } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/feature-flags', params: { environment } })
            },
          },
        )
      }
    />
  )
}
