import { type RequestFilter, statusClasses } from '../../requests/request-log.ts'

export function RequestFilterForm({ filter, isFiltered }: { filter: RequestFilter; isFiltered: boolean }) {
  return (
    <search>
      <form className="gh-filter" method="get" action="/_dev/requests">
        <label>
          Status
          <select name="status" defaultValue={filter.status ?? ''}>
            <option value="">All</option>
            {statusClasses.map((each) => (
              <option key={each} value={each}>
                {labels[each]}
              </option>
            ))}
          </select>
        </label>
        <label className="gh-grow">
          Path
          <input type="search" name="path" defaultValue={filter.path} autoComplete="off" spellCheck={false} />
        </label>
        <label className="gh-grow">
          Email, id or support code
          <input type="search" name="person" defaultValue={filter.person} autoComplete="off" spellCheck={false} />
        </label>
        <button className="gh-action" type="submit">
          Filter
        </button>
        {isFiltered && (
          <a className="gh-clear" href="/_dev/requests">
            Show all
          </a>
        )}
        <label className="gh-check">
          <input type="checkbox" name="own" value="1" defaultChecked={filter.own} />
          Include assets, probes and this server's own pages
        </label>
      </form>
    </search>
  )
}

const labels = {
  '2xx': '2xx Succeeded',
  '3xx': '3xx Redirected',
  '4xx': '4xx Refused',
  '5xx': '5xx Failed',
} as const
