/** The loudest sample of each of so many equal parts, 0 to 1. */
export function outline(samples: Float32Array, parts: number): number[] {
  const count = Math.min(parts, samples.length);
  return Array.from({ length: count }, (_, part) => {
    const from = Math.floor((samples.length * part) / count);
    const to = Math.floor((samples.length * (part + 1)) / count);
    let peak = 0;
    for (let i = from; i < to; i++) {
      peak = Math.max(peak, Math.abs(samples[i] ?? 0));
    }
    return peak;
  });
}

/** Decodes a recording on this device, for its outline and its true length. */
export async function decode(blob: Blob): Promise<{ duration: number; samples: Float32Array }> {
  const context = new OfflineAudioContext(1, 1, 16_000);
  const sound = await context.decodeAudioData(await blob.arrayBuffer());
  return { duration: sound.duration, samples: sound.getChannelData(0) };
}
