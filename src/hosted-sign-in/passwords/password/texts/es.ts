import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Escribe tu contraseña',
  label: 'Contraseña',
  required: 'Escribe tu contraseña.',
  change: 'Cambiar',
  forgot: '¿La has olvidado?',
  submit: 'Iniciar sesión',
  emailCode: 'Enviarme un código por correo',
}
