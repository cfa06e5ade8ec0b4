/**
 * Languages of the mails. The same tags as on the hosted pages, written twice so that neither slice needs the other;
 * handing one to the other stops compiling when they drift apart.
 */
export type MailLocale = 'en' | 'es' | 'fr' | 'de' | 'ja' | 'pt-BR'
