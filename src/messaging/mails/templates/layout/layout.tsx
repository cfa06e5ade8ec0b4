import { Fragment } from 'react'
import { renderToStaticMarkup } from 'react-dom/server'
import type { Locale } from '#platform/locale.ts'
import { texts } from '../../texts/index.ts'
import { type Mail, type MailBrand, oneLine } from './mail.ts'
import { buttonStyle, styles, stylesheet } from './styles.ts'

/** What a message consists of, from top to bottom. HTML and text part are both made from it. */
export interface MailContent {
  lang: Locale
  brand: MailBrand
  subject: string
  preheader: string
  title: string
  /** Before the code or the button. */
  lead: string
  /** The address that the mail is about, as `lead` has it. It is set apart, and no line breaks at a hyphen of it. */
  email: string
  /** What the mail is for, unless it only tells something. A code stands large and alone; a link is a button. */
  content?: { code: string } | { label: string; url: string }
  /** After it: how long it works. */
  after: string
  /** Why this came, and what to do if it was not asked for. */
  reason: string
}

/** One column of 560 px in tables and inline styles, which is what mail programs agree on. No image is needed. */
export function layOut(content: MailContent): Mail {
  const subject = oneLine(content.subject)
  const html = `<!doctype html>${renderToStaticMarkup(<MailDocument {...content} subject={subject} />)}`
  return { subject, preheader: content.preheader, html, text: textPart(content) }
}

function MailDocument({ lang, brand, subject, preheader, title, lead, email, content, after, reason }: MailContent) {
  const logo = /^https?:\/\//.test(brand.logoUrl ?? '') ? brand.logoUrl : undefined
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <title>{subject}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{stylesheet(brand.colors?.dark)}</style>
      </head>
      <body className="page" style={styles.page}>
        {/* biome-ignore lint/a11y/useSemanticElements: a div is an element that every mail program knows */}
        <div role="main">
          <div style={styles.preheader}>{preheader}</div>
          <table role="presentation" width="100%" cellPadding={0} cellSpacing={0} border={0}>
            <tbody>
              <tr>
                <td align="center" style={styles.outer}>
                  <table
                    role="presentation"
                    width={560}
                    cellPadding={0}
                    cellSpacing={0}
                    border={0}
                    style={styles.column}
                  >
                    <tbody>
                      <tr>
                        <td className="ink" style={styles.brand}>
                          {logo ? (
                            <img src={logo} alt={brand.name} height={32} loading="lazy" style={styles.logo} />
                          ) : (
                            brand.name
                          )}
                        </td>
                      </tr>
                      <tr>
                        <td className="card" style={styles.card}>
                          <h1 className="ink" style={styles.title}>
                            {title}
                          </h1>
                          <p className="ink" style={styles.text}>
                            <WithAddress text={lead} email={email} />
                          </p>
                          {content === undefined ? null : 'code' in content ? (
                            <p className="code" style={styles.code}>
                              {content.code}
                            </p>
                          ) : (
                            <>
                              <p style={styles.action}>
                                <a href={content.url} className="button" style={buttonStyle(brand.colors?.light)}>
                                  {content.label}
                                </a>
                              </p>
                              <p className="soft" style={styles.pasteLink}>
                                {texts[lang].layout.pasteLink}
                              </p>
                              <p className="soft" style={styles.url}>
                                {content.url}
                              </p>
                            </>
                          )}
                          <p className="ink" style={styles.last}>
                            {after}
                          </p>
                        </td>
                      </tr>
                      <tr>
                        <td className="soft" style={styles.reason}>
                          {reason}
                        </td>
                      </tr>
                    </tbody>
                  </table>
                </td>
              </tr>
            </tbody>
          </table>
        </div>
      </body>
    </html>
  )
}

/** As many characters as a line holds on a phone, if they are not all wide. */
const lineLength = 34

function WithAddress({ text, email }: { text: string; email: string }) {
  const [before, ...after] = text.split(email)
  return (
    <>
      {before}
      {after.map((part) => (
        <Fragment key={part}>
          <span style={styles.unbroken}>
            <span style={email.length > lineLength ? styles.longEmail : styles.email}>{email}</span>
            {punctuationOf(part)}
          </span>
          {part.slice(punctuationOf(part).length)}
        </Fragment>
      ))}
    </>
  )
}

/** What a part of a sentence begins with that no line may begin with. Escaped, as the text of the build is ASCII. */
function punctuationOf(part: string): string {
  return /^[\u202f.,:;?!\u00bb\u201d\u201c\uff09\u300d\u3002\u3001]+/.exec(part)?.[0] ?? ''
}

function textPart({ brand, title, lead, content, after, reason }: MailContent): string {
  const middle = content === undefined ? [] : 'code' in content ? [`    ${content.code}`] : [content.url]
  return `${[brand.name, title, lead, ...middle, after, '--', reason].map(trimmedLine).join('\n\n')}\n`
}

function trimmedLine(line: string): string {
  const indent = line.startsWith('    ') ? '    ' : ''
  return indent + oneLine(line)
}
