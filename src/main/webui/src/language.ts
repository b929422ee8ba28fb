// Dates and durations are formatted by the browser in the language of the content that they belong to.

const RIGHT_TO_LEFT = new Set(["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg"]);

/**
 * The attributes of an element with text in this language: `lang` for screen readers, and the direction. Without a
 * language, the page's own applies.
 */
export function inLanguage(language: string | null): { lang?: string; dir?: "ltr" | "rtl" } {
  return language === null ? {} : { lang: language, dir: RIGHT_TO_LEFT.has(scriptOf(language) ?? "") ? "rtl" : "ltr" };
}

function scriptOf(language: string): string | undefined {
  try {
    return new Intl.Locale(language).maximize().script;
  } catch {
    return undefined;
  }
}

/** The reader's own variant of a language, if they have one: 9 November or November 9. */
function varietyOf(language: string): string {
  return navigator.languages.find((own) => own === language || own.startsWith(`${language}-`)) ?? language;
}

export function day(instant: string, language: string): string {
  return new Date(instant).toLocaleDateString(varietyOf(language), { day: "numeric", month: "long", year: "numeric" });
}

export function shortDay(instant: string, language: string): string {
  return new Date(instant).toLocaleDateString(varietyOf(language), { day: "numeric", month: "short" });
}

/** “16 – 22 November 2026”; null without a period. */
export function period(from: string | null, to: string | null, language: string | null): string | null {
  if (from === null || to === null) {
    return null;
  }
  return new Intl.DateTimeFormat(varietyOf(language ?? "en"), { day: "numeric", month: "long", year: "numeric", timeZone: "UTC" })
    .formatRange(new Date(from), new Date(to));
}

export function minutes(count: number, language: string): string {
  return new Intl.NumberFormat(language, { style: "unit", unit: "minute", unitDisplay: "short" }).format(count);
}

/** The size of a file: 1.2 MB. */
export function size(bytes: number): string {
  const unit = bytes < 1_000_000 ? "kilobyte" : "megabyte";
  const amount = bytes / (unit === "kilobyte" ? 1_000 : 1_000_000);
  return new Intl.NumberFormat(varietyOf("en"), { style: "unit", unit, maximumSignificantDigits: 2 }).format(amount);
}

export function nameOf(language: string): string {
  return new Intl.DisplayNames([language], { type: "language" }).of(language) ?? language;
}
