import type { Texts } from './en.ts'

export const es: Texts = {
  title: (application, brand) => `¿Permitir que ${application} use tu cuenta de ${brand}?`,
  willBeAble: 'Podrá:',
  openid: 'Saber quién eres',
  profile: 'Ver tu nombre',
  email: 'Ver tu correo electrónico',
  offline_access: 'Seguir conectada cuando no la uses',
  otherScope: (scope) => `Usar el permiso «${scope}»`,
  account: 'Cuenta',
  offeredBy: 'Ofrecida por',
  publishedAt: 'Publicada en',
  returnsTo: 'Te lleva de vuelta a',
  thisDevice: 'Una aplicación de este dispositivo',
  organization: 'Organización',
  unchecked: (application, brand) =>
    `${brand} no ha revisado ${application}. Permítelo solo si lo has empezado tú y confías en ella.`,
  anyCanClaim: (application) => `Cualquier aplicación de este dispositivo puede hacerse pasar por ${application}.`,
  allow: 'Permitir',
  deny: 'Denegar',
  otherAccount: 'Usar otra cuenta',
}
