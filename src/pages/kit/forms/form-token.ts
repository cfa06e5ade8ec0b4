import type { PublicContext, System } from '#platform/context.ts'
import { isSame } from '#platform/crypto/is-same.ts'

/**
 * The token that a form must send back.
 *
 * @param secret the cookie of the form's browser. @param subject what the form is about: the token of a sign-in or of a
 * link, or the path of a page without one.
 */
export function csrfToken(system: System, secret: string, subject: string): string {
  return system.stableHash(`csrf:${secret}:${subject}`).toString('base64url')
}

/** Whether a form came from a page that was shown to this browser for this subject (security rule W-3). */
export function isOwnForm(
  context: PublicContext,
  subject: string,
  secret: string | undefined,
  form: { csrf_token: string },
): boolean {
  return (
    isFromOwnOrigin(context) &&
    secret !== undefined &&
    isSame(form.csrf_token, csrfToken(context.system, secret, subject))
  )
}

/** Whether a page of ours sent the form, by its `Origin`. */
export function isFromOwnOrigin({ system, request }: PublicContext): boolean {
  return request.header('origin') === new URL(system.config.url).origin
}
