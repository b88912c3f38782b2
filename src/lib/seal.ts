import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from "node:crypto";

/** Keeps secrets where others may read: what was sealed is read again with the same key alone. */
export type Seal = {
  /** `about` is what the text belongs to, without which it cannot be read. */
  close(text: string, about: string): string;
  /** Undefined where the text was sealed with another key or about something else, or was changed since. */
  open(sealed: string, about: string): string | undefined;
  /** A secret of its own for some other use, always the same. */
  derive(use: string): string;
};

const ALGORITHM = "aes-256-gcm";
/** Bytes. */
const NONCE = 12;
const TAG = 16;

/** AES-256-GCM under a key drawn by HKDF from `passphrase`, a random text of 32 characters or more. */
export function openSeal(passphrase: string): Seal {
  const keyFor = (use: string): Buffer => Buffer.from(hkdfSync("sha256", passphrase, "vigie", use, 32));
  const key = keyFor("seal");
  return {
    close(text, about) {
      const nonce = randomBytes(NONCE);
      const cipher = createCipheriv(ALGORITHM, key, nonce).setAAD(Buffer.from(about));
      const closed = Buffer.concat([cipher.update(text, "utf8"), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), closed]).toString("base64");
    },
    open(sealed, about) {
      const bytes = Buffer.from(sealed, "base64");
      if (bytes.length < NONCE + TAG) return undefined;
      const decipher = createDecipheriv(ALGORITHM, key, bytes.subarray(0, NONCE), { authTagLength: TAG });
      decipher.setAAD(Buffer.from(about)).setAuthTag(bytes.subarray(NONCE, NONCE + TAG));
      try {
        return decipher.update(bytes.subarray(NONCE + TAG), undefined, "utf8") + decipher.final("utf8");
      } catch {
        return undefined;
      }
    },
    derive: (use) => keyFor(`derive ${use}`).toString("base64url"),
  };
}
