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
  returnsTo: 'Te lleva de vuelta a',
  thisDevice: 'Una aplicación de este dispositivo',
  organization: 'Organización',
  unchecked: (application, brand) =>
    `${application} se ha registrado por su cuenta y ${brand} no la ha revisado. Permítelo solo si lo has empezado tú y confías en ella.`,
  allow: 'Permitir',
  deny: 'Denegar',
  otherAccount: 'Usar otra cuenta',
}
