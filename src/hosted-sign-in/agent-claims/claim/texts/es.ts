import type { Texts } from './en.ts'

export const es: Texts = {
  title: (brand) => `¿Permitir que un agente de IA use tu cuenta de ${brand}?`,
  lead: 'Un agente se ha registrado y pide actuar por ti.',
  leadOf: (issuer) => `Un agente de ${issuer} se ha registrado y pide actuar por ti.`,
  willBeAble: 'Podrá:',
  scope: (scope) => `Usar el permiso «${scope}»`,
  account: 'Cuenta',
  organization: 'Organización',
  warning:
    'Permítelo solo si se lo pediste a un agente en el que confías. Si otra persona te envió este enlace, recházalo.',
  codeLabel: 'Código de tu agente',
  codeHint: 'Déjalo vacío si tu agente no te dio un código. Recibirás uno para dárselo.',
  codeWrong: 'Ese no es el código de tu agente. Compruébalo, o déjalo vacío para obtener un código para tu agente.',
  tooManyCodes: 'Demasiados códigos incorrectos. Pide un enlace nuevo a tu agente.',
  allow: 'Permitir',
  deny: 'Rechazar',
  otherAccount: 'Usar otra cuenta',
  codeTitle: 'Dale este código a tu agente',
  codeLead: 'Tu agente se conecta en cuanto tiene el código. Es válido durante 10 minutos.',
  codeWarning: 'No des este código a nadie más que al agente que iniciaste.',
  completedTitle: 'Tu agente está conectado',
  completedLead: 'Ya puede actuar por ti. Puedes cerrar esta página.',
  deniedTitle: 'Tu agente no se ha conectado',
  deniedLead: 'Rechazaste la solicitud. Puedes cerrar esta página.',
  otherTitle: 'Este enlace es para otra persona',
  otherLead: 'El agente pidió otra cuenta. Inicia sesión con ella o pide un enlace nuevo a tu agente.',
}
