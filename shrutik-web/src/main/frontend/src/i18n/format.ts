import { numberLocale } from './index';

export function number(value: number | null | undefined, digits = 0): string {
  return value == null
    ? '–'
    : new Intl.NumberFormat(numberLocale(), { maximumFractionDigits: digits }).format(value);
}

export function percent(share: number | null | undefined): string {
  return share == null
    ? '–'
    : new Intl.NumberFormat(numberLocale(), { style: 'percent', maximumFractionDigits: 0 }).format(
        share,
      );
}

/** Minutes and seconds, as on a clock. */
export function clock(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const two = (n: number) =>
    new Intl.NumberFormat(numberLocale(), { minimumIntegerDigits: 2 }).format(n);
  return `${number(Math.floor(whole / 60))}:${two(whole % 60)}`;
}

export function seconds(value: number): string {
  return new Intl.NumberFormat(numberLocale(), {
    style: 'unit',
    unit: 'second',
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value);
}

export function date(text: string | null | undefined): string {
  return text
    ? new Intl.DateTimeFormat(numberLocale(), { dateStyle: 'medium' }).format(new Date(text))
    : '–';
}

export function moment(text: string | null | undefined): string {
  return text
    ? new Intl.DateTimeFormat(numberLocale(), { dateStyle: 'medium', timeStyle: 'short' }).format(
        new Date(text),
      )
    : '–';
}

const UNITS = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];

export function bytes(value: number | null | undefined): string {
  if (value == null) {
    return '–';
  }
  const power = value < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log10(value) / 3));
  return new Intl.NumberFormat(numberLocale(), {
    style: 'unit',
    unit: UNITS[power],
    unitDisplay: 'short',
    maximumFractionDigits: 1,
  }).format(value / 1000 ** power);
}
