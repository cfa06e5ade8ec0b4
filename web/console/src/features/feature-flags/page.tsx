import { Link, useNavigate, useParams } from '@tanstack/react-router'
import { useChange, useRead } from '../../shell/query.ts'
import { Act } from '../../ui/act.tsx'
import { State } from '../../ui/badge.tsx'
import { Danger } from '../../ui/danger.tsx'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { announce } from '../../ui/toasts.tsx'
import { Evaluation } from './evaluation.tsx'
import { Rule } from './rule.tsx'
import { Targets } from './targets.tsx'

export function FeatureFlagPage() {
  const { environment, slug } = useParams({ from: '/$environment/feature-flags/$slug' })
  const read = useRead('GET /feature-flags/{slug}', { path: { slug } })
  return (
    <Shown of={read}>
      {({ name, enabled }) => (
        <>
          <PageHead
            crumbs={
              <Link to="/$environment/feature-flags" params={{ environment }}>
                Feature flags
              </Link>
            }
            title={name}
            id={slug}
            state={<State value={enabled ? 'enabled' : 'disabled'} />}
            actions={
              <>
                <Switch slug={slug} enabled={enabled} />
                <Delete slug={slug} name={name} />
              </>
            }
          />
          <Rule slug={slug} />
          <Targets slug={slug} />
          <Evaluation slug={slug} />
        </>
      )}
    </Shown>
  )
}

function Switch({ slug, enabled }: { slug: string; enabled: boolean }) {
  const enable = useChange('PUT /feature-flags/{slug}/enable')
  const disable = useChange('PUT /feature-flags/{slug}/disable')
  return enabled ? (
    <Act change={disable} input={{ path: { slug } }} done="Disabled the flag.">
      Disable
    </Act>
  ) : (
    <Act change={enable} input={{ path: { slug } }} done="Enabled the flag.">
      Enable
    </Act>
  )
}

function Delete({ slug, name }: { slug: string; name: string }) {
  const { environment } = useParams({ from: '/$environment/feature-flags/$slug' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /feature-flags/{slug}')
  return (
    <Danger
      action="Delete flag"
      name={name}
      consequence="Code that asks for it gets its own default. This cannot be undone."
      isFinal
      busy={remove.isPending}
      failure={remove.error}
      onConfirm={() =>
        remove.mutate(
          { path: { slug } },
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
