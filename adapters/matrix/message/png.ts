/** PNG: how wide and high a picture is, in pixels. Pure. */

const SIGNATURE = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')

/** Width and height as Matrix names them, or nothing when the bytes are no PNG. */
export function pngSize(bytes: Uint8Array): { readonly w: number; readonly h: number } | null {
  const picture = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (picture.length < 24 || !picture.subarray(0, SIGNATURE.length).equals(SIGNATURE)) return null
  return { w: picture.readUInt32BE(16), h: picture.readUInt32BE(20) }
}
