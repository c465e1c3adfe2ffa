import { useEffect, useRef, useSyncExternalStore } from 'react';

/** What can be done by a key; which key is the person's choice. */
export const ACTIONS = {
  play: 'Control+Space',
  back: 'Control+ArrowLeft',
  forward: 'Control+ArrowRight',
  restart: 'Control+Home',
  loop: 'Control+l',
  slower: 'Control+,',
  faster: 'Control+.',
  submit: 'Control+Enter',
  skip: 'Control+Shift+S',
  record: 'Space',
  again: 'r',
  next: 'n',
  approve: 'a',
  reject: 'x',
  revise: 'e',
} as const;

export type Action = keyof typeof ACTIONS;
export type Keys = Record<Action, string>;

interface Choice {
  on: boolean;
  keys: Keys;
}

const KEY = 'shrutik.shortcuts';

function read(): Choice {
  try {
    const kept = JSON.parse(localStorage.getItem(KEY) ?? '{}') as Partial<Choice>;
    return { on: kept.on ?? true, keys: { ...ACTIONS, ...kept.keys } };
  } catch {
    return { on: true, keys: { ...ACTIONS } };
  }
}

let choice = read();
const listeners = new Set<() => void>();

export const shortcuts = {
  current: () => choice,
  subscribe: (listener: () => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
  choose(next: Choice) {
    choice = next;
    localStorage.setItem(KEY, JSON.stringify(next));
    listeners.forEach((listener) => listener());
  },
  reset() {
    this.choose({ on: true, keys: { ...ACTIONS } });
  },
};

export function useShortcutChoice(): Choice {
  return useSyncExternalStore(shortcuts.subscribe, shortcuts.current);
}

/** The name of what was pressed, `Control+Enter`; null for a modifier alone. */
export function nameOf(event: KeyboardEvent): string | null {
  if (['Control', 'Shift', 'Alt', 'Meta'].includes(event.key)) {
    return null;
  }
  const key = event.key === ' ' ? 'Space' : event.key.length === 1 ? event.key : event.key;
  const shifted = event.shiftKey && (key.length > 1 || event.ctrlKey || event.metaKey);
  return [
    event.ctrlKey || event.metaKey ? 'Control' : null,
    event.altKey ? 'Alt' : null,
    shifted ? 'Shift' : null,
    shifted && key.length === 1 ? key.toUpperCase() : key,
  ]
    .filter(Boolean)
    .join('+');
}

function isTyping(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))
  );
}

function isPressable(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement &&
    target.closest('button, a, summary, [role="slider"], [role="radio"], [role="menuitem"]') != null
  );
}

/** Lets keys do things on a page, as the person chose, or not at all where switched off. */
export function useShortcuts(actions: Partial<Record<Action, () => void>>) {
  const { on, keys } = useShortcutChoice();
  const latest = useRef(actions);
  useEffect(() => {
    latest.current = actions;
  });
  useEffect(() => {
    if (!on) {
      return undefined;
    }
    const press = (event: KeyboardEvent) => {
      const name = nameOf(event);
      const found = (Object.keys(latest.current) as Action[]).find((a) => keys[a] === name);
      const plain = name != null && !/^(Control|Alt)\+/.test(name);
      if (
        !found ||
        event.repeat ||
        (plain && isTyping(event.target)) ||
        ((name === 'Space' || name === 'Enter') && isPressable(event.target)) ||
        document.querySelector('[role="dialog"]')
      ) {
        return;
      }
      event.preventDefault();
      latest.current[found]?.();
    };
    addEventListener('keydown', press);
    return () => removeEventListener('keydown', press);
  }, [on, keys]);
}
