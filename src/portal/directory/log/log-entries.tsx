import { LocalDate, type PortalContext } from '../../kit/index.ts'
import { texts } from '../texts/index.ts'
import type { LogEntryView } from './log-views.ts'

/** Log entries, newest first: each in words, with the reason and the result. */
export function LogEntries({ page, entries }: { page: PortalContext; entries: readonly LogEntryView[] }) {
  return (
    <ul className="gp-rows">
      {entries.map((entry) => (
        <li key={entry.id} className="gp-row">
          <span className="gp-row-main">
            {entry.title !== undefined && <bdi>{entry.title}</bdi>}
            <span className={entry.title === undefined ? undefined : 'gp-soft'} lang={entry.lang}>
              {entry.words}
            </span>
            {entry.reason !== undefined && <span className="gp-soft">{entry.reason}</span>}
            {entry.group !== undefined && <bdi className="gp-soft">{entry.group}</bdi>}
            {entry.attributes.length > 0 && (
              <span className="gp-soft gp-value-line">
                {texts.log.entries(page).attributes} <code>{entry.attributes.join(', ')}</code>
              </span>
            )}
            {entry.request !== null && <code className="gp-soft gp-value-line">{entry.request}</code>}
          </span>
          <span className="gp-soft gp-time">
            <LocalDate page={page} at={entry.at} withTime />
          </span>
        </li>
      ))}
    </ul>
  )
}
