/**
 * Stands in for `@matrix-org/matrix-sdk-crypto-nodejs`: what matrix-bot-sdk takes from it, and what it lacks for a bot
 * that Element clients talk to.
 */

export {
  Attachment,
  DeviceId,
  DeviceLists,
  EncryptedAttachment,
  EncryptionAlgorithm,
  HistoryVisibility,
  RequestType,
  RoomId,
  UserId,
} from '@matrix-org/matrix-sdk-crypto-wasm'
export { machineOf } from './bot-sdk.ts'
export { type CrossSigning, crossSign } from './cross-signing.ts'
export { EncryptionSettings } from './encryption-settings.ts'
export { backUpIdentity, type IdentityBackup } from './identity-backup.ts'
export { OlmMachine } from './machine.ts'
export { type Logger, type StoreOptions, StoreType } from './options.ts'
export type { OutgoingRequest, ToDeviceRequest } from './requests.ts'
export type { Send } from './server.ts'
export { StoreError, type StoreErrorCode } from './store/errors.ts'
export type { Unsigned, UnsignedReason } from './unsigned.ts'
