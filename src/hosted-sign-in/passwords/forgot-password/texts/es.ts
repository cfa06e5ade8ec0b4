import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Restablece tu contraseña',
  lead: 'Te enviaremos un enlace para restablecer tu contraseña.',
  submit: 'Enviar enlace',
  sentTitle: 'Revisa tu correo',
  sentLead: (email) => `Si ${email} tiene una cuenta, le hemos enviado un enlace para restablecer la contraseña.`,
  sentHint: 'El enlace caduca al cabo de una hora. Si no ves el correo, mira en la carpeta de correo no deseado.',
  back: 'Volver al inicio de sesión',
}
