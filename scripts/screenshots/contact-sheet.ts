import { readdir, writeFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'

/** Writes index.html, which shows every picture of the folder, a page's looks in one row. Returns its path. */
export async function writeContactSheet(folder: URL): Promise<string> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.png')).sort()
  const names = [...new Set(files.map((file) => file.split('.')[0] ?? file))]
  const rows = names.map((name) => {
    const looks = files.filter((file) => file.startsWith(`${name}.`))
    return `<h2>${name}</h2><p>${looks.map((file) => `<a href="${file}"><img src="${file}" alt="${file}" loading="lazy"></a>`).join('')}</p>`
  })
  const path = fileURLToPath(new URL('index.html', folder))
  await writeFile(
    path,
    `<!doctype html><meta charset="utf-8"><title>Pages and mails</title>${style}${rows.join('\n')}\n`,
  )
  return path
}

const style = `<style>
body { margin: 24px; font: 14px/20px system-ui, sans-serif; background: #8b8d98 }
h2 { margin: 24px 0 8px; font-size: 14px }
p { display: flex; align-items: flex-start; gap: 12px; margin: 0; overflow-x: auto }
img { display: block; height: 360px }
</style>`
