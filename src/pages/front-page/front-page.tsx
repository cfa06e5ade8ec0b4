import { CardHeading, Document, failurePageTexts, LinkButton, type PageProps, renderPage } from '../kit/index.ts'
import { texts } from '../texts/index.ts'

export interface FrontPageProps extends PageProps {
  /** The application, if it is known which one the reader may be looking for. */
  home: string | undefined
}

/** For a person who opens the address of the sign-in by itself. */
function FrontPage({ page, home }: FrontPageProps) {
  const text = texts.frontPage(page)
  const { name } = page.brand
  return (
    <Document page={page} pageKey="front-page" title={text.title}>
      <CardHeading title={text.title}>{home === undefined ? text.leadWithoutLink : text.lead(name)}</CardHeading>
      <LinkButton href={home} label={failurePageTexts(page).goTo(name)} />
    </Document>
  )
}

export const renderFrontPage = (props: FrontPageProps): string => renderPage(<FrontPage {...props} />)
