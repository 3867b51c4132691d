/** The SQLite store keeps the contract. */
import { openStorage } from '../../src/storage/open.ts'
import { reminderStoreContract } from './reminder-store.contract.ts'

reminderStoreContract('SQLite', async () => openStorage({ file: ':memory:' }).reminders)
