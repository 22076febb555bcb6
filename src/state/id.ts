/** A new name nothing else has: 128 random bits in hexadecimal. (`randomUUID` is missing on an office's server without HTTPS.) */
export function newId(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
