import { recordingFormat } from './formats';
import { levelOf, type Level } from './level';

export type MicrophoneFault = 'refused' | 'none' | 'busy' | 'unsupported' | 'lost';

export class MicrophoneError extends Error {
  constructor(readonly fault: MicrophoneFault) {
    super(fault);
  }
}

const BITS_A_SECOND = 96_000;
const SLICE_MS = 500;
const FRAME = 2048;

function faultOf(error: unknown): MicrophoneFault {
  switch (error instanceof DOMException ? error.name : '') {
    case 'NotAllowedError':
    case 'SecurityError':
      return 'refused';
    case 'NotFoundError':
    case 'OverconstrainedError':
      return 'none';
    default:
      return 'busy';
  }
}

export interface Take {
  blob: Blob;
  mime: string;
  seconds: number;
}

/** An open microphone: its level, and recordings of it. */
export class Microphone {
  private recorder: MediaRecorder | null = null;
  private pieces: Blob[] = [];
  private begun = 0;
  private readonly frame = new Float32Array(FRAME);

  private constructor(
    private readonly stream: MediaStream,
    private readonly context: AudioContext,
    private readonly analyser: AnalyserNode,
    private readonly format: string,
  ) {}

  /** Asks the person for the microphone; `device` is one of {@link inputs}, else the usual one. */
  static async open(device: string | null, onLost: () => void): Promise<Microphone> {
    const format = typeof MediaRecorder === 'undefined' ? undefined : recordingFormat();
    if (!navigator.mediaDevices?.getUserMedia || !format) {
      throw new MicrophoneError('unsupported');
    }
    let stream: MediaStream;
    try {
      stream = await navigator.mediaDevices.getUserMedia({
        audio: {
          deviceId: device ? { exact: device } : undefined,
          channelCount: 1,
          echoCancellation: false,
          noiseSuppression: false,
          autoGainControl: true,
        },
      });
    } catch (error) {
      throw new MicrophoneError(faultOf(error));
    }
    const context = new AudioContext();
    void context.resume();
    const analyser = context.createAnalyser();
    analyser.fftSize = FRAME;
    context.createMediaStreamSource(stream).connect(analyser);
    stream.getAudioTracks().forEach((track) => track.addEventListener('ended', onLost));
    return new Microphone(stream, context, analyser, format);
  }

  static async inputs(): Promise<MediaDeviceInfo[]> {
    const all = (await navigator.mediaDevices?.enumerateDevices()) ?? [];
    return all.filter((device) => device.kind === 'audioinput' && device.deviceId);
  }

  level(): Level {
    this.analyser.getFloatTimeDomainData(this.frame);
    return levelOf(this.frame);
  }

  get recording(): boolean {
    return this.recorder?.state === 'recording';
  }

  get seconds(): number {
    return this.recording ? (performance.now() - this.begun) / 1000 : 0;
  }

  start() {
    this.pieces = [];
    const recorder = new MediaRecorder(this.stream, {
      mimeType: this.format,
      audioBitsPerSecond: BITS_A_SECOND,
    });
    recorder.addEventListener('dataavailable', (event) => {
      if (event.data.size > 0) {
        this.pieces.push(event.data);
      }
    });
    recorder.start(SLICE_MS);
    this.begun = performance.now();
    this.recorder = recorder;
  }

  /** Ends the recording and gives it; also after the microphone was pulled out. */
  stop(): Promise<Take> {
    const recorder = this.recorder;
    const seconds = (performance.now() - this.begun) / 1000;
    return new Promise((resolve) => {
      const done = () => {
        this.recorder = null;
        const mime = recorder?.mimeType || this.format;
        resolve({ blob: new Blob(this.pieces, { type: mime }), mime, seconds });
      };
      if (recorder && recorder.state !== 'inactive') {
        recorder.addEventListener('stop', done, { once: true });
        recorder.stop();
      } else {
        done();
      }
    });
  }

  close() {
    this.stream.getTracks().forEach((track) => track.stop());
    void this.context.close();
  }
}
