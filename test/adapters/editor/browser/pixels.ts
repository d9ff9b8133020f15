/** Pixels: what a browser shows, read by a browser, so that no decoder of pictures is needed. */

import type { Page } from 'playwright-core'

/** The pixels of a PNG, four bytes each; `eyes` is any page that lets pictures in. */
export async function pixelsOf(
  eyes: Page,
  png: Buffer,
): Promise<{ width: number; height: number; rgba: Buffer }> {
  const [width, height, base64] = (await eyes.evaluate(`(async () => {
    const image = new Image()
    image.src = 'data:image/png;base64,${png.toString('base64')}'
    await image.decode()
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d')
    canvas.drawImage(image, 0, 0)
    const { data, width, height } = canvas.getImageData(0, 0, image.width, image.height)
    return [width, height, new Uint8Array(data.buffer).toBase64()]
  })()`)) as [number, number, string]
  return { width, height, rgba: Buffer.from(base64, 'base64') }
}
