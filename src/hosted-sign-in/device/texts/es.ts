import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Conecta un dispositivo',
  lead: 'Escribe el código que muestra tu dispositivo.',
  label: 'Código',
  submit: 'Continuar',
  codeInvalid: 'Ningún dispositivo espera con este código. Revísalo o consigue uno nuevo en el dispositivo.',
  confirmTitle: '¿Permitir que este dispositivo inicie sesión?',
  confirmLead: (brand) => `Un dispositivo quiere iniciar sesión en ${brand} con tu cuenta.`,
  account: 'Cuenta',
  code: 'Código',
  address: 'Dirección IP',
  program: 'Dispositivo',
  warning: 'Permítelo solo si lo has empezado tú y tu dispositivo muestra el mismo código.',
  allow: 'Permitir',
  deny: 'Denegar',
  successTitle: 'Tu dispositivo ha iniciado sesión',
  successLead: 'Continúa en tu dispositivo. Puedes cerrar esta página.',
  deniedTitle: 'Tu dispositivo no ha iniciado sesión',
  deniedLead: 'Has denegado la solicitud. Puedes cerrar esta página.',
}
