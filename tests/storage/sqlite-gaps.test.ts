/** The SQLite store of counted gaps keeps the contract. */
import { openStorage } from '../../src/storage/open.ts'
import { gapCountsContract } from './gap-counts.contract.ts'

gapCountsContract('SQLite', async () => openStorage({ file: ':memory:' }))
