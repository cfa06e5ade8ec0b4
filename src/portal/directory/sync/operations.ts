import { type DirectoryRow, getDirectory } from '#directory-sync/directories/index.ts'
import { completeSetup } from '#sso/portal-links/index.ts'
import { goTo, type Portal } from '../../kit/index.ts'
import { directoryPages, isScim } from '../directory.ts'
import { stepPlaceOf } from '../setup/finished-steps.ts'
import { renderPortalFirstRun } from '../source/first-run.tsx'
import { readRun } from '../source/read-run.ts'
import { isArriving, readCounts, wasRefused } from './counts.ts'
import { renderPortalDirectorySync, type SyncState } from './sync.tsx'

/** For a directory that is not being deleted, since no page shows one that is. */
export const syncState = ({ state }: DirectoryRow): SyncState => (state === 'deleting' ? 'unlinked' : state)

const syncPage = directoryPages.page({
  name: 'sync',
  summary: 'Show whether a directory has connected',
  async show(found) {
    const { portal, form, goTo } = found
    const run = isScim(found.subject) ? undefined : await readRun(found)
    // Once more, so that the state is not older than the run that led to it.
    const directory = run === undefined ? found.subject : await getDirectory(portal.ctx, found.subject.id)
    const place = await stepPlaceOf({ ...found, subject: directory })
    const state = syncState(directory)
    if (state === 'linked') await completeIfForDirectory(portal)
    if (run !== undefined && state !== 'linked') {
      if (run.last_run === null && run.next_run_at === null && !run.is_running) return goTo('credentials')
      return renderPortalFirstRun({ place, state, run })
    }
    const [counts, refused] = await Promise.all([readCounts(portal, directory), wasRefused(portal, directory)])
    return renderPortalDirectorySync({
      place,
      state,
      run,
      counts,
      isArriving: isArriving(portal, directory),
      wasRefused: refused,
      finishForm: form('finish'),
    })
  },
})

/** A link for everything is for single sign-on too, which ends it. */
async function completeIfForDirectory({ ctx, session, organization }: Portal): Promise<void> {
  if (session.intent === 'dsync') await completeSetup(ctx, organization.id)
}

const finishForm = directoryPages.form({
  name: 'finish',
  summary: 'Finish the setup of a directory',
  async submit(about) {
    if (about.subject.state !== 'linked') return about.goTo('sync')
    await completeIfForDirectory(about.portal)
    return goTo(about.portal, '/portal/done?of=directory')
  },
})

export const directorySyncOperations = [syncPage, finishForm]
