/** The SQLite store of server settings keeps the contract. */
import { openStorage } from '../../src/storage/open.ts'
import { clubStoreContract } from './club-store.contract.ts'

clubStoreContract('SQLite', async () => openStorage({ file: ':memory:' }))
