import { MantineProvider } from '@mantine/core';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import type { ReactNode } from 'react';
import { MemoryRouter } from 'react-router';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import Login from '../src/account/Login';
import Register from '../src/account/Register';
import { Welcome } from '../src/account/Welcome';
import { startTexts } from '../src/i18n';
import { theme } from '../src/theme';
import { BengaliKeyboard } from '../src/transcribe/BengaliKeyboard';
import { SkipDialog } from '../src/transcribe/SkipDialog';

function show(page: ReactNode) {
  return render(
    <MantineProvider theme={theme} env="test">
      <QueryClientProvider client={new QueryClient()}>
        <MemoryRouter>{page}</MemoryRouter>
      </QueryClientProvider>
    </MantineProvider>,
  );
}

describe('pages', () => {
  beforeAll(() => startTexts());

  it('welcome those who come for the first time', () => {
    show(<Welcome />);
    expect(screen.getByRole('link', { name: 'Join in' })).toHaveProperty(
      'href',
      expect.stringMatching('/register'),
    );
  });

  it('say that the address or the password is wrong, not which', async () => {
    const body = { error: { code: 'AUTHENTICATION_FAILED', message: 'no' } };
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify(body), { status: 401 })),
    );
    show(<Login />);
    await userEvent.type(screen.getByLabelText('E-mail address'), 'a@example.org');
    await userEvent.type(screen.getByLabelText('Password'), 'secure_password');
    await userEvent.click(screen.getByRole('button', { name: 'Log in' }));
    expect((await screen.findByRole('alert')).textContent).toBe(
      'The address or the password is not right.',
    );
  });

  it('show what the server says of each field', async () => {
    const body = {
      error: {
        code: 'VALIDATION_ERROR',
        message: 'x',
        details: { validation_errors: [{ field: 'password', issue: 'is easy to guess' }] },
      },
    };
    vi.stubGlobal('fetch', () =>
      Promise.resolve(new Response(JSON.stringify(body), { status: 422 })),
    );
    show(<Register />);
    await userEvent.type(screen.getByLabelText('Name'), 'Ann');
    await userEvent.type(screen.getByLabelText('E-mail address'), 'a@example.org');
    await userEvent.type(screen.getByLabelText('Password'), 'password1');
    await userEvent.click(screen.getByRole('button', { name: 'Open the account' }));
    expect(await screen.findByText('is easy to guess')).toBeTruthy();
  });

  it('type Bengali letters by pointer', async () => {
    const letter = vi.fn();
    const erase = vi.fn();
    show(<BengaliKeyboard onLetter={letter} onErase={erase} />);
    await userEvent.click(screen.getByRole('button', { name: 'ক' }));
    await userEvent.click(screen.getByRole('button', { name: 'Erase' }));
    expect(letter).toHaveBeenCalledWith('ক');
    expect(erase).toHaveBeenCalledOnce();
  });

  it('ask for the reason of a skip', async () => {
    const skip = vi.fn();
    show(<SkipDialog opened onClose={() => undefined} onSkip={skip} />);
    await userEvent.click(screen.getByLabelText('Too much noise'));
    await userEvent.type(screen.getByLabelText('Something to add?'), ' a fan ');
    await userEvent.click(screen.getByRole('button', { name: 'Skip' }));
    expect(skip).toHaveBeenCalledWith('noise', 'a fan');
  });
});
