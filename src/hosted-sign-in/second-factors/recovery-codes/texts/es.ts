import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Guarda tus códigos de recuperación',
  lead: 'Si pierdes el teléfono, podrás iniciar sesión con uno de estos códigos. Cada código sirve una vez.',
  once: 'No volverás a ver estos códigos. Guárdalos en un lugar seguro, como un gestor de contraseñas.',
  list: 'Códigos de recuperación',
  copy: 'Copiar los códigos',
  download: 'Descargar',
  fileName: 'codigos-de-recuperacion.txt',
  fileTitle: (brand) => `Códigos de recuperación de ${brand}. Cada código sirve una vez.`,
  submit: 'He guardado mis códigos',
  goneTitle: 'Ya has visto tus códigos de recuperación',
  goneLead:
    'Por seguridad, los mostramos una sola vez. Si no los guardaste, pide otros. Los anteriores dejarán de servir.',
  renew: 'Obtener códigos nuevos',
  skip: 'He guardado mis códigos',
}
