import type { DirectoryRow } from '#directory-sync/directories/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import { definePortalForm, definePortalPage, goTo, type Portal, portalForm, showPortalPage } from '../../kit/index.ts'
import { directoryOf, directoryPath, isScim, pathOf } from '../directory.ts'
import { placeOf } from '../setup/place.ts'
import { renderPortalFirstRun } from '../source/first-run.tsx'
import { readRun } from '../source/read-run.ts'
import { isArriving, readCounts, wasRefused } from './counts.ts'
import { renderPortalDirectorySync, type SyncState } from './sync.tsx'

const part = 'directory'

/** Of one that is not being deleted, which no page shows. */
export const syncState = ({ state }: DirectoryRow): SyncState => (state === 'deleting' ? 'unlinked' : state)

const syncPage = definePortalPage({
  name: 'directory.sync',
  path: `${directoryPath}/{id}/sync`,
  summary: 'Show whether a directory has connected',
  part,
  async show(portal, { id }) {
    const found = await directoryOf(portal, id)
    const run = isScim(found) ? undefined : await readRun(portal, found)
    // Once more, so that the state is not older than the run that led to it.
    const directory = run === undefined ? found : await directoryOf(portal, id)
    const state = syncState(directory)
    if (state === 'linked') await completeIfForDirectory(portal)
    if (run !== undefined && state !== 'linked') {
      if (run.last_run === null && run.next_run_at === null && !run.is_running)
        return goTo(portal, pathOf(directory, 'credentials'))
      return showPortalPage(portal, renderPortalFirstRun({ place: placeOf(portal, directory), state, run }))
    }
    const [counts, refused] = await Promise.all([readCounts(portal, directory), wasRefused(portal, directory)])
    const html = renderPortalDirectorySync({
      place: placeOf(portal, directory),
      state,
      run,
      counts,
      isArriving: isArriving(portal, directory),
      wasRefused: refused,
      finishForm: portalForm(portal, pathOf(directory, 'finish')),
    })
    return showPortalPage(portal, html)
  },
})

/** A link for everything is for single sign-on too, which ends it. */
async function completeIfForDirectory({ ctx, session, organization }: Portal): Promise<void> {
  if (session.intent === 'dsync') await completeSetup(ctx, organization.id)
}

const finishForm = definePortalForm({
  name: 'directory.finish',
  path: `${directoryPath}/{id}/finish`,
  summary: 'Finish the setup of a directory',
  part,
  async submit(portal, _fields, { id }) {
    const directory = await directoryOf(portal, id)
    if (directory.state !== 'linked') return goTo(portal, pathOf(directory, 'sync'))
    await completeIfForDirectory(portal)
    return goTo(portal, '/portal/done?of=directory')
  },
})

export const directorySyncOperations = [syncPage, finishForm]
