/**
 * When a provider's document (SAML metadata, OpenID Connect discovery) is read that a change names: by a job later, now if the
 * provider answers, or now, and the change is refused if it can't be read.
 */
export type Reading = 'later' | 'if_it_answers' | 'required'
