import type { DirectorySync, Run } from '#directory-sync/pulled-directories/index.ts'
import { Form, type FormTarget, safeUrl } from '#pages/kit/index.ts'
import { LocalDate, Pairs, type PortalContext, StateBadge } from '../../kit/index.ts'
import type { DirectoryPlace } from '../setup/steps.ts'
import { texts } from '../texts/index.ts'

/** The last run and the next one, with what to do if it failed. */
export interface RunView extends Pick<DirectorySync, 'is_running' | 'last_run' | 'next_run_at'> {
  /** Of the last run, if it failed: what to do. */
  failure?: string | undefined
  /** Whether a run is in progress or about to begin. */
  isDue: boolean
  /** Begins a run. Left out while one goes on, and for five minutes after it was used. */
  form: FormTarget | undefined
}

/** The last and the next run of a directory that we read. Reloaded while a run is in progress. */
export function RunCard({ place, run }: { place: DirectoryPlace; run: RunView }) {
  const { page } = place
  const text = texts.source(page).run
  return (
    <section className="gh-card gp-card">
      <h2>{text.title}</h2>
      <div id="directory-run" className="gp-stack" aria-live="polite" {...(run.isDue ? { 'data-live': '' } : {})}>
        <RunFacts place={place} run={run} />
      </div>
      {run.form && (
        <Form target={run.form} className="gp-inline">
          <button className="gh-button gh-button-secondary" type="submit">
            {text.now}
          </button>
        </Form>
      )}
    </section>
  )
}

function RunFacts({ place: { page, baseUrl }, run }: { place: DirectoryPlace; run: RunView }) {
  const text = texts.source(page)
  const { last_run: last, next_run_at: next } = run
  const state = run.is_running ? text.run.running : run.isDue ? text.run.soon : undefined
  return (
    <>
      {run.failure && (
        <div className="gh-notice gh-notice-error">
          <p>
            {run.failure}{' '}
            <a className="gh-link" href={safeUrl(`${baseUrl}/credentials`)}>
              {text.change}
            </a>
          </p>
        </div>
      )}
      <Pairs
        pairs={[
          [text.run.last, last === null ? text.run.none : <LastRun key="last" page={page} run={last} />],
          ...(last === null ? [] : countPairs(page, last)),
          [
            text.run.next,
            state === undefined ? (
              next !== null && <LocalDate key="next" page={page} at={next} withTime />
            ) : (
              <StateBadge key="state" standing="waiting">
                {state}
              </StateBadge>
            ),
          ],
        ]}
      />
    </>
  )
}

function LastRun({ page, run }: { page: PortalContext; run: Run }) {
  return (
    <>
      <LocalDate page={page} at={run.ended_at} withTime />{' '}
      {run.outcome === 'failed' && <StateBadge standing="bad">{texts.source(page).run.failed}</StateBadge>}
    </>
  )
}

/** What a run read and changed, without what it did not. */
function countPairs(page: PortalContext, { outcome, is_complete, users, groups }: Run) {
  const text = texts.source(page).run
  if (outcome === 'succeeded' && !is_complete) return [[text.people, text.unchanged] as const]
  const shown = (counts: Run['users']) =>
    (['read', 'created', 'updated', 'deleted', 'refused'] as const)
      .filter((name) => counts[name] > 0)
      .map((name) => text[name](counts[name].toLocaleString(page.locale)))
      .join(' · ')
  return (
    [
      [text.people, shown(users)],
      [text.groups, shown(groups)],
    ] as const
  ).filter(([, counts]) => counts !== '')
}
