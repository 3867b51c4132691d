/**
 * Gives a reply to Discord. The first response must reach Discord within 3 seconds, so a handler
 * that takes longer than 1.5 is announced first ("thinking"), privately, and filled in later.
 */
import {
  type ButtonInteraction,
  type ChatInputCommandInteraction,
  type MessageContextMenuCommandInteraction,
  MessageFlags,
  type ModalSubmitInteraction,
  type StringSelectMenuInteraction,
} from 'discord.js'
import type { Card } from '../card.ts'
import type { Reply } from './command.ts'
import { renderCard } from './render-card.ts'
import { renderForm } from './render-form.ts'

type Respondable =
  | ButtonInteraction
  | ChatInputCommandInteraction
  | MessageContextMenuCommandInteraction
  | ModalSubmitInteraction
  | StringSelectMenuInteraction

const patienceMs = 1500

export async function respond(interaction: Respondable, coming: Promise<Reply>): Promise<void> {
  const patience = Promise.withResolvers<'slow'>()
  const timer = setTimeout(() => patience.resolve('slow'), patienceMs)
  const first = await Promise.race([coming, patience.promise]).finally(() => clearTimeout(timer))
  if (first !== 'slow') return await send(interaction, first)
  await interaction.deferReply({ flags: MessageFlags.Ephemeral })
  const reply = await coming
  if ('ask' in reply)
    throw new Error('a form must be ready at once: Discord takes none after waiting')
  const { components, files } = message('say' in reply ? reply.say : reply.update)
  await interaction.editReply({ components, files, flags: MessageFlags.IsComponentsV2 })
}

async function send(interaction: Respondable, reply: Reply): Promise<void> {
  if ('ask' in reply) {
    if (interaction.isModalSubmit())
      throw new Error('Discord takes no form as the answer to a form')
    await interaction.showModal(renderForm(reply.ask))
    return
  }
  if ('update' in reply) {
    const updated = {
      ...message(reply.update),
      flags: MessageFlags.IsComponentsV2,
    } as const
    if (interaction.isMessageComponent()) await interaction.update(updated)
    else if (interaction.isModalSubmit() && interaction.isFromMessage())
      await interaction.update(updated)
    else throw new Error('there is no message to update')
    return
  }
  const flags = MessageFlags.IsComponentsV2 | (reply.to === 'asker' ? MessageFlags.Ephemeral : 0)
  await interaction.reply({ ...message(reply.say), flags })
}

/** Nothing we say mentions anyone by accident. */
function message(card: Card) {
  const files = (card.files ?? []).map(({ name, text }) => ({
    name,
    attachment: Buffer.from(text),
  }))
  return { components: renderCard(card), files, allowedMentions: { parse: [] } }
}
