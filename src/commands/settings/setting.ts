/** What every setting of /settings has: how it is read, cleared and said. One file each. */
import type { Club, ClubChange } from '../../clubs/club.ts'
import type { ContentLibrary } from '../../content/library.ts'
import type { Call, Choice, OptionShape } from '../../discord/command.ts'
import type { Services } from '../services.ts'

export interface Setting {
  /** Its subcommand, and the key of its words under `commands.settings`. */
  id: 'zone' | 'quiet-hours' | 'country' | 'language' | 'organisers' | 'notices'
  options: OptionShape[]
  /** Only for those with Manage Server, not for members with the organisers' role. */
  managersOnly?: boolean
  /**
   * What the options ask for; `null` when none was given, which only shows the setting.
   * @throws UserError
   */
  read(call: Call, services: Services): ClubChange | null
  /** Takes it back. */
  cleared: ClubChange
  /** What is in force, as part of a sentence. */
  describe(club: Club, library: ContentLibrary, services: Services): string
  /** What else to know once it is set. */
  note?(library: ContentLibrary): string
  suggest?(call: Call, services: Services): Choice[]
}
