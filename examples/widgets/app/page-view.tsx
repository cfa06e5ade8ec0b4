import { useEffect, useRef } from 'react'
import type { Page } from './pages.tsx'
import type { Session } from './session.ts'

export function PageView({ session, page }: { session: Session; page: Page }) {
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = `${page.title} – ${session.organization ?? 'Widgets'}`
    // A screen reader announces the position; Tab continues in the page.
    heading.current?.focus()
  }, [page.title, session.organization])

  return (
    <main>
      <h1 ref={heading} tabIndex={-1}>
        {page.title}
      </h1>
      <p className="about">{page.about}</p>
      <section className="widget">{page.widget(session)}</section>
    </main>
  )
}
