import { useCallback, useEffect, useRef, useState } from 'react';
import { Microphone, MicrophoneError, type MicrophoneFault } from '../audio/Microphone';

const DEVICE = 'shrutik.microphone';

/** The microphone of a page: opened when the person asks, closed when the page is left. */
export function useMicrophone() {
  const [microphone, setMicrophone] = useState<Microphone | null>(null);
  const [fault, setFault] = useState<MicrophoneFault | null>(null);
  const [inputs, setInputs] = useState<MediaDeviceInfo[]>([]);
  const [device, setDevice] = useState<string | null>(localStorage.getItem(DEVICE));
  const [asking, setAsking] = useState(false);
  const open = useRef<Microphone | null>(null);

  const ask = useCallback(async (wanted: string | null) => {
    open.current?.close();
    open.current = null;
    setMicrophone(null);
    setFault(null);
    setAsking(true);
    const lost = () => {
      setFault('lost');
      setMicrophone(null);
    };
    try {
      let made: Microphone;
      try {
        made = await Microphone.open(wanted, lost);
      } catch (error) {
        // The one that was chosen is not plugged in any more: the usual one will do.
        if (!wanted || !(error instanceof MicrophoneError) || error.fault !== 'none') {
          throw error;
        }
        made = await Microphone.open(null, lost);
      }
      open.current = made;
      setMicrophone(made);
      setInputs(await Microphone.inputs());
    } catch (error) {
      setFault(error instanceof MicrophoneError ? error.fault : 'busy');
    } finally {
      setAsking(false);
    }
  }, []);

  const choose = useCallback(
    (id: string) => {
      localStorage.setItem(DEVICE, id);
      setDevice(id);
      void ask(id);
    },
    [ask],
  );

  useEffect(() => () => open.current?.close(), []);

  return { microphone, fault, inputs, device, asking, ask: () => ask(device), choose };
}
