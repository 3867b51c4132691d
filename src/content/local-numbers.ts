/** Fills whom to call into the texts of the warning signs: `{{emergency}}` and `{{urgent}}`. */
import type { ContentLibrary } from './library.ts'

export const numberPlaceholders: readonly string[] = ['emergency', 'urgent']

/**
 * @param region a country's two-letter code. Null, or a country that isn't in the content: nothing is
 * guessed, and the text names the best-known numbers.
 */
export function localNumbers(
  { regions }: Pick<ContentLibrary, 'regions'>,
  region: string | null,
): { country: string | null; fill(text: string): string } {
  const country = regions.countries.get(region ?? '')
  const emergency = country?.emergency ?? regions.default.emergency
  const urgent =
    country === undefined
      ? regions.default.urgent
      : country.urgent === undefined
        ? regions.urgent.none
        : regions.urgent.line.replaceAll('{{line}}', country.urgent)
  return {
    country: country?.name ?? null,
    fill: (text) => text.replaceAll('{{emergency}}', emergency).replaceAll('{{urgent}}', urgent),
  }
}
