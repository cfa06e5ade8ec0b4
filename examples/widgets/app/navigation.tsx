import { useEffect, useState } from 'react'
import { type Colors, choices } from './color-scheme.ts'
import { type Page, sections } from './pages.tsx'
import type { Session } from './session.ts'

/** Beside the page; on a phone above it, behind a button. */
export function Navigation({ session, page, colors }: { session: Session; page: Page; colors: Colors }) {
  const [isOpen, setOpen] = useState(false)
  useEffect(() => {
    if (page.id !== '') setOpen(false)
  }, [page.id])

  return (
    <header>
      <div className="brand">
        <span>{session.organization ?? 'No organization'}</span>
        <button type="button" aria-expanded={isOpen} aria-controls="navigation" onClick={() => setOpen(!isOpen)}>
          Menu
        </button>
      </div>
      <div id="navigation" className="menu" data-open={isOpen}>
        <nav aria-label="Widgets">
          {sections.map(({ title, pages }) => (
            <section key={title}>
              <h2>{title}</h2>
              <ul>
                {pages.map(({ id, title }) => (
                  <li key={id}>
                    <a href={`#${id}`} aria-current={id === page.id ? 'page' : undefined}>
                      {title}
                    </a>
                  </li>
                ))}
              </ul>
            </section>
          ))}
        </nav>
        <div className="account">
          <ColorChoice {...colors} />
          <p>
            {session.email}
            <br />
            {session.role}
          </p>
          <a href="/logout">Sign out</a>
        </div>
      </div>
    </header>
  )
}

function ColorChoice({ choice, choose }: Colors) {
  return (
    <fieldset className="colors">
      <legend>Colors</legend>
      {choices.map((each) => (
        <label key={each}>
          <input type="radio" name="colors" checked={each === choice} onChange={() => choose(each)} />
          {each}
        </label>
      ))}
    </fieldset>
  )
}
