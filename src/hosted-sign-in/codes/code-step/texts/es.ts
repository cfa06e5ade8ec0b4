import type { Texts } from './en.ts'

export const es: Texts = {
  label: 'Código de seis cifras',
  required: 'Escribe el código de seis cifras del correo.',
  hint: (minutes) =>
    `Los códigos caducan a los ${minutes} minutos. Si no ves el correo, mira en la carpeta de correo no deseado.`,
  notArrived: '¿No te ha llegado?',
  resend: 'Enviar un código nuevo',
  resendIn: (seconds) => `Podrás pedir un código nuevo en ${seconds}\u00a0s.`,
  otherAddress: 'Usar otro correo',
}
