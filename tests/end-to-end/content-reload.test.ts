import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { saidBy, startClub, temporaryFolder } from './club.ts'

const contentFolder = join(temporaryFolder(), 'content')
cpSync('content', contentFolder, { recursive: true })
const club = await startClub({}, contentFolder)
const { general } = club.discord.channels
const { member } = club.discord.people

const wording = join(contentFolder, 'en/wording.yaml')
const help = async () => saidBy(await member.command(general.id, 'help'))

describe('content that is changed while the bot runs', () => {
  test('is used at once', async () => {
    const read = club.waitForLog('the content was read anew')
    const text = readFileSync(wording, 'utf8')
    writeFileSync(wording, text.replace('title: What I can do for you', 'title: My new title'))
    await read
    expect(await help()).toContain('My new title')
  })

  test('is left aside when it is broken, with its faults named, until it is mended', async () => {
    const good = readFileSync(wording, 'utf8')
    const refused = club.waitForLog('the changed content has faults')
    writeFileSync(wording, good.replace('title: My new title', 'title: [broken'))
    expect(await refused).toMatch(/content\/en\/wording\.yaml:\d+:\d+/)
    expect(await help()).toContain('My new title')

    const mended = club.waitForLog('the content was read anew')
    writeFileSync(wording, good.replace('My new title', 'My mended title'))
    await mended
    expect(await help()).toContain('My mended title')
  })
})
