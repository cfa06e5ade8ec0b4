import type { Texts } from './en.ts'

export const es: Texts = {
  title: 'Has iniciado sesión',
  lead: (brand) => `Continúa a ${brand} para seguir donde lo dejaste.`,
  leadWithoutLink: (brand) => `Vuelve a ${brand} para continuar. Puedes cerrar esta página.`,
  submit: 'Continuar',
  finishedTitle: 'Este inicio de sesión ha terminado',
  finishedLead: (brand) => `Continúa a ${brand} o cierra esta página.`,
}
