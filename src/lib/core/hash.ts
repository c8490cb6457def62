/** SHA-256, computed at once, in hexadecimal. */
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/** The SHA-256 of bytes. */
export const hashBytes = (bytes: Uint8Array): string => bytesToHex(sha256(bytes));

/** The SHA-256 of a text's UTF-8 form. */
export const hashText = (text: string): string => hashBytes(utf8ToBytes(text));
