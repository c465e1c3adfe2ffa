/**
 * From an uploaded file to chunks of speech.
 *
 * <p>Purpose: find out what a file is from its bytes ({@link org.shrutik.audio.AudioFormat}),
 * decode it once with ffmpeg to 16 kHz mono 16-bit samples ({@link
 * org.shrutik.audio.AudioDecoder}), measure it ({@link org.shrutik.audio.PcmProfile}, {@link
 * org.shrutik.audio.AudioMeasurements}), find the speech in it ({@link
 * org.shrutik.audio.SilenceDetector}), plan the chunks ({@link org.shrutik.audio.ChunkCutter}) and
 * write them ({@link org.shrutik.audio.WavFile}).
 *
 * <p>What must stay true: plain classes without persistence, transactions or HTTP; one ffmpeg
 * process for each recording and none for a chunk; memory does not grow with the samples (a frame
 * of 10 ms leaves four bytes behind); the same samples give the same plan; no message of an {@link
 * org.shrutik.audio.AudioException} holds a path of the server.
 */
package org.shrutik.audio;
