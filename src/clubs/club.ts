/** What a server has set for itself, and where that is kept. Null means "not set". */

export interface QuietHours {
  /** 'HH:MM' on the clock of the club's zone; may lie after `to`, then the night is in between. */
  readonly from: string
  readonly to: string
}

export interface Club {
  readonly guildId: string
  /** IANA zone, for reminders that name none. */
  readonly zone: string | null
  readonly quietHours: QuietHours | null
  /** A language that has a folder in content/. */
  readonly language: string | null
  /** ISO 3166-1 alpha-2: whose emergency numbers the cards name. */
  readonly region: string | null
  /** Members with this role may do what needs Manage Server. */
  readonly organiserRoleId: string | null
  /** Where the bot tells the organisers what they must know. */
  readonly noticeChannelId: string | null
}

export type ClubChange = Partial<Omit<Club, 'guildId'>>

export interface ClubStore {
  /** The server's settings; all null for a server that never set any. */
  read(guildId: string): Promise<Club>
  /** Sets what the change names, leaves the rest, and gives back all that is now in force. */
  change(guildId: string, change: ClubChange): Promise<Club>
  erase(guildId: string): Promise<void>
}
