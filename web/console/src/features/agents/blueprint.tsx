import { Link, useNavigate, useParams } from '@tanstack/react-router'
import type { Answer } from '../../api/client.ts'
import { OrganizationLink } from '../../shell/object-name.tsx'
import { useChange, useRead } from '../../shell/query.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { Danger } from '../../ui/danger.tsx'
import { Card, Fact, Facts } from '../../ui/facts.tsx'
import { lengthInWords } from '../../ui/length-in-words.ts'
import { PageHead } from '../../ui/object-page.tsx'
import { Shown } from '../../ui/states.tsx'
import { Missing, Time } from '../../ui/time.tsx'
import { announce } from '../../ui/toasts.tsx'
import { EditBlueprint } from './blueprint-form.tsx'

export function BlueprintPage() {
  const { environment, blueprint: id } = useParams({ from: '/$environment/agents/$blueprint' })
  const read = useRead('GET /agents/blueprints/{agent_blueprint_id}', { path: { agent_blueprint_id: id } })
  return (
    <Shown of={read}>
      {(blueprint) => {
        const { name, description, invocable_by: by, session_settings: session } = blueprint
        const { delegated, autonomous } = blueprint.permissions_by_instance_type
        return (
          <>
            <PageHead
              crumbs={
                <Link to="/$environment/agents" params={{ environment }}>
                  Agents
                </Link>
              }
              title={name}
              id={id}
              actions={
                <>
                  <ButtonLink
                    to="/$environment/agents/sessions"
                    params={{ environment }}
                    search={{ agent_blueprint_id: id }}
                  >
                    Sessions
                  </ButtonLink>
                  <EditBlueprint blueprint={blueprint} />
                  <Delete blueprint={blueprint} />
                </>
              }
            />
            <Card title="Blueprint">
              <Facts>
                <Fact name="Description">{description ?? <Missing />}</Fact>
                <Fact name="May do for a user">{delegated.join(', ') || <Missing />}</Fact>
                <Fact name="May do by itself">{autonomous.join(', ') || <Missing />}</Fact>
                <Fact name="Roles that may use it">{by.role_slugs.join(', ') || 'Every member'}</Fact>
                <Fact name="Organizations">
                  {by.organization_ids.length === 0
                    ? 'All'
                    : by.organization_ids.map((each) => <OrganizationLink key={each} id={each} />)}
                </Fact>
                <Fact name="A chain of sessions lasts">{lengthInWords(session.max_age_seconds)}</Fact>
                <Fact name="An access token lasts">{lengthInWords(session.access_token_ttl_seconds)}</Fact>
                <Fact name="A session lasts without a refresh">{lengthInWords(session.refresh_token_ttl_seconds)}</Fact>
                <Fact name="Created">
                  <Time value={blueprint.created_at} precise />
                </Fact>
              </Facts>
            </Card>
          </>
        )
      }}
    </Shown>
  )
}

function Delete({ blueprint }: { blueprint: Answer<'GET /agents/blueprints/{agent_blueprint_id}'> }) {
  const { id, name } = blueprint
  const { environment } = useParams({ from: '/$environment/agents/$blueprint' })
  const navigate = useNavigate()
  const remove = useChange('DELETE /agents/blueprints/{agent_blueprint_id}')
  return (
    <Danger
      action="Delete"
      name={name}
      consequence="Its instances and their sessions end. This cannot be undone."
      isFinal
      change={remove}
      onConfirm={() =>
        remove.mutate(
          { seen: [blueprint], path: { agent_blueprint_id: id } },
          {
            onSuccess: () => {
              announce(`Deleted ${name}.`)
              void navigate({ to: '/$environment/agents', params: { environment } })
            },
          },
        )
      }
    />
  )
}
