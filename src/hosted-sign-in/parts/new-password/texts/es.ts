import type { Texts } from './en.ts'

export const es: Texts = {
  label: 'Contraseña',
  hint: (minLength) =>
    `Al menos ${minLength} caracteres. Unas palabras al azar son fáciles de recordar y difíciles de adivinar.`,
  required: 'Escribe tu contraseña.',
  tooShort: (minLength) => `Usa al menos ${minLength} caracteres.`,
  tooLong: 'Esta contraseña es demasiado larga. Elige una más corta.',
  tooWeak: 'Esta contraseña es demasiado fácil de adivinar. Usa más palabras, o palabras menos comunes.',
  tooCommon: 'Esta contraseña es demasiado común. Elige una más difícil de adivinar.',
  breached: 'Esta contraseña aparece en una filtración de datos. Elige una que no uses en ningún otro sitio.',
  containsEmail: 'Elige una contraseña que no contenga tu correo.',
  reused: 'Ya has usado esta contraseña. Elige una nueva.',
}
