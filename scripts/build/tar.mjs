/** @typedef {{ name: string, content: Buffer, mode: number }} TarEntry */

const BLOCK = 512;

/**
 * Makes an archive in the format ustar. The same entries make the same bytes: no owner, no time.
 *
 * @param {readonly TarEntry[]} entries  with names of up to 100 bytes
 * @returns {Buffer}
 * @see https://pubs.opengroup.org/onlinepubs/9799919799/utilities/pax.html, ustar Interchange Format
 */
export function tarOf(entries) {
  const blocks = entries.flatMap(({ name, content, mode }) => [
    headerOf({ name, content, mode }),
    content,
    Buffer.alloc((BLOCK - (content.length % BLOCK)) % BLOCK),
  ]);
  return Buffer.concat([...blocks, Buffer.alloc(2 * BLOCK)]);
}

/** @param {TarEntry} entry */
function headerOf({ name, content, mode }) {
  const header = Buffer.alloc(BLOCK);
  const octal = (/** @type {number} */ value, /** @type {number} */ length) => value.toString(8).padStart(length, "0");
  header.write(name, 0, 100);
  header.write(`${octal(mode, 7)}\0${octal(0, 7)}\0${octal(0, 7)}\0`, 100);
  header.write(`${octal(content.length, 11)}\0${octal(0, 11)}\0`, 124);
  header.write("        0", 148);
  header.write("ustar\x0000", 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${octal(sum, 6)}\0 `, 148);
  return header;
}
