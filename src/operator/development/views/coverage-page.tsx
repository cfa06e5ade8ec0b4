import type { Coverage, CoverageArea } from '../coverage.ts'
import { Document, type Site } from './document.tsx'

/** Which operations and events of the official API are served, by area. */
export function CoveragePage({ coverage, site }: { coverage: Coverage; site: Site }) {
  return (
    <Document title="Coverage" section="coverage" site={site}>
      <h1>Coverage</h1>
      <p className="gh-intro">{coverage.summary}</p>
      {coverage.sections.map(({ title, areas }) => (
        <section key={title} className="gh-panel" aria-label={title}>
          <h2>{title}</h2>
          <ul className="gh-areas">
            {areas.map((area) => (
              <Area key={area.name} area={area} />
            ))}
          </ul>
        </section>
      ))}
    </Document>
  )
}

function Area({ area: { name, served, missing } }: { area: CoverageArea }) {
  const total = served + missing.length
  const [word, style] =
    missing.length === 0 ? ['All served', 'done'] : served === 0 ? ['Not served', 'plain'] : ['Partly', 'waiting']
  return (
    <li>
      <p>
        <span className="gh-area">{titleOf(name)}</span>
        <span className="gh-figure">
          {served} of {total}
        </span>
        <span className={`gh-outcome gh-${style}`}>{word}</span>
      </p>
      {missing.length > 0 && (
        <details>
          <summary className="gh-more-names">
            {missing.length} missing<span className="gh-announcement"> of {name}</span>
          </summary>
          <ul>
            {missing.map((each) => (
              <li key={each}>
                <code>{each}</code>
              </li>
            ))}
          </ul>
        </details>
      )}
    </li>
  )
}

function titleOf(area: string): string {
  const words = area.split('_').map((word) => fullWords[word] ?? word)
  return words.join(' ').replace(/^./, (first) => first.toUpperCase())
}

const fullWords: Record<string, string> = {
  api: 'API',
  authkit: 'AuthKit',
  config: 'settings',
  dsync: 'directory sync',
  fga: 'fine-grained authorization',
  mfa: 'multi-factor authentication',
  sso: 'single sign-on',
}
