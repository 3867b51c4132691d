/** Freezes content for good: one handler must not be able to change what the others say. */
export function deepFreeze<T>(value: T): T {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** `Object.freeze` leaves a Map's entries open, so its writing methods go as well. */
export function frozenMap<K, V>(map: ReadonlyMap<K, V>): ReadonlyMap<K, V> {
  const copy = new Map(map)
  for (const value of copy.values()) deepFreeze(value)
  const refuse = () => {
    throw new TypeError('the content is read-only')
  }
  return Object.freeze(Object.assign(copy, { set: refuse, delete: refuse, clear: refuse }))
}
