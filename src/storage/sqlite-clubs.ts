/** Server settings in SQLite. A server without a row has set nothing. */
import type { DatabaseSync, SQLOutputValue } from 'node:sqlite'
import type { Club, ClubStore } from '../clubs/club.ts'
import { transaction } from './transaction.ts'

export function sqliteClubs(database: DatabaseSync): ClubStore {
  const find = database.prepare('SELECT * FROM clubs WHERE guild_id = :guild')
  const remove = database.prepare('DELETE FROM clubs WHERE guild_id = :guild')
  const write = database.prepare(`
    INSERT INTO clubs
      (guild_id, zone, quiet_from, quiet_to, language, region, organiser_role_id, notice_channel_id)
    VALUES
      (:guild, :zone, :from, :to, :language, :region, :role, :channel)
    ON CONFLICT (guild_id) DO UPDATE SET
      zone = excluded.zone, quiet_from = excluded.quiet_from, quiet_to = excluded.quiet_to,
      language = excluded.language, region = excluded.region,
      organiser_role_id = excluded.organiser_role_id,
      notice_channel_id = excluded.notice_channel_id`)
  const read = (guildId: string) => readClub(guildId, find.get({ guild: guildId }))

  return {
    async read(guildId) {
      return read(guildId)
    },

    async change(guildId, change) {
      return transaction(database, () => {
        const club: Club = { ...read(guildId), ...change, guildId }
        write.run({
          guild: guildId,
          zone: club.zone,
          from: club.quietHours?.from ?? null,
          to: club.quietHours?.to ?? null,
          language: club.language,
          region: club.region,
          role: club.organiserRoleId,
          channel: club.noticeChannelId,
        })
        return club
      })
    },

    async erase(guildId) {
      remove.run({ guild: guildId })
    },
  }
}

function readClub(guildId: string, row: Record<string, SQLOutputValue> | undefined): Club {
  const from = text(row?.quiet_from)
  const to = text(row?.quiet_to)
  return {
    guildId,
    zone: text(row?.zone),
    quietHours: from === null || to === null ? null : { from, to },
    language: text(row?.language),
    region: text(row?.region),
    organiserRoleId: text(row?.organiser_role_id),
    noticeChannelId: text(row?.notice_channel_id),
  }
}

function text(value: SQLOutputValue | undefined): string | null {
  return typeof value === 'string' ? value : null
}
