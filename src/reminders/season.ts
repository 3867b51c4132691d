/** Whether it is hot or cold season where a time zone lies. A guess from the map, not the weather. */

export type Season = 'hot' | 'cold'

/** Near the equator neither word fits, and what counts as hot differs by place. */
const southern =
  /^(?:Australia\/(?!Darwin)|Antarctica\/|Pacific\/(?:Auckland|Chatham)|Africa\/(?:Johannesburg|Maseru|Mbabane|Windhoek|Gaborone)|America\/(?:Argentina\/|Santiago|Punta_Arenas|Montevideo|Asuncion|Sao_Paulo))/
const northern =
  /^(?:Europe\/|America\/(?:New_York|Chicago|Denver|Los_Angeles|Phoenix|Toronto|Vancouver|Edmonton|Winnipeg|Halifax|St_Johns|Detroit|Boise|Anchorage|Indiana\/|Kentucky\/)|Asia\/(?:Tokyo|Seoul|Shanghai|Beirut|Jerusalem|Baku|Tbilisi|Yerevan|Almaty|Tashkent|Ulaanbaatar)|Atlantic\/(?:Azores|Madeira|Reykjavik))/

export function seasonOf(zone: string, at: Temporal.Instant): Season | null {
  const isSouth = southern.test(zone)
  if (!isSouth && !northern.test(zone)) return null
  const { month } = at.toZonedDateTimeISO(zone)
  const monthInNorth = isSouth ? ((month + 5) % 12) + 1 : month
  if (monthInNorth >= 6 && monthInNorth <= 8) return 'hot'
  return monthInNorth === 12 || monthInNorth <= 2 ? 'cold' : null
}
