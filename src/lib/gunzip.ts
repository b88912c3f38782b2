import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { Failure } from "./failure.ts";

const unpack = promisify(gunzip);

/** A file as it was before gzip packed it, or as it is where gzip did not. Throws `Failure` past `limit` bytes. */
export async function unpackFile(bytes: Uint8Array, url: string, limit: number): Promise<Uint8Array> {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return await unpack(bytes, { maxOutputLength: limit });
  } catch (cause) {
    const isTooLarge = Object(cause).code === "ERR_BUFFER_TOO_LARGE";
    throw new Failure(
      isTooLarge ? { code: "fetch-too-large", url, limit } : { code: "fetch-failed", url, reason: "Z_DATA_ERROR" },
      { cause },
    );
  }
}
