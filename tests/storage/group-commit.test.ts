/** Many changes in one transaction, and none of them undone by another's fault. */
import { DatabaseSync } from 'node:sqlite'
import { beforeEach, expect, test } from 'vitest'
import { type GroupCommit, groupCommit } from '../../src/storage/group-commit.ts'

let database: DatabaseSync
let group: GroupCommit

beforeEach(() => {
  database = new DatabaseSync(':memory:')
  database.exec('CREATE TABLE numbers (n INTEGER PRIMARY KEY) STRICT')
  group = groupCommit(database)
})
const add = (n: number) =>
  group.run(() => database.prepare('INSERT INTO numbers VALUES (?)').run(n).changes)
const kept = () =>
  database
    .prepare('SELECT n FROM numbers ORDER BY n')
    .all()
    .map(({ n }) => n)

test('each hears what its own change did', async () => {
  expect(await Promise.all([add(1), add(2), group.run(() => 'three')])).toEqual([1, 1, 'three'])
  expect(kept()).toEqual([1, 2])
})

test('what is asked for in one turn is written together', async () => {
  const first = add(1)
  const second = group.run(() => database.isTransaction)
  expect(kept()).toEqual([])
  await first
  expect(await second).toBe(true)
})

test('one that fails takes no other with it', async () => {
  const results = await Promise.allSettled([add(1), add(1), add(2)])
  expect(results.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
  expect(kept()).toEqual([1, 2])
})

test('closing writes what is waiting', () => {
  void add(1)
  group.flush()
  expect(kept()).toEqual([1])
})
