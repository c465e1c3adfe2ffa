import { fireEvent, render } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { ACTIONS, nameOf, shortcuts, useShortcuts } from '../src/components/shortcuts';

function Page(props: { submit: () => void; again: () => void }) {
  useShortcuts(props);
  return <textarea aria-label="text" />;
}

const key = (init: KeyboardEventInit) => new KeyboardEvent('keydown', init);

describe('shortcuts', () => {
  afterEach(() => shortcuts.reset());

  it('names what was pressed', () => {
    expect(nameOf(key({ key: 'Enter', ctrlKey: true }))).toBe('Control+Enter');
    expect(nameOf(key({ key: 'Enter', metaKey: true }))).toBe('Control+Enter');
    expect(nameOf(key({ key: 's', ctrlKey: true, shiftKey: true }))).toBe('Control+Shift+S');
    expect(nameOf(key({ key: ' ' }))).toBe('Space');
    expect(nameOf(key({ key: 'Shift' }))).toBeNull();
  });

  it('has each key once to begin with', () => {
    const keys = Object.values(ACTIONS);
    expect(new Set(keys).size).toBe(keys.length);
  });

  it('lets a single letter type where somebody writes', () => {
    const page = { submit: vi.fn(), again: vi.fn() };
    const { getByLabelText } = render(<Page {...page} />);
    fireEvent.keyDown(getByLabelText('text'), { key: 'r' });
    expect(page.again).not.toHaveBeenCalled();
    fireEvent.keyDown(getByLabelText('text'), { key: 'Enter', ctrlKey: true });
    expect(page.submit).toHaveBeenCalledOnce();
    fireEvent.keyDown(document.body, { key: 'r' });
    expect(page.again).toHaveBeenCalledOnce();
  });

  it('follows the choice of the person, and can be switched off', () => {
    const page = { submit: vi.fn(), again: vi.fn() };
    const { unmount } = render(<Page {...page} />);
    shortcuts.choose({ on: true, keys: { ...ACTIONS, again: 'q' } });
    unmount();
    const second = render(<Page {...page} />);
    fireEvent.keyDown(document.body, { key: 'q' });
    expect(page.again).toHaveBeenCalledOnce();
    second.unmount();
    shortcuts.choose({ on: false, keys: { ...ACTIONS } });
    render(<Page {...page} />);
    fireEvent.keyDown(document.body, { key: 'Enter', ctrlKey: true });
    expect(page.submit).not.toHaveBeenCalled();
  });
});
