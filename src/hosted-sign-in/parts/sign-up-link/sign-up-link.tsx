import { CardLink, type PageProps } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

/** Left out where sign-up is off. */
export function SignUpLink({ page, href }: PageProps & { href: string | undefined }) {
  const { question, link } = texts.parts.signUpLink(page)
  return <CardLink question={question} href={href} label={link} />
}
