import { createTheme, defaultVariantColorsResolver, type MantineColorsTuple } from '@mantine/core';

const river: MantineColorsTuple = [
  '#e6f5f1',
  '#cfe9e2',
  '#a2d5c8',
  '#6fbfac',
  '#52c3a8',
  '#2d9c85',
  '#17806c',
  '#0f6c5c',
  '#0b5c50',
  '#07443b',
];

const ember: MantineColorsTuple = [
  '#fdf0e9',
  '#f8dccd',
  '#f1b79a',
  '#ec9064',
  '#ff9d70',
  '#d9622f',
  '#c5501f',
  '#b04417',
  '#9c3a12',
  '#742908',
];

export const theme = createTheme({
  primaryColor: 'river',
  primaryShade: { light: 8, dark: 4 },
  // What stands on a filled area is light or dark as the theme is: the style sheet knows.
  variantColorResolver: (input) => {
    const colours = defaultVariantColorsResolver(input);
    return input.variant === 'filled' ? { ...colours, color: 'var(--on-filled)' } : colours;
  },
  colors: { river, ember },
  fontFamily: "'Anek Bangla Variable', system-ui, sans-serif",
  fontFamilyMonospace: 'ui-monospace, Menlo, Consolas, monospace',
  headings: { fontFamily: "'Tiro Bangla', 'Anek Bangla Variable', serif", fontWeight: '400' },
  defaultRadius: 'md',
  fontSizes: { xs: '0.875rem', sm: '1rem', md: '1.0625rem', lg: '1.1875rem', xl: '1.375rem' },
  lineHeights: { xs: '1.45', sm: '1.5', md: '1.6', lg: '1.6', xl: '1.6' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Badge: { defaultProps: { tt: 'none', fw: 500 } },
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { centered: true, radius: 'lg' } },
  },
});
