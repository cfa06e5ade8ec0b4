import { CardLink, type PageProps } from '#pages/kit/index.ts'
import { texts } from '../../texts/index.ts'

export interface SignUpLinks {
  /** Left out where sign-up is off. */
  signUpUrl?: string | undefined
  /** Where people join a waitlist instead. */
  waitlistUrl?: string | undefined
}

/** For people who have no account. */
export function SignUpLink({ page, signUpUrl, waitlistUrl }: PageProps & SignUpLinks) {
  const { question, link, waitlist } = texts.parts.signUpLink(page)
  return (
    <CardLink question={question} href={waitlistUrl ?? signUpUrl} label={waitlistUrl === undefined ? link : waitlist} />
  )
}
