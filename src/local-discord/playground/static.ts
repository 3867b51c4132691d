/** Serves the chat page's files and what was uploaded. */
import { readFile, realpath } from 'node:fs/promises'
import type { ServerResponse } from 'node:http'
import { createRequire } from 'node:module'
import { dirname, extname, join, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Simulation } from '../simulation.ts'

const pageFolder = fileURLToPath(new URL('../page/', import.meta.url))

const contentTypes: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
}

export const pageHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cache-Control': 'no-store',
}

/** `/`, `/page/*` and the one vendored module; false when there is no such file. */
export async function servePage(path: string, response: ServerResponse): Promise<boolean> {
  const file = path === '/' ? 'index.html' : path.replace(/^\/page\//, '')
  const found = file === 'vendor/htm-preact.js' ? standaloneModule() : await insidePage(file)
  const type = contentTypes[extname(file)]
  if (found === undefined || type === undefined) return false
  response.writeHead(200, { ...pageHeaders, 'Content-Type': type }).end(await readFile(found))
  return true
}

/** htm does not export this file by name, so it is found beside the one that it does export. */
function standaloneModule(): string {
  const main = createRequire(import.meta.url).resolve('htm')
  return join(dirname(main), '../preact/standalone.module.js')
}

/** Resolves links first, so that nothing outside the folder can be named. */
async function insidePage(file: string): Promise<string | undefined> {
  try {
    const [root, found] = await Promise.all([
      realpath(pageFolder),
      realpath(`${pageFolder}${file}`),
    ])
    return found.startsWith(root + sep) ? found : undefined
  } catch {
    return undefined
  }
}

/** Pictures may be shown; all else is handed out as a download, because its content is the bot's. */
export function serveAttachment(sim: Simulation, path: string, response: ServerResponse): boolean {
  const [, , , id = ''] = path.split('/')
  const file = sim.world.files.get(id)
  if (!file) return false
  const isPicture = /^image\/(png|gif|jpeg|webp)$/.test(file.contentType)
  response.writeHead(200, {
    ...pageHeaders,
    'Content-Type': isPicture ? file.contentType : 'application/octet-stream',
    'Content-Disposition': `${isPicture ? 'inline' : 'attachment'}; filename="${file.filename}"`,
  })
  response.end(file.bytes)
  return true
}
