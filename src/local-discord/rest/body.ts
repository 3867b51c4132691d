/** Reads a request's body: JSON, or multipart with `payload_json` and files. */
import type { IncomingMessage } from 'node:http'
import type { Upload } from '../attachments.ts'
import { refuse } from '../refusal.ts'

const maxBytes = 26 * 1024 * 1024

export async function readBytes(request: IncomingMessage, limit = maxBytes): Promise<Buffer> {
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > limit) throw refuse(40005)
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

export async function readBody(
  request: IncomingMessage,
): Promise<{ body: unknown; uploads: Upload[] }> {
  const bytes = await readBytes(request)
  const contentType = request.headers['content-type'] ?? ''
  if (bytes.length === 0) return { body: undefined, uploads: [] }
  if (contentType.startsWith('multipart/form-data')) return readMultipart(bytes, contentType)
  if (!contentType.startsWith('application/json')) throw refuse(50046)
  return { body: parseJson(bytes.toString()), uploads: [] }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw refuse(50109)
  }
}

async function readMultipart(
  bytes: Buffer,
  contentType: string,
): Promise<{ body: unknown; uploads: Upload[] }> {
  const headers = { 'content-type': contentType }
  const form = await new Response(new Uint8Array(bytes), { headers }).formData().catch(() => {
    throw refuse(50046)
  })
  const uploads: Upload[] = []
  const fields: Record<string, string> = {}
  for (const [name, value] of form) {
    if (typeof value === 'string') {
      fields[name] = value
      continue
    }
    uploads.push({
      index: /^files?\[(\d+)\]$/.exec(name)?.[1] ?? String(uploads.length),
      filename: value.name,
      contentType: value.type || 'application/octet-stream',
      bytes: new Uint8Array(await value.arrayBuffer()),
    })
  }
  const { payload_json: payload, ...rest } = fields
  return { body: payload === undefined ? rest : parseJson(payload), uploads }
}
